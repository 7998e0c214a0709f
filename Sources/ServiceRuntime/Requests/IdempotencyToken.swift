internal import RequestSigning
internal import ScalarText

/// Tokens by which a service knows that a repeated request is the same one.
public enum IdempotencyToken {
    private static let generator = TaskLocal<(@Sendable () -> String)?>(wrappedValue: nil)

    /// Runs the body, for whose calls `generator` makes the tokens in place of chance. For tests.
    public static func made<R>(
        by generator: @escaping @Sendable () -> String, isolation: isolated (any Actor)? = #isolation, in body: () async throws -> R
    ) async rethrows -> R {
        try await Self.generator.withValue(generator, operation: body, isolation: isolation)
    }

    /// A token that no one has used before: a random UUID.
    public static func next() -> String {
        if let generator = generator.get() { return generator() }
        return uuid(randomBits(), randomBits())
    }

    /// A UUID of version 4 from random bits.
    static func uuid(_ high: UInt64, _ low: UInt64) -> String {
        let high: UInt64 = high & 0xffff_ffff_ffff_0fff | 0x4000
        let low: UInt64 = low & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var place = 0
            for digit in 0..<32 {
                if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
                    buffer[place] = UInt8(ascii: "-")
                    place += 1
                }
                let word = digit < 16 ? high : low
                let value = UInt8(lowBitsOf: word &>> UInt64(60 - digit % 16 * 4)) & 15
                buffer[place] = value < 10 ? 0x30 + value : 0x57 + value
                place += 1
            }
            return 36
        }
    }
}

/// Ids for calls, unique but not secret: a random beginning, then a counter, mixed.
final class InvocationIDs: Sendable {
    private let counter = Locked(randomBits())
    private let salt = randomBits()

    func next() -> String {
        let count = counter.withLock { counter in
            counter &+= 0x9e37_79b9_7f4a_7c15
            return counter
        }
        return IdempotencyToken.uuid(Self.mixed(count), Self.mixed(count ^ salt))
    }

    /// The finishing step of SplitMix64.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value &>> 30) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ value &>> 27) &* 0x94d0_49bb_1331_11eb
        return value ^ value &>> 31
    }
}

private func randomBits() -> UInt64 {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
}
