/// Turns libyaml's marks, which count characters, into byte offsets. Marks come nearly in order, so each step is short.
struct ByteOffsets {
    private let bytes: [UInt8]
    private let isASCII: Bool
    private var character = 0
    private var byte: Int
    /// The byte after the byte order mark, if there is one.
    let first: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        byte = first
        isASCII = bytes.dropFirst(first).allSatisfy { $0 < 0x80 }
    }

    mutating func offset(ofCharacter wanted: Int) -> Int {
        if isASCII { return min(first + wanted, bytes.count) }
        while character < wanted, byte < bytes.count {
            byte += 1
            while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
            character += 1
        }
        while character > wanted, byte > first {
            byte -= 1
            while byte > first, bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
            character -= 1
        }
        return byte
    }
}
