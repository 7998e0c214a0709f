/// XXH3 of messages of at most 240 bytes, each range of lengths in its own way, and the secret that all of them use.
enum XXHash3Short {
    /// A message of which words are mixed with words of the secret.
    private struct Mixer {
        let bytes: UnsafeRawBufferPointer
        let secret: UnsafeRawBufferPointer

        /// Two words of the message from there on, keyed with two of the secret.
        @inline(__always)
        func mixed(_ place: Int, _ offset: Int) -> UInt64 {
            (bytes.word(place) ^ secret.word(offset)).folded(bytes.word(place + 8) ^ secret.word(offset + 8))
        }

        /// Mixes two pairs of words into both halves of a sum.
        func mix(_ sum: inout (high: UInt64, low: UInt64), _ first: Int, _ second: Int, _ offset: Int) {
            sum.low = (sum.low &+ mixed(first, offset)) ^ (bytes.word(second) &+ bytes.word(second + 8))
            sum.high = (sum.high &+ mixed(second, offset + 16)) ^ (bytes.word(first) &+ bytes.word(first + 8))
        }
    }

    private static let mixingPrime: UInt64 = 0x9fb2_1c65_1e98_df25

    // MARK: - In 64 bits

    static func value64(_ bytes: UnsafeRawBufferPointer, _ secret: UnsafeRawBufferPointer) -> UInt64 {
        let count = bytes.count
        let length = UInt64(count)
        switch count {
        case 0: return (secret.word(56) ^ secret.word(64)).avalanched
        case 1...3: return (combined(bytes) ^ (secret.halfWord(0) ^ secret.halfWord(4))).avalanched
        case 4...8:
            let keyed = (bytes.halfWord(count - 4) &+ bytes.halfWord(0) &<< 32) ^ secret.word(8) ^ secret.word(16)
            var word = (keyed ^ keyed.rotated(49) ^ keyed.rotated(24)) &* mixingPrime
            word = (word ^ (word &>> 35 &+ length)) &* mixingPrime
            return word ^ word &>> 28
        case 9...16:
            let low = bytes.word(0) ^ secret.word(24) ^ secret.word(32)
            let high = bytes.word(count - 8) ^ secret.word(40) ^ secret.word(48)
            return (length &+ low.byteSwapped &+ high &+ low.folded(high)).avalanched3
        case 17...128:
            let mixer = Mixer(bytes: bytes, secret: secret)
            var sum = length &* XXHashPrime.a
            for step in 0...(count - 1) / 32 {
                sum &+= mixer.mixed(step * 16, step * 32) &+ mixer.mixed(count - 16 - step * 16, step * 32 + 16)
            }
            return sum.avalanched3
        default:
            let mixer = Mixer(bytes: bytes, secret: secret)
            var sum = length &* XXHashPrime.a
            for step in 0..<8 { sum &+= mixer.mixed(step * 16, step * 16) }
            sum = sum.avalanched3
            for step in 8..<count / 16 { sum &+= mixer.mixed(step * 16, step * 16 - 125) }
            return (sum &+ mixer.mixed(count - 16, 119)).avalanched3
        }
    }

    // MARK: - In 128 bits

    static func value128(_ bytes: UnsafeRawBufferPointer, _ secret: UnsafeRawBufferPointer) -> (high: UInt64, low: UInt64) {
        let count = bytes.count
        switch count {
        case 0: return ((secret.word(80) ^ secret.word(88)).avalanched, (secret.word(64) ^ secret.word(72)).avalanched)
        case 1...3:
            let low = combined(bytes)
            let swapped = UInt32(truncatingIfNeeded: low).byteSwapped
            let high = UInt64(swapped &<< 13 | swapped &>> 19)
            return (
                (high ^ secret.halfWord(8) ^ secret.halfWord(12)).avalanched, (low ^ secret.halfWord(0) ^ secret.halfWord(4)).avalanched
            )
        case 4...8:
            let keyed = (bytes.halfWord(0) &+ bytes.halfWord(count - 4) &<< 32) ^ secret.word(16) ^ secret.word(24)
            var (high, low) = keyed.multipliedFullWidth(by: XXHashPrime.a &+ UInt64(count) &<< 2)
            high &+= low &<< 1
            low ^= high &>> 3
            low = (low ^ low &>> 35) &* mixingPrime
            return (high.avalanched3, low ^ low &>> 28)
        case 9...16: return upToSixteen(bytes, secret)
        default:
            var sum = (high: UInt64(0), low: UInt64(count) &* XXHashPrime.a)
            let mixer = Mixer(bytes: bytes, secret: secret)
            if count <= 128 {
                for step in (0...(count - 1) / 32).reversed() { mixer.mix(&sum, step * 16, count - 16 - step * 16, step * 32) }
            } else {
                for place in stride(from: 0, to: 128, by: 32) { mixer.mix(&sum, place, place + 16, place) }
                sum = (sum.high.avalanched3, sum.low.avalanched3)
                for place in stride(from: 128, through: count - 32, by: 32) { mixer.mix(&sum, place, place + 16, place - 125) }
                mixer.mix(&sum, count - 16, count - 32, 103)
            }
            let high = sum.low &* XXHashPrime.a &+ sum.high &* XXHashPrime.d &+ UInt64(count) &* XXHashPrime.b
            return (0 &- high.avalanched3, (sum.low &+ sum.high).avalanched3)
        }
    }

