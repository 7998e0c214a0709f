internal import ScalarText

/// Eight tables of a reflected CRC, so that eight bytes are taken in one step.
struct CRCTables<Word: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    private let entries: [Word]

    /// The tables of a polynomial given with its bits in reverse, as reflected CRCs use it.
    init(reversedPolynomial polynomial: Word) {
        var entries = [Word](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var value = Word(byte)
            for _ in 0..<8 { value = (value &>> 1) ^ (value & 1 == 1 ? polynomial : 0) }
            entries[byte] = value
        }
        // Table n holds what a byte has become after n more bytes of zero.
        for index in 256..<entries.count {
            let before = entries[index - 256]
            entries[index] = (before &>> 8) ^ entries[Int(before & 0xff)]
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
                let loaded = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                let word = UInt64(littleEndian: loaded) ^ UInt64(remainder)
                // A statement a table: long chains of operators cost the compiler's type checker most.
                remainder = entries[0x700 | Self.byte(word, 0)]
                remainder ^= entries[0x600 | Self.byte(word, 8)]
                remainder ^= entries[0x500 | Self.byte(word, 16)]
                remainder ^= entries[0x400 | Self.byte(word, 24)]
                remainder ^= entries[0x300 | Self.byte(word, 32)]
                remainder ^= entries[0x200 | Self.byte(word, 40)]
                remainder ^= entries[0x100 | Self.byte(word, 48)]
                remainder ^= entries[Self.byte(word, 56)]
                index += 8
            }
            while index < bytes.count {
                let byte = remainder ^ Word(bytes[index])
                remainder = (remainder &>> 8) ^ entries[Int(byte & 0xff)]
                index += 1
            }
            return remainder
        }
    }

    @inline(__always)
    private static func byte(_ word: UInt64, _ shift: UInt64) -> Int { Int(lowBitsOf: (word &>> shift) & 0xff) }
}
