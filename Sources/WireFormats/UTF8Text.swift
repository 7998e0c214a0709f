internal import ScalarText

/// Strings of bytes that should be UTF-8.
enum UTF8Text {
    /// The string of the bytes; nil if they are not UTF-8.
    static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard isValid(bytes) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = 0
        guard let base = bytes.baseAddress else { return true }
        while position < bytes.count {
            if position + 8 <= bytes.count, ByteScan.load(base, position) & 0x8080_8080_8080_8080 == 0 {
                position += 8
            } else if let length = JSONScanner.utf8Length(bytes, at: position) {
                position += length
            } else {
                return false
            }
        }
        return true
    }
}

extension [UInt8] {
    /// Appends the UTF-8 of a character.
    mutating func append(utf8 scalar: Unicode.Scalar) {
        append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
    }
}

func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
