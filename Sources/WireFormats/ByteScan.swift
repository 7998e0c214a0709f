/// Searches through bytes, eight at a time.
enum ByteScan {
    @inline(__always)
    static func load(_ text: UnsafePointer<UInt8>, _ position: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(text + position).loadUnaligned(as: UInt64.self))
    }

    /// The high bit of each byte that is zero; bits above the first may be wrong.
    @inline(__always)
    static func zeros(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }

    @inline(__always)
    static func repeated(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

    /// The high bit of each byte that is a quote, a backslash or a control character; bits above the first may be wrong.
    @inline(__always)
    static func jsonSpecials(_ word: UInt64) -> UInt64 {
        zeros(word ^ repeated(UInt8(ascii: "\""))) | zeros(word ^ repeated(UInt8(ascii: "\\")))
            | ((word &- repeated(0x20)) & ~word & 0x8080_8080_8080_8080)
    }

    /// The first quote, backslash or control character from a position on, else the end.
    @inline(__always)
    static func jsonSpecial(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var position = start
        guard let base = text.baseAddress else { return 0 }
        while position + 8 <= text.count {
            let found = jsonSpecials(load(base, position))
            if found != 0 { return position + found.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < text.count {
            let byte = base[position]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return position }
            position += 1
        }
        return position
    }
}
