/// What is taken out of requests and replies before they are kept.
public struct Redaction: Sendable {
    private static let secretParameters: Set<String> = [
        "x-amz-security-token", "x-amz-s3session-token", "x-amz-signature", "x-amz-credential", "signature", "securitytoken",
    ]
    private let names: Set<String>

    /// Takes out keys, tokens and signatures, and the values of members by those wire names.
    public init(sensitive names: some Sequence<String> = []) { self.names = Set(names) }

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
        return text.split(separator: "&", omittingEmptySubsequences: false).map { pair in
            guard let equals = pair.firstIndex(of: "=") else { return String(pair) }
            let name = PercentEncoding.decode(pair[..<equals])
            let isSecret =
                name.split(separator: ".").contains { names.contains(String($0)) }
                || Self.secretParameters.contains(name.lowercased())
            return isSecret ? "\(pair[...equals])***" : String(pair)
        }.joined(separator: "&")
    }

    /// The body without secrets, by what it looks like. Bytes that are no text are kept out if anything is sensitive.
    func body(_ bytes: [UInt8], _ headers: HTTPHeaders) -> [UInt8] {
        guard !names.isEmpty, !bytes.isEmpty else { return bytes }
        let type = headers["Content-Type"]?.lowercased() ?? ""
        if type.contains("cbor") || type.contains("eventstream") { return Array("***".utf8) }
        if type.contains("urlencoded") { return Array(form(String(decoding: bytes, as: UTF8.self)).utf8) }
        var scanner = SecretScanner(bytes, names)
        switch bytes.first(where: { $0 > 0x20 }) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return scanner.json()
        case UInt8(ascii: "<"): return scanner.xml()
        default: return bytes
        }
    }
}
