/// Searches through bytes, eight at a time.
enum ByteScan {
    @inline(__always)
    static func load(_ text: UnsafePointer<UInt8>, _ position: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(text + position).loadUnaligned(as: UInt64.self))
    }

    /// The high bit of each byte that is zero; bits above the first may be wrong.
    @inline(__always)
    static func zeros(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & word.inverted & 0x8080_8080_8080_8080
    }

    @inline(__always)
    static func repeated(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
}
