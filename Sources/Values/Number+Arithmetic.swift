// Arithmetic as Python does it: integers stay integers of any length, a double makes the result a double.

extension Number {
    /// The sum; exact for two integers.
    public static func + (left: Number, right: Number) -> Number {
        guard left.isInteger, right.isInteger else { return Number(left.double + right.double) }
        if let first = left.int, let second = right.int {
            let (sum, overflow) = first.addingReportingOverflow(second)
            if !overflow { return Number(sum) }
        }
        return Number(text: sumOfIntegers(left.canonicalInteger, right.canonicalInteger))
    }

    /// The number without its sign.
    public var magnitude: Number {
        if isInteger {
            let digits = canonicalInteger
            return Number(text: digits.hasPrefix("-") ? String(digits.dropFirst()) : digits)
        }
        return Number(double.magnitude)
    }

    /// The smallest integer that is not less; nil where the number is infinite or none.
    public var roundedUp: Number? {
        if isInteger { return Number(text: canonicalInteger) }
        let value = double
        guard let whole = wholePart(of: value) else { return exactInteger(value).map(Number.init(text:)) }
        return Number(Double(whole) < value ? whole + 1 : whole)
    }

    /// The greatest integer that is not more; nil where the number is infinite or none.
    public var roundedDown: Number? {
        if isInteger { return Number(text: canonicalInteger) }
        let value = double
        guard let whole = wholePart(of: value) else { return exactInteger(value).map(Number.init(text:)) }
        return Number(Double(whole) > value ? whole - 1 : whole)
    }

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
private func wholePart(of value: Double) -> Int64? {
    value.magnitude < 9_007_199_254_740_992 ? Int64(value) : nil
}

/// All the digits of a double that is a whole number; nil for any other.
func exactInteger(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    if let whole = wholePart(of: value) { return Double(whole) == value ? String(whole) : nil }
    var digits = decimalDigits(value.significandBitPattern | 1 << 52)
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

private func text(ofDigits digits: [UInt8]) -> String {
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

/// The sum of two integers in canonical form, digit by digit.
private func sumOfIntegers(_ left: String, _ right: String) -> String {
    func digits(_ text: String) -> [Int8] {
        let isNegative = text.hasPrefix("-")
        return (isNegative ? text.utf8.dropFirst() : text.utf8[...]).reversed().map {
            let digit = Int8(clamping: Int($0) - 48)
            return isNegative ? -digit : digit
        }
    }
    let (first, second) = (digits(left), digits(right))
    var sum: [Int8] = []
    for position in 0..<max(first.count, second.count) {
        sum.append((position < first.count ? first[position] : 0) + (position < second.count ? second[position] : 0))
    }
    let isNegative = (sum.last { $0 != 0 } ?? 0) < 0
    var result: [UInt8] = []
    var carry: Int8 = 0
    for signed in sum {
        var digit = (isNegative ? -signed : signed) + carry
        carry = 0
        if digit < 0 {
            digit += 10
            carry = -1
        } else if digit > 9 {
            digit -= 10
            carry = 1
        }
        result.append(UInt8(clamping: digit))
    }
    if carry > 0 { result.append(UInt8(clamping: carry)) }
    return (isNegative ? "-" : "") + text(ofDigits: result)
}
