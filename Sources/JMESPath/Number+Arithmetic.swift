public import Values

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
