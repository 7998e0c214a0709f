/// Strings of bytes that should be UTF-8.
enum UTF8Text {
    /// The string of the bytes; nil if they are not UTF-8.
    static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard isValid(bytes) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = 0
        let end = bytes.count
        guard let base = bytes.baseAddress else { return true }
        while position < end {
            if position + 8 <= end, ByteScan.load(base, position) & 0x8080_8080_8080_8080 == 0 {
                position += 8
                continue
            }
            let first = base[position]
            if first < 0x80 {
                position += 1
                continue
            }
            let length: Int
            var lowest: UInt8 = 0x80
            var highest: UInt8 = 0xBF
            switch first {
            case 0xC2...0xDF: length = 2
            case 0xE0...0xEF:
                length = 3
                if first == 0xE0 { lowest = 0xA0 }
                if first == 0xED { highest = 0x9F }
            case 0xF0...0xF4:
                length = 4
                if first == 0xF0 { lowest = 0x90 }
                if first == 0xF4 { highest = 0x8F }
            default: return false
            }
            guard position + length <= end, base[position + 1] >= lowest, base[position + 1] <= highest else { return false }
            for step in 2..<max(length, 2) where base[position + step] & 0xC0 != 0x80 { return false }
            position += length
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
