/// Arithmetic modulo an odd number above 2²⁵⁵, in Montgomery's form: a value x stands as x × 2²⁵⁶.
///
/// No branch and no index depends on the values.
struct Modulus: Sendable {
    let value: U256
    /// −value⁻¹ modulo 2⁶⁴.
    private let factor: UInt64
    /// 2⁵¹² modulo value: brings a number into Montgomery's form.
    private let square: U256

    init(_ value: U256) {
        self.value = value
        // Newton's iteration doubles the number of right bits; one bit is right at first, since the value is odd.
        var inverse: UInt64 = 1
        for _ in 0..<6 { inverse = inverse &* (2 &- value.w0 &* inverse) }
        factor = 0 &- inverse
        // 2²⁵⁶ modulo value is 2²⁵⁶ − value; doubled 256 times it is 2⁵¹².
        var power = U256.zero.subtracting(value).difference
        for _ in 0..<256 { power = Modulus.add(power, power, value) }
        square = power
    }

    func add(_ a: U256, _ b: U256) -> U256 { Modulus.add(a, b, value) }

    func subtract(_ a: U256, _ b: U256) -> U256 {
        let (difference, borrow) = a.subtracting(b)
        return difference.choosing(difference.adding(value).sum, borrow)
    }

    /// The number if it is below the modulus, else less the modulus once: right for numbers below its double.
    func reduce(_ number: U256) -> U256 {
        let (difference, borrow) = number.subtracting(value)
        return difference.choosing(number, borrow)
    }

    func enter(_ number: U256) -> U256 { multiply(number, square) }

    func leave(_ number: U256) -> U256 { multiply(number, .one) }

    /// a × b ÷ 2²⁵⁶, word by word: add a multiple of the modulus that makes the lowest word zero, and drop it.
    func multiply(_ a: U256, _ b: U256) -> U256 {
        var sum = U256.zero
        var high: UInt64 = 0
        step(&sum, &high, a, b.w0)
        step(&sum, &high, a, b.w1)
        step(&sum, &high, a, b.w2)
        step(&sum, &high, a, b.w3)
        let (difference, borrow) = sum.subtracting(value)
        // Too small to subtract only if nothing stands above the four words either.
        return difference.choosing(sum, borrow & (1 ^ high))
    }

    /// The inverse, as the power to the modulus less two, which is prime. The exponent is no secret.
    func invert(_ number: U256) -> U256 {
        let exponent = value.subtracting(U256(0, 0, 0, 2)).difference
        var result = enter(.one)
        for index in stride(from: 255, through: 0, by: -1) {
            result = multiply(result, result)
            if exponent.bit(index) == 1 { result = multiply(result, number) }
        }
        return result
    }

    @inline(__always)
    private func step(_ sum: inout U256, _ high: inout UInt64, _ a: U256, _ word: UInt64) {
        var carry: UInt64 = 0
        sum.w0 = multiplyAdd(sum.w0, a.w0, word, &carry)
        sum.w1 = multiplyAdd(sum.w1, a.w1, word, &carry)
        sum.w2 = multiplyAdd(sum.w2, a.w2, word, &carry)
        sum.w3 = multiplyAdd(sum.w3, a.w3, word, &carry)
        var top: UInt64 = 0
        let above = addWithCarry(high, carry, &top)

        let multiple = sum.w0 &* factor
        carry = 0
        _ = multiplyAdd(sum.w0, multiple, value.w0, &carry)
        sum.w0 = multiplyAdd(sum.w1, multiple, value.w1, &carry)
        sum.w1 = multiplyAdd(sum.w2, multiple, value.w2, &carry)
        sum.w2 = multiplyAdd(sum.w3, multiple, value.w3, &carry)
        var over: UInt64 = 0
        sum.w3 = addWithCarry(above, carry, &over)
        high = top &+ over
    }

    private static func add(_ a: U256, _ b: U256, _ value: U256) -> U256 {
        let (sum, carry) = a.adding(b)
        let (difference, borrow) = sum.subtracting(value)
        return difference.choosing(sum, borrow & (1 ^ carry))
    }
}
