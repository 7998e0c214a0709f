internal import WireFormats

/// What is taken out of requests and replies before they are kept.
public struct Redaction: Sendable {
    private static let secretParameters = [
        "x-amz-security-token", "x-amz-s3session-token", "x-amz-signature", "x-amz-credential", "signature", "securitytoken",
    ]
    /// Members by which credentials come and go, whatever service gives or takes them: those of the token services, of containers and of
    /// instances are fetched through the same transport as everything else.
    private static let secretMembers = [
        "SecretAccessKey", "secretAccessKey", "SessionToken", "sessionToken", "Token", "WebIdentityToken", "SAMLAssertion", "accessToken",
        "refreshToken", "idToken", "clientSecret",
    ]
    package private(set) var names: [String]
    /// Whether something besides credentials is secret.
    package let hasOwnNames: Bool

    /// Takes out keys, tokens and signatures, and the values of members by those wire names.
    public init(sensitive names: some Sequence<String> = []) {
        let own = Array(names)
        hasOwnNames = !own.isEmpty
        self.names = own + Self.secretMembers
    }

    /// The same, and the values of further names.
    package func adding(_ names: [String]) -> Redaction {
        var redaction = self
        redaction.names += names
        return redaction
    }

    /// The headers without secrets.
    package func headers(_ headers: HTTPHeaders) -> HTTPHeaders {
        HTTPHeaders(
            headers.masked.fields.map { name, value in
                names.contains { HTTPHeaders.isSame($0, name) } ? (name: name, value: "***") : (name: name, value: value)
            })
    }

    /// The query or form without secrets: `Password=***`, `Users.1.Password=***`.
    package func form(_ text: String) -> String {
        guard !text.isEmpty else { return text }
        var kept: [String] = []
        for pair in text.pieces(at: UInt8(ascii: "&")) {
            let parts = pair.pieces(at: UInt8(ascii: "="), atMost: 2)
            let name = PercentEncoding.decode(parts[0])
            var isSecret = Self.secretParameters.contains(name.lowercased()) || names.contains(name)
            for word in name.pieces(at: UInt8(ascii: ".")) where names.contains(word) { isSecret = true }
            kept.append(isSecret && parts.count == 2 ? "\(parts[0])=***" : pair)
        }
        return kept.joined(separator: "&")
    }
}
