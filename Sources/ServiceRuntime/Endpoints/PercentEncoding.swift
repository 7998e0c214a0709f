/// Percent-encoding as RFC 3986 says, with upper-case digits.
public enum PercentEncoding {
    /// Everything encoded but letters, digits, `-._~` and, if `slashes`, `/`.
    public static func encode(_ text: String, keepingSlashes slashes: Bool = false) -> String {
        if text.utf8.allSatisfy({ isPlain($0, slashes) }) { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 3)
        append(text, to: &bytes, keepingSlashes: slashes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the encoded text.
    static func append(_ text: String, to bytes: inout [UInt8], keepingSlashes slashes: Bool = false) {
        for byte in text.utf8 {
            if isPlain(byte, slashes) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(digit(byte >> 4))
                bytes.append(digit(byte & 15))
            }
        }
    }

    /// The text with `%41` read as `A`; a percent sign without two hexadecimal digits stays.
    static func decode(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            if bytes[i] == UInt8(ascii: "%"), i + 2 < bytes.count, let high = value(bytes[i + 1]), let low = value(bytes[i + 2]) {
                decoded.append(high << 4 | low)
                i += 3
            } else {
                decoded.append(bytes[i])
                i += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    @inline(__always)
    private static func isPlain(_ byte: UInt8, _ slashes: Bool) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "~") || slashes && byte == UInt8(ascii: "/")
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }
}
