import Digests
import RequestSigning

/// The credentials and the moment of the public examples.
enum Example {
    static let credentials = SigningCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
    /// 2015-08-30 12:36:00 UTC.
    static let time = SigningTime(secondsSinceEpoch: 1_440_938_160)
    static let signer = SignatureV4(region: "us-east-1", service: "service")

    /// The credentials and the moment of the examples for object storage.
    static let storageCredentials = SigningCredentials(
        accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    /// 2013-05-24 00:00:00 UTC.
    static let storageTime = SigningTime(secondsSinceEpoch: 1_369_353_600)
    static let storage = SignatureV4(region: "us-east-1", service: "s3", options: .objectStorage)

    static func request(_ method: String = "GET", path: String = "/", query: String = "", _ headers: (String, String)...) -> SignableRequest
    {
        let host: [(name: String, value: String)] = [("Host", "example.amazonaws.com")]
        return SignableRequest(method: method, path: path, query: query, headers: host + headers.map { ($0.0, $0.1) })
    }

    /// The lines of the canonical request of a signed request.
    static func canonical(_ request: SignableRequest, options: SigningOptions = .init(), body: PayloadHash = .empty) -> [String] {
        var request = request
        let record = SignatureV4(region: "us-east-1", service: "service", options: options)
            .sign(&request, body: body, credentials: credentials, at: time)
        return record.canonicalRequest.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
