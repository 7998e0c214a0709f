/// XXH64 with the seed 0, a fast checksum that resists no one who means harm.
public struct XXHash64: Sendable {
    private var lanes = SIMD4<UInt64>(XXHashPrime.a &+ XXHashPrime.b, XXHashPrime.b, 0, 0 &- XXHashPrime.a)
    private var rest = BlockRest(blockSize: 32)

    /// Begins a checksum of nothing.
    public init() {}

    /// Adds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        rest.absorb(bytes) { Self.mix(&lanes, $0) }
    }

    /// Adds bytes; those that lie together in memory are read where they lie.
    @inlinable
    public mutating func update(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ update(UnsafeRawBufferPointer($0)) }) == nil {
            Array(bytes).withUnsafeBytes { update($0) }
        }
    }

    /// The checksum so far: `0xef46db3751d8e999` for nothing.
    public var value: UInt64 {
        var sum = XXHashPrime.e
        if rest.byteCount >= 32 {
            sum = lanes[0].rotated(1) &+ lanes[1].rotated(7) &+ lanes[2].rotated(12) &+ lanes[3].rotated(18)
            for place in 0..<4 { sum = (sum ^ Self.round(0, lanes[place])) &* XXHashPrime.a &+ XXHashPrime.d }
        }
        sum &+= rest.byteCount
        return rest.bytes.withUnsafeBytes { rest in
            var place = 0
            while place + 8 <= rest.count {
                sum = (sum ^ Self.round(0, rest.word(place))).rotated(27) &* XXHashPrime.a &+ XXHashPrime.d
                place += 8
            }
            if place + 4 <= rest.count {
                sum = (sum ^ rest.halfWord(place) &* XXHashPrime.a).rotated(23) &* XXHashPrime.b &+ XXHashPrime.c
                place += 4
            }
            while place < rest.count {
                sum = (sum ^ UInt64(rest[place]) &* XXHashPrime.e).rotated(11) &* XXHashPrime.a
                place += 1
            }
            return sum.avalanched
        }
    }

    /// The checksum as eight bytes, the highest first, as headers carry it.
    public func finalize() -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }

    private static func mix(_ lanes: inout SIMD4<UInt64>, _ stripes: UnsafeRawBufferPointer) {
        for start in stride(from: 0, to: stripes.count, by: 32) {
            for lane in 0..<4 { lanes[lane] = round(lanes[lane], stripes.word(start + lane * 8)) }
        }
    }

    @inline(__always)
    private static func round(_ sum: UInt64, _ word: UInt64) -> UInt64 {
        (sum &+ word &* XXHashPrime.b).rotated(31) &* XXHashPrime.a
    }
}

/// The primes of the specification: five of 64 bits and three of 32.
enum XXHashPrime {
    static let a: UInt64 = 0x9e37_79b1_85eb_ca87
    static let b: UInt64 = 0xc2b2_ae3d_27d4_eb4f
    static let c: UInt64 = 0x1656_67b1_9e37_79f9
    static let d: UInt64 = 0x85eb_ca77_c2b2_ae63
    static let e: UInt64 = 0x27d4_eb2f_1656_67c5
    static let shortA: UInt64 = 0x9e37_79b1
    static let shortB: UInt64 = 0x85eb_ca77
    static let shortC: UInt64 = 0xc2b2_ae3d
}

extension UInt64 {
    @inline(__always)
    func rotated(_ places: UInt64) -> UInt64 { (self &<< places) | (self &>> (64 &- places)) }

    /// The last step of XXH64.
    var avalanched: UInt64 {
        var word = (self ^ self &>> 33) &* XXHashPrime.b
        word = (word ^ word &>> 29) &* XXHashPrime.c
        return word ^ word &>> 32
    }
}

extension UnsafeRawBufferPointer {
    /// Eight bytes from there on, the lowest first.
    @inline(__always)
    func word(_ place: Int) -> UInt64 { UInt64(littleEndian: loadUnaligned(fromByteOffset: place, as: UInt64.self)) }

    /// Four bytes from there on, the lowest first.
    @inline(__always)
    func halfWord(_ place: Int) -> UInt64 { UInt64(UInt32(littleEndian: loadUnaligned(fromByteOffset: place, as: UInt32.self))) }
}
