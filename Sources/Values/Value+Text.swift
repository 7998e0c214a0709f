extension Value {
    /// The text that stands for a value that is printed as a string: a string as it is, a timestamp in ISO 8601, bytes in base64.
    ///
    /// Nil for null, truth values, numbers, lists and maps.
    public var text: String? {
        switch self {
        case .string(let string): string
        case .timestamp(let timestamp): timestamp.iso8601()
        case .bytes(let bytes): base64Text(of: bytes)
        case .null, .bool, .number, .list, .map: nil
        }
    }
}

/// Bytes in base64 with padding: `hi` → `aGk=`.
public func base64Text(of bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let padding = UInt8(ascii: "=")
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var position = 0
    while position < bytes.count {
        let first = bytes[position]
        let second = position + 1 < bytes.count ? bytes[position + 1] : nil
        let third = position + 2 < bytes.count ? bytes[position + 2] : nil
        text.append(alphabet[Int(first &>> 2)])
        text.append(alphabet[Int((first & 3) &<< 4 | (second ?? 0) &>> 4)])
        text.append(second == nil ? padding : alphabet[Int(((second ?? 0) & 15) &<< 2 | (third ?? 0) &>> 6)])
        text.append(third == nil ? padding : alphabet[Int((third ?? 0) & 63)])
        position += 3
    }
    return String(decoding: text, as: UTF8.self)
}
