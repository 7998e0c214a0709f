package import ServiceRuntime

extension Redaction {
    /// The body without secrets, by what it looks like. Bytes that are no text are kept out if anything is sensitive.
    package func body(_ bytes: [UInt8], _ headers: HTTPHeaders) -> [UInt8] {
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
