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
    private var names: [String]
    /// Whether something besides credentials is secret.
    private let hasOwnNames: Bool

    /// Takes out keys, tokens and signatures, and the values of members by those wire names.
    public init(sensitive names: some Sequence<String> = []) {
        let own = Array(names)
        hasOwnNames = !own.isEmpty
        self.names = own + Self.secretMembers
    }

    /// The same, and the values of further names.
    func adding(_ names: [String]) -> Redaction {
        var redaction = self
        redaction.names += names
        return redaction
    }

    /// The headers without secrets.
    func headers(_ headers: HTTPHeaders) -> HTTPHeaders {
        HTTPHeaders(
            headers.masked.fields.map { name, value in
                names.contains { HTTPHeaders.isSame($0, name) } ? (name: name, value: "***") : (name: name, value: value)
            })
    }

    /// The query or form without secrets: `Password=***`, `Users.1.Password=***`.
    func form(_ text: String) -> String {
        guard !text.isEmpty else { return text }
        var kept: [String] = []
        for pair in text.pieces(at: UInt8(ascii: "&")) {
            let parts = pair.pieces(at: UInt8(ascii: "="), atMost: 2)
            let name = PercentEncoding.decode(parts[0])
            var isSecret = Self.secretParameters.contains(name.lowercased())
            for word in name.pieces(at: UInt8(ascii: ".")) where names.contains(word) { isSecret = true }
            kept.append(isSecret && parts.count == 2 ? "\(parts[0])=***" : pair)
        }
        return kept.joined(separator: "&")
    }

    /// The body without secrets, by what it looks like. Bytes that are no text are kept out if anything is sensitive.
    func body(_ bytes: [UInt8], _ headers: HTTPHeaders) -> [UInt8] {
        guard !bytes.isEmpty else { return bytes }
        // The token by which an instance's keys are asked for is a text of its own.
        if headers.contains("x-aws-ec2-metadata-token-ttl-seconds") { return Array("***".utf8) }
        let type = headers["Content-Type"]?.lowercased() ?? ""
        if type.contains("cbor") || type.contains("eventstream") { return hasOwnNames ? Array("***".utf8) : bytes }
        if type.contains("urlencoded") { return Array(form(String(decoding: bytes, as: UTF8.self)).utf8) }
        var scanner = SecretScanner(bytes, names)
        switch bytes.first(where: { $0 > 0x20 }) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return scanner.json()
        case UInt8(ascii: "<"): return scanner.xml()
        default: return bytes
        }
    }
}
