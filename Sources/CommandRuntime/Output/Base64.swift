/// Base64 (RFC 4648, section 4), as lenient as Python's `b64decode`.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encoded(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let count = min(3, bytes.count - index)
            var bits = UInt32(bytes[index]) << 16
            if count > 1 { bits |= UInt32(bytes[index + 1]) << 8 }
            if count > 2 { bits |= UInt32(bytes[index + 2]) }
            for place in 0..<4 {
                text.append(place <= count ? alphabet[Int(bits >> UInt32(18 - 6 * place) & 0x3F)] : UInt8(ascii: "="))
            }
            index += 3
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes, or nothing for text whose digits or padding do not come out even. Other characters are passed over, and whatever
    /// follows the padding, as Python's `b64decode` does.
    static func decoded(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var digits = 0
        var padding = 0
        for character in text {
            if character == UInt8(ascii: "=") {
                padding += 1
                if digits >= 2, digits + padding >= 4 { break }
                continue
            }
            guard let digit = value(of: character) else { continue }
            padding = 0
            bits = bits << 6 | UInt32(digit)
            digits += 1
            if digits == 4 {
                append(bits, count: 3, to: &bytes)
                digits = 0
            }
        }
        if digits == 0 { return bytes }
        guard digits >= 2, digits + padding >= 4 else { return nil }
        append(bits << (6 * UInt32(4 - digits)), count: digits - 1, to: &bytes)
        return bytes
    }

    private static func append(_ bits: UInt32, count: Int, to bytes: inout [UInt8]) {
        for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: bits >> (16 - 8 * UInt32(place)))) }
    }

    private static func value(of character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
