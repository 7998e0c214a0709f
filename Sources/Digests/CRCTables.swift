/// Eight tables of a reflected CRC, so that eight bytes are taken in one step.
struct CRCTables<Word: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    private let entries: [Word]

    /// The tables of a polynomial given with its bits in reverse, as reflected CRCs use it.
    init(reversedPolynomial polynomial: Word) {
        var entries = [Word](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var value = Word(byte)
            for _ in 0..<8 { value = (value >> 1) ^ (value & 1 == 1 ? polynomial : 0) }
            entries[byte] = value
        }
        // Table n holds what a byte has become after n more bytes of zero.
        for index in 256..<entries.count {
            let before = entries[index - 256]
            entries[index] = (before >> 8) ^ entries[Int(before & 0xff)]
        }
        self.entries = entries
    }

    /// The remainder after more bytes.
    @inline(__always)
    func updated(_ remainder: Word, _ bytes: UnsafeRawBufferPointer) -> Word {
        entries.withUnsafeBufferPointer { entries in
            var remainder = remainder
            var index = 0
            while index + 8 <= bytes.count {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ UInt64(remainder)
                remainder = entries[0x700 + Int(word & 0xff)] ^ entries[0x600 + Int((word >> 8) & 0xff)]
                remainder ^= entries[0x500 + Int((word >> 16) & 0xff)] ^ entries[0x400 + Int((word >> 24) & 0xff)]
                remainder ^= entries[0x300 + Int((word >> 32) & 0xff)] ^ entries[0x200 + Int((word >> 40) & 0xff)]
                remainder ^= entries[0x100 + Int((word >> 48) & 0xff)] ^ entries[Int(word >> 56)]
                index += 8
            }
            while index < bytes.count {
                remainder = (remainder >> 8) ^ entries[Int((remainder ^ Word(bytes[index])) & 0xff)]
                index += 1
            }
            return remainder
        }
    }
}
