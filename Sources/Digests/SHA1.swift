/// SHA-1 (FIPS 180-4), for checksums and old signatures that ask for it; it no longer resists collisions.
public struct SHA1: Sendable {
    fileprivate typealias State = (UInt32, UInt32, UInt32, UInt32, UInt32)
    private var state: State = (0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0)
    private var block = BlockBuffer()

    /// Begins a digest of nothing.
    public init() {}

    /// Adds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        block.absorb(bytes) { SHA1.compress(&state, $0, $1) }
    }

    /// Adds bytes; those that lie together in memory are read where they lie.
    @inlinable
    public mutating func update(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ update(UnsafeRawBufferPointer($0)) }) == nil {
            Array(bytes).withUnsafeBytes { update($0) }
        }
    }

    /// The 20 bytes of the digest.
    public func finalize() -> [UInt8] {
        var state = state
        var block = block
        block.close(bigEndianCount: true) { SHA1.compress(&state, $0, $1) }
        let words = (state.0.bigEndian, state.1.bigEndian, state.2.bigEndian, state.3.bigEndian, state.4.bigEndian)
        return withUnsafeBytes(of: words) { Array($0) }
    }

    /// The digest of bytes at hand: `hash([0x61, 0x62, 0x63])` begins with `a9 99 3e 36`.
    public static func hash(_ bytes: [UInt8]) -> [UInt8] {
        var sha = SHA1()
        sha.update(bytes)
        return sha.finalize()
    }
}

// MARK: - Compression

extension SHA1 {
    /// FIPS 180-4, 6.1.2, with the schedule kept in a ring of 16 words (6.1.3).
    private static func compress(_ state: inout State, _ blocks: UnsafeRawPointer, _ count: Int) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { schedule in
            for block in 0..<count {
                let source = blocks + block * 64
                for i in 0..<16 {
                    schedule[i] = UInt32(bigEndian: source.loadUnaligned(fromByteOffset: i * 4, as: UInt32.self))
                }
                var (a, b, c, d, e) = state
                for i in 0..<80 {
                    let word = schedule[i & 15]
                    let mixed: UInt32
                    switch i {
                    case ..<20: mixed = (d ^ (b & (c ^ d))) &+ 0x5a82_7999
                    case ..<40: mixed = (b ^ c ^ d) &+ 0x6ed9_eba1
                    case ..<60: mixed = ((b & c) | (b & d) | (c & d)) &+ 0x8f1b_bcdc
                    default: mixed = (b ^ c ^ d) &+ 0xca62_c1d6
                    }
                    let sum: UInt32 = rotate(a, 5) &+ mixed &+ e &+ word
                    (e, d, c, b, a) = (d, c, rotate(b, 30), a, sum)
                    // Word i of the schedule has been used: its place takes word i + 16.
                    schedule[i & 15] = rotate(
                        schedule[(i + 13) & 15] ^ schedule[(i + 8) & 15] ^ schedule[(i + 2) & 15] ^ word, 1)
                }
                state.0 &+= a
                state.1 &+= b
                state.2 &+= c
                state.3 &+= d
                state.4 &+= e
            }
        }
    }

    @inline(__always)
    private static func rotate(_ word: UInt32, _ places: UInt32) -> UInt32 {
        (word &<< places) | (word &>> (32 &- places))
    }
}
