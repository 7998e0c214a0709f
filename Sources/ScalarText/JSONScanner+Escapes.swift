extension JSONScanner {
    enum Escape {
        case ok(length: Int)
        case damaged(StringDamage)
    }

    /// How many bytes the escape at `offset` (a backslash) takes; a surrogate pair is one escape.
    static func escape(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Escape {
        guard offset + 1 < bytes.count else { return .damaged(.cutShort) }
        switch bytes[offset + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            return .ok(length: 2)
        case UInt8(ascii: "u"):
            guard let unit = hexUnit(bytes, at: offset + 2) else {
                return .damaged(bytes.count < offset + 6 ? .cutShort : .escape)
            }
            guard unit & 0xF800 == 0xD800 else { return .ok(length: 6) }
            guard unit < 0xDC00 else { return .damaged(.surrogate) }
            guard has("\\u", bytes, at: offset + 6), let low = hexUnit(bytes, at: offset + 8), low & 0xFC00 == 0xDC00 else {
                let rest = bytes[(offset + 6)...]
                return .damaged(rest.count < 6 && !rest.contains(UInt8(ascii: "\"")) ? .cutShort : .surrogate)
            }
            return .ok(length: 12)
        default: return .damaged(.escape)
        }
    }

    /// The value of four hexadecimal digits.
    static func hexUnit(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt32? {
        guard offset + 4 <= bytes.count else { return nil }
        var unit: UInt32 = 0
        for i in offset..<offset + 4 {
            let digit: UInt8
            switch bytes[i] {
            case 0x30...0x39: digit = bytes[i] - 0x30
            case 0x41...0x46: digit = bytes[i] - 0x41 + 10
            case 0x61...0x66: digit = bytes[i] - 0x61 + 10
            default: return nil
            }
            unit = unit &<< 4 | UInt32(digit)
        }
        return unit
    }

    /// Writes the text of a string's content, escapes resolved, into memory at least as large as the content; returns its length.
    /// The content is what `string` found well; anything else is left out of the text.
    public static func unescape(_ content: UnsafeBufferPointer<UInt8>, into text: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var read = 0
        var written = 0
        func put(_ byte: UInt8) {
            guard written < text.count else { return }
            text[written] = byte
            written += 1
        }
        while read < content.count {
            let plainEnd = endOfUnescaped(content, from: read)
            let length = min(plainEnd - read, text.count - written)
            if length > 0, let from = content.baseAddress, let to = text.baseAddress {
                (to + written).update(from: from + read, count: length)
                written += length
            }
            read = plainEnd
            guard read + 1 < content.count else { break }
            switch content[read + 1] {
            case UInt8(ascii: "b"): put(0x08)
            case UInt8(ascii: "f"): put(0x0C)
            case UInt8(ascii: "n"): put(0x0A)
            case UInt8(ascii: "r"): put(0x0D)
            case UInt8(ascii: "t"): put(0x09)
            case UInt8(ascii: "u"):
                guard case .ok(let length) = escape(content, at: read), var code = hexUnit(content, at: read + 2) else {
                    read += 2
                    continue
                }
                if length == 12, let low = hexUnit(content, at: read + 8) { code = 0x10000 + ((code & 0x3FF) &<< 10 | low & 0x3FF) }
                if let scalar = Unicode.Scalar(code) { UTF8.encode(scalar)?.forEach(put) }
                read += length
                continue
            default: put(content[read + 1])
            }
            read += 2
        }
        return written
    }

    /// The text of a string's content.
    public static func text(_ content: UnsafeBufferPointer<UInt8>, hasEscapes: Bool) -> String {
        guard hasEscapes else { return String(decoding: content, as: UTF8.self) }
        return String(unsafeUninitializedCapacity: content.count) { unescape(content, into: $0) }
    }

    private static func endOfUnescaped(_ content: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
        var i = offset
        while i < content.count, content[i] != UInt8(ascii: "\\") { i += 1 }
        return i
    }
}
