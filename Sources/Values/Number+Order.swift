extension Number {
    /// Whether the number is zero, of either sign.
    public var isZero: Bool { isInteger ? canonicalInteger == "0" : double == 0 }
}

extension Number: Comparable {
    /// By value; integers exactly, of any length. Nothing is less or greater than a token that is no number.
    public static func < (left: Number, right: Number) -> Bool {
        if left.isInteger, right.isInteger {
            if let first = left.int, let second = right.int { return first < second }
            return integerLess(left.canonicalInteger, right.canonicalInteger)
        }
        let (first, second) = (left.double, right.double)
        if first != second || left.isInteger == right.isInteger || !first.isFinite { return first < second }
        // One is an integer that rounds to the other, a double: look at all digits.
        let exactLeft = left.isInteger ? left.canonicalInteger : exactInteger(first)
        let exactRight = right.isInteger ? right.canonicalInteger : exactInteger(second)
        guard let exactLeft, let exactRight else { return false }
        return integerLess(exactLeft, exactRight)
    }
}

// MARK: - Integers as decimal digits

/// A double without its fraction; nil where it is too big to have one.
///
/// The conversion is an instruction of the processor; `rounded()` would be a call into libm, which is not linked without Foundation.
package func wholePart(of value: Double) -> Int64? {
    value.magnitude < 9_007_199_254_740_992 ? Int64(value) : nil
}

/// All the digits of a double that is a whole number; nil for any other.
package func exactInteger(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    if let whole = wholePart(of: value) { return Double(whole) == value ? String(whole) : nil }
    var digits = decimalDigits(value.significandBitPattern | 1 &<< 52)
    for _ in 52..<Int(value.exponent) { digits = doubled(digits) }
    return (value < 0 ? "-" : "") + text(ofDigits: digits)
}

/// Digits with the lowest first.
private func decimalDigits(_ value: UInt64) -> [UInt8] {
    var rest = value
    var digits: [UInt8] = []
    while rest > 0 {
        digits.append(UInt8(rest % 10))
        rest /= 10
    }
    return digits
}

private func doubled(_ digits: [UInt8]) -> [UInt8] {
    var result = digits
    var carry: UInt8 = 0
    for position in result.indices {
        let value = result[position] * 2 + carry
        result[position] = value % 10
        carry = value / 10
    }
    if carry > 0 { result.append(carry) }
    return result
}

/// The text of digits that stand with the lowest first.
package func text(ofDigits digits: [UInt8]) -> String {
    var bytes = digits.reversed().map { $0 + UInt8(ascii: "0") }[...]
    while bytes.count > 1, bytes.first == UInt8(ascii: "0") { bytes = bytes.dropFirst() }
    return String(decoding: bytes, as: UTF8.self)
}

private func integerLess(_ left: String, _ right: String) -> Bool {
    switch (left.hasPrefix("-"), right.hasPrefix("-")) {
    case (true, false): return true
    case (false, true): return false
    case (true, true): return magnitudeLess(right.dropFirst(), left.dropFirst())
    case (false, false): return magnitudeLess(left[...], right[...])
    }
}

private func magnitudeLess(_ left: Substring, _ right: Substring) -> Bool {
    let (first, second) = (left.utf8.count, right.utf8.count)
    return first == second ? left < right : first < second
}
