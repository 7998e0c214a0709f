import Foundation
import RequestSigning
import Testing

@Suite("The public vectors of Signature Version 4", .enabled(if: ConformanceData.isWanted, ConformanceData.skipComment))
struct PublicVectorTests {
    static let cases = ConformanceData.cases(in: "sigv4") { $0.hasSuffix(".req") }

    @Test func thereAreAtLeastThirtyFour() {
        #expect(Self.cases.count >= 34)
    }

    @Test(arguments: cases)
    func canonicalRequestStringToSignAndAuthorizationAreAsStated(_ folder: URL) throws {
        func file(_ ending: String) throws -> String {
            let name = folder.lastPathComponent
            return try String(contentsOf: folder.appendingPathComponent("\(name).\(ending)"), encoding: .utf8)
                .replacingOccurrences(of: "\r\n", with: "\n")
        }
        let written = WrittenRequest(try file("req"))
        let signed = WrittenRequest(try file("sreq"))
        var request = SignableRequest(method: written.method, path: written.path, query: written.query, headers: written.headers)
        // A token that only the signed request shows is the signer's to add: signed along or not, as its headers say.
        let token = signed.headers.first { $0.name == "X-Amz-Security-Token" }?.value
        let isSigned = try file("creq").contains("x-amz-security-token")
        let signer = SignatureV4(region: "us-east-1", service: "service", options: SigningOptions(signsSessionToken: isSigned))
        let record = signer.sign(
            &request, body: .body(written.body),
            credentials: SigningCredentials(
                accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", sessionToken: token),
            at: try #require(SigningTime(iso8601Basic: "20150830T123600Z"))
        )
        #expect(record.canonicalRequest == (try file("creq")))
        #expect(record.stringToSign == (try file("sts")))
        #expect(request.header("Authorization") == (try file("authz")))
        #expect(request.header("X-Amz-Security-Token") == token)
        #expect(Set(request.headers.map { $0.name.lowercased() }) == Set(signed.headers.map { $0.name.lowercased() }))
    }
}
