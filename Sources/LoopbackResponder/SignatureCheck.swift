internal import RequestSigning

/// Verifies that a request was signed with a key the responder knows, as the service does: from the bytes that came.
public struct SignatureCheck: Sendable {
    /// Secret keys by access key.
    public var secrets: [String: String]

    /// A check that knows these keys.
    public init(secrets: [String: String]) { self.secrets = secrets }

    /// What a signature that does not hold is answered with.
    public struct Refusal: Error, Sendable, Equatable {
        /// The error code, such as `SignatureDoesNotMatch`.
        public let code: String
        /// The sentence that goes with it.
        public let message: String
    }

    /// Throws a ``Refusal`` unless the signature of `request` holds.
    public func verify(_ request: ReceivedRequest) throws(Refusal) {
        guard let authorization = request.header("authorization") else {
            throw Refusal(code: "MissingAuthenticationToken", message: "The request has no Authorization header.")
        }
        guard let parts = SignatureParts(authorization), let date = request.header("x-amz-date"),
            let time = SigningTime(iso8601Basic: date),
            time.day == parts.day
        else {
            throw Refusal(code: "IncompleteSignature", message: "Authorization or X-Amz-Date is not of the form that SigV4 asks for.")
        }
        guard let secret = secrets[parts.accessKeyID] else {
            throw Refusal(code: "InvalidClientTokenId", message: "The security token included in the request is invalid.")
        }
        let added: Set<String> = ["x-amz-date", "x-amz-security-token"]
        let signed = Set(parts.signedHeaders)
        guard signed.contains("host"), signed.contains("x-amz-date") else {
            throw Refusal(code: "IncompleteSignature", message: "Host and X-Amz-Date have to be among the signed headers.")
        }
        var copy = SignableRequest(
            method: request.method, path: request.path, query: request.query,
            headers: request.headers.filter { signed.contains($0.name.lowercased()) && !added.contains($0.name.lowercased()) })
        let credentials = SigningCredentials(
            accessKeyID: parts.accessKeyID, secretAccessKey: secret, sessionToken: request.header("x-amz-security-token"))
        let record = SignatureV4(region: parts.region, service: parts.service)
            .sign(&copy, body: .body(request.body), credentials: credentials, at: time)
        guard record.signature == parts.signature else {
            throw Refusal(
                code: "SignatureDoesNotMatch",
                message:
                    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and "
                    + "signing method. The Canonical String for this request should have been\n'\(record.canonicalRequest)'\n\nThe String-to-Sign "
                    + "should have been\n'\(record.stringToSign)'\n")
        }
    }
}

/// The parts of an `Authorization` header of SigV4.
private struct SignatureParts {
    let accessKeyID, day, region, service, signature: String
    let signedHeaders: [String]

    init?(_ authorization: String) {
        let scheme = "AWS4-HMAC-SHA256 "
        guard authorization.hasPrefix(scheme) else { return nil }
        var fields: [Substring: Substring] = [:]
        for field in authorization.dropFirst(scheme.count).split(separator: ",") {
            let pair = field.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { return nil }
            fields[pair[0]] = pair[1]
        }
        let scope = (fields["Credential"] ?? "").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard scope.count == 5, scope[4] == "aws4_request", let headers = fields["SignedHeaders"], let signature = fields["Signature"]
        else {
            return nil
        }
        (accessKeyID, day, region, service) = (scope[0], scope[1], scope[2], scope[3])
        signedHeaders = headers.split(separator: ";").map(String.init)
        self.signature = String(signature)
    }
}
