internal import Digests
public import RequestSigning

/// Signs requests with AWS Signature Version 2, which a few old services still take: the parameters of the query or of
/// the form in the body are signed, and nothing else.
public struct SignatureV2: Sendable {
    /// A signer; version 2 knows neither region nor service.
    public init() {}

    /// Adds the key's name, the method, the time, the token and the signature to the form in `body`, or to the query if
    /// there is no body. Parameters of an earlier signature are replaced. Gives back the text that was signed.
    @discardableResult
    public func sign(
        _ request: inout SignableRequest, body: inout [UInt8], credentials: SigningCredentials, at time: SigningTime
    ) -> String {
        let hasForm = !body.isEmpty
        var form = hasForm ? String(decoding: body, as: UTF8.self) : request.query
        let own: Set<Substring> = [
            "AWSAccessKeyId", "SignatureVersion", "SignatureMethod", "Timestamp", "SecurityToken", "Signature",
        ]
        form = form.split(separator: "&").filter { !own.contains($0.prefix { $0 != "=" }) }.joined(separator: "&")
        form.appendParameter("AWSAccessKeyId", credentials.accessKeyID)
        form.appendParameter("SignatureVersion", "2")
        form.appendParameter("SignatureMethod", "HmacSHA256")
        form.appendParameter("Timestamp", time.iso8601)
        if let token = credentials.sessionToken { form.appendParameter("SecurityToken", token) }

        let host = (request.header("Host") ?? "").lowercased()
        var text = "\(request.method)\n\(host)\n\(request.path.isEmpty ? "/" : request.path)\n"
        text += sortedByName(form).map { canonicalQuery(String($0)) }.joined(separator: "&")
        form.appendParameter("Signature", base64(HMACSHA256.authenticate(Array(text.utf8), key: Array(credentials.secretAccessKey.utf8))))
        if hasForm { body = Array(form.utf8) } else { request.query = form }
        return text
    }
}

// MARK: - Spelling

extension SigningTime {
    /// The moment as in `2015-08-30T12:36:00Z`.
    fileprivate var iso8601: String {
        let digits = Array(iso8601Basic.utf8)
        func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
        return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z"
    }
}

/// The parameters in the order of their names before encoding, which is not always that of the encoded names.
private func sortedByName(_ form: String) -> [Substring] {
    form.split(separator: "&").map { pair in (name: decoded(pair.prefix { $0 != "=" }), pair: pair) }
        .sorted { $0.name.lexicographicallyPrecedes($1.name) }
        .map(\.pair)
}

private func decoded(_ text: Substring) -> [UInt8] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
        var result: [UInt8] = []
        var next = 0
        while next < bytes.count {
            let byte = decodedByte(bytes, at: next)
            result.append(byte ?? (bytes[next] == UInt8(ascii: "+") ? 0x20 : bytes[next]))
            next += byte == nil ? 1 : 3
        }
        return result
    }
}

private func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        let number = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
        for place in 0..<4 {
            text.append(place <= group.count ? alphabet[(number >> (18 - 6 * place)) & 63] : UInt8(ascii: "="))
        }
    }
    return String(decoding: text, as: UTF8.self)
}
