/// XXH3 with the seed 0, in 64 or 128 bits; a fast checksum that resists no one who means harm.
public struct XXHash3: Sendable {
    private var lanes = SIMD8<UInt64>(
        XXHashPrime.shortC, XXHashPrime.a, XXHashPrime.b, XXHashPrime.c, XXHashPrime.d, XXHashPrime.shortB, XXHashPrime.e,
        XXHashPrime.shortA)
    /// What is not mixed in yet, behind the last 64 bytes that are; everything as long as it is short.
    private var kept: [UInt8] = []
    /// Where in `kept` begins what is not mixed in yet.
    private var next = 0
    private var stripes = 0
    private var byteCount: UInt64 = 0

    private static let longestShort = 240
    private static let stripesInBlock = 16

    /// Begins a checksum of nothing.
    public init() {}

    /// Adds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        byteCount &+= UInt64(bytes.count)
        kept.append(contentsOf: bytes)
        guard byteCount > UInt64(Self.longestShort), kept.count - next > 256 else { return }
        // A stripe is mixed in only when more follows it: the last one is mixed in another way.
        next = kept.withUnsafeBytes { Self.mix(&lanes, &stripes, $0, from: next) }
        kept.removeFirst(next - 64)
        next = 64
    }

    /// Adds bytes; those that lie together in memory are read where they lie.
    @inlinable
    public mutating func update(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ update(UnsafeRawBufferPointer($0)) }) == nil {
            Array(bytes).withUnsafeBytes { update($0) }
        }
    }

    /// The checksum in 64 bits: `0x2d06800538d394c2` for nothing.
    public var value64: UInt64 {
        XXHash3Short.withSecret { secret in
            if byteCount <= UInt64(Self.longestShort) { return kept.withUnsafeBytes { XXHash3Short.value64($0, secret) } }
            return Self.merged(wholeLanes(secret), secret, 11, byteCount &* XXHashPrime.a)
        }
    }

    /// The checksum in 128 bits, the higher half first.
    public var value128: (high: UInt64, low: UInt64) {
        XXHash3Short.withSecret { secret in
            if byteCount <= UInt64(Self.longestShort) { return kept.withUnsafeBytes { XXHash3Short.value128($0, secret) } }
            let lanes = wholeLanes(secret)
            return (
                Self.merged(lanes, secret, 117, ~(byteCount &* XXHashPrime.b)), Self.merged(lanes, secret, 11, byteCount &* XXHashPrime.a)
            )
        }
    }

    /// The checksum in 64 bits as eight bytes, the highest first, as headers carry it.
    public func finalize64() -> [UInt8] { withUnsafeBytes(of: value64.bigEndian) { Array($0) } }

    /// The checksum in 128 bits as sixteen bytes, the highest first, as headers carry it.
    public func finalize128() -> [UInt8] {
        let (high, low) = value128
        return withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
    }

    // MARK: - Long messages

    /// The lanes with everything mixed in.
    private func wholeLanes(_ secret: UnsafeRawBufferPointer) -> SIMD8<UInt64> {
        var lanes = lanes
        var stripes = stripes
        return kept.withUnsafeBytes { bytes in
            _ = Self.mix(&lanes, &stripes, bytes, from: next)
            Self.mixStripe(&lanes, bytes, bytes.count - 64, secret, 121)
            return lanes
        }
    }

    /// Mixes in all stripes that more follows; gives the place behind them.
    private static func mix(_ lanes: inout SIMD8<UInt64>, _ stripes: inout Int, _ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var place = start
        XXHash3Short.withSecret { secret in
            while bytes.count - place > 64 {
                mixStripe(&lanes, bytes, place, secret, stripes * 8)
                place += 64
                stripes += 1
                if stripes == stripesInBlock {
                    stripes = 0
                    for lane in 0..<8 {
                        let word = lanes[lane]
                        lanes[lane] = (word ^ word &>> 47 ^ secret.word(128 + lane * 8)) &* XXHashPrime.shortA
                    }
                }
            }
        }
        return place
    }

    @inline(__always)
    private static func mixStripe(
        _ lanes: inout SIMD8<UInt64>, _ bytes: UnsafeRawBufferPointer, _ place: Int, _ secret: UnsafeRawBufferPointer, _ offset: Int
    ) {
        for lane in 0..<8 {
            let word = bytes.word(place + lane * 8)
            let keyed = word ^ secret.word(offset + lane * 8)
            lanes[lane ^ 1] &+= word
            lanes[lane] &+= (keyed & 0xffff_ffff) &* (keyed &>> 32)
        }
    }

    private static func merged(_ lanes: SIMD8<UInt64>, _ secret: UnsafeRawBufferPointer, _ offset: Int, _ start: UInt64) -> UInt64 {
        var sum = start
        for pair in 0..<4 {
            let left = lanes[pair * 2] ^ secret.word(offset + pair * 16)
            let right = lanes[pair * 2 + 1] ^ secret.word(offset + pair * 16 + 8)
            sum &+= left.folded(right)
        }
        return sum.avalanched3
    }
}

extension UInt64 {
    /// Both halves of the product in one.
    @inline(__always)
    func folded(_ other: UInt64) -> UInt64 {
        let product = multipliedFullWidth(by: other)
        return product.high ^ product.low
    }

    /// The last step of XXH3.
    var avalanched3: UInt64 {
        let word = (self ^ self &>> 37) &* 0x1656_6791_9e37_79f9
        return word ^ word &>> 32
    }
}