    private static func upToSixteen(_ bytes: UnsafeRawBufferPointer, _ secret: UnsafeRawBufferPointer) -> (high: UInt64, low: UInt64) {
        let last = bytes.word(bytes.count - 8)
        let keyed = bytes.word(0) ^ last ^ secret.word(32) ^ secret.word(40)
        var (high, low) = keyed.multipliedFullWidth(by: XXHashPrime.a)
        low &+= UInt64(bytes.count - 1) &<< 54
        let keyedLast = last ^ secret.word(48) ^ secret.word(56)
        high &+= keyedLast &+ (keyedLast & 0xffff_ffff) &* (XXHashPrime.shortB &- 1)
        low ^= high.byteSwapped
        let product = low.multipliedFullWidth(by: XXHashPrime.b)
        return ((product.high &+ high &* XXHashPrime.b).avalanched3, product.low.avalanched3)
    }

    /// One to three bytes and their number in 32 bits.
    private static func combined(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let count = bytes.count
        return UInt64(bytes[0]) &<< 16 | UInt64(bytes[count / 2]) &<< 24 | UInt64(bytes[count - 1]) | UInt64(count) &<< 8
    }

    // MARK: - The secret

    static func withSecret<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R { secret.withUnsafeBytes(body) }

    /// The 192 bytes that the specification fixes.
    private static let secret: [UInt8] = [
        0xb8, 0xfe, 0x6c, 0x39, 0x23, 0xa4, 0x4b, 0xbe, 0x7c, 0x01, 0x81, 0x2c, 0xf7, 0x21, 0xad, 0x1c,
        0xde, 0xd4, 0x6d, 0xe9, 0x83, 0x90, 0x97, 0xdb, 0x72, 0x40, 0xa4, 0xa4, 0xb7, 0xb3, 0x67, 0x1f,
        0xcb, 0x79, 0xe6, 0x4e, 0xcc, 0xc0, 0xe5, 0x78, 0x82, 0x5a, 0xd0, 0x7d, 0xcc, 0xff, 0x72, 0x21,
        0xb8, 0x08, 0x46, 0x74, 0xf7, 0x43, 0x24, 0x8e, 0xe0, 0x35, 0x90, 0xe6, 0x81, 0x3a, 0x26, 0x4c,
        0x3c, 0x28, 0x52, 0xbb, 0x91, 0xc3, 0x00, 0xcb, 0x88, 0xd0, 0x65, 0x8b, 0x1b, 0x53, 0x2e, 0xa3,
        0x71, 0x64, 0x48, 0x97, 0xa2, 0x0d, 0xf9, 0x4e, 0x38, 0x19, 0xef, 0x46, 0xa9, 0xde, 0xac, 0xd8,
        0xa8, 0xfa, 0x76, 0x3f, 0xe3, 0x9c, 0x34, 0x3f, 0xf9, 0xdc, 0xbb, 0xc7, 0xc7, 0x0b, 0x4f, 0x1d,
        0x8a, 0x51, 0xe0, 0x4b, 0xcd, 0xb4, 0x59, 0x31, 0xc8, 0x9f, 0x7e, 0xc9, 0xd9, 0x78, 0x73, 0x64,
        0xea, 0xc5, 0xac, 0x83, 0x34, 0xd3, 0xeb, 0xc3, 0xc5, 0x81, 0xa0, 0xff, 0xfa, 0x13, 0x63, 0xeb,
        0x17, 0x0d, 0xdd, 0x51, 0xb7, 0xf0, 0xda, 0x49, 0xd3, 0x16, 0x55, 0x26, 0x29, 0xd4, 0x68, 0x9e,
        0x2b, 0x16, 0xbe, 0x58, 0x7d, 0x47, 0xa1, 0xfc, 0x8f, 0xf8, 0xb8, 0xd1, 0x7a, 0xd0, 0x31, 0xce,
        0x45, 0xcb, 0x3a, 0x8f, 0x95, 0x16, 0x04, 0x28, 0xaf, 0xd7, 0xfb, 0xca, 0xbb, 0x4b, 0x40, 0x7e,

    ]
}
