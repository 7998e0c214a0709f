/// MD5 (RFC 1321), for `Content-MD5` and the like; it protects against accidents only.
public struct MD5: Sendable {
    fileprivate typealias State = (UInt32, UInt32, UInt32, UInt32)
    private var state: State = (0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476)
    private var block = BlockBuffer()

    /// Begins a digest of nothing.
    public init() {}

    /// Adds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        block.absorb(bytes) { MD5.compress(&state, $0, $1) }
    }

    /// Adds bytes; those that lie together in memory are read where they lie.
    @inlinable
    public mutating func update(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ update(UnsafeRawBufferPointer($0)) }) == nil {
            Array(bytes).withUnsafeBytes { update($0) }
        }
    }

    /// The 16 bytes of the digest.
    public func finalize() -> [UInt8] {
        var state = state
        var block = block
        block.close(bigEndianCount: false) { MD5.compress(&state, $0, $1) }
        let words = (state.0.littleEndian, state.1.littleEndian, state.2.littleEndian, state.3.littleEndian)
        return withUnsafeBytes(of: words) { Array($0) }
    }

    /// The digest of bytes at hand: `hash([])` begins with `d4 1d 8c d9`.
    public static func hash(_ bytes: [UInt8]) -> [UInt8] {
        var md5 = MD5()
        md5.update(bytes)
        return md5.finalize()
    }
}

// MARK: - Compression

extension MD5 {
    /// RFC 1321, 3.4.
    private static func compress(_ state: inout State, _ blocks: UnsafeRawPointer, _ count: Int) {
        md5Sines.withUnsafeBufferPointer { sines in
            for block in 0..<count {
                let source = blocks + block * 64
                var (a, b, c, d) = state
                for i in 0..<64 {
                    let mixed: UInt32
                    let index: Int
                    let places: UInt32
                    switch i {
                    case ..<16: (mixed, index, places) = (d ^ (b & (c ^ d)), i, rotation(i, 7, 12, 17, 22))
                    case ..<32: (mixed, index, places) = (c ^ (d & (b ^ c)), (5 * i + 1) & 15, rotation(i, 5, 9, 14, 20))
                    case ..<48: (mixed, index, places) = (b ^ c ^ d, (3 * i + 5) & 15, rotation(i, 4, 11, 16, 23))
                    default: (mixed, index, places) = (c ^ (b | (d ^ 0xffff_ffff)), (7 * i) & 15, rotation(i, 6, 10, 15, 21))
                    }
                    let word = UInt32(littleEndian: source.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
                    let sum = a &+ mixed &+ word &+ sines[i]
                    let turned: UInt32 = (sum &<< places) | (sum &>> (32 &- places))
                    (a, d, c, b) = (d, c, b, b &+ turned)
                }
                state.0 &+= a
                state.1 &+= b
                state.2 &+= c
                state.3 &+= d
            }
        }
    }

    @inline(__always)
    private static func rotation(_ step: Int, _ first: UInt32, _ second: UInt32, _ third: UInt32, _ fourth: UInt32) -> UInt32 {
        switch step & 3 {
        case 0: first
        case 1: second
        case 2: third
        default: fourth
        }
    }
}

/// The integer part of 2³² × |sin(i)| for i from 1 to 64.
private let md5Sines: [UInt32] = [
    0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee, 0xf57c_0faf, 0x4787_c62a, 0xa830_4613, 0xfd46_9501,
    0x6980_98d8, 0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be, 0x6b90_1122, 0xfd98_7193, 0xa679_438e, 0x49b4_0821,
    0xf61e_2562, 0xc040_b340, 0x265e_5a51, 0xe9b6_c7aa, 0xd62f_105d, 0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8,
    0x21e1_cde6, 0xc337_07d6, 0xf4d5_0d87, 0x455a_14ed, 0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a,
    0xfffa_3942, 0x8771_f681, 0x6d9d_6122, 0xfde5_380c, 0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70,
    0x289b_7ec6, 0xeaa1_27fa, 0xd4ef_3085, 0x0488_1d05, 0xd9d4_d039, 0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665,
    0xf429_2244, 0x432a_ff97, 0xab94_23a7, 0xfc93_a039, 0x655b_59c3, 0x8f0c_cc92, 0xffef_f47d, 0x8584_5dd1,
    0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1, 0xf753_7e82, 0xbd3a_f235, 0x2ad7_d2bb, 0xeb86_d391,
]
