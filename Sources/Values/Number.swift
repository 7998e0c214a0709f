internal import ScalarText

/// A number as it was written, so that nothing is lost between a reply and what is printed.
///
/// A token without point and exponent is an integer of any length; any other is a double.
public struct Number: Sendable {
    /// The token as written: `1`, `200.0`, `1.0E-5`.
    public let text: String

    /// A number of the token; the text is taken as it is.
    public init(text: String) { self.text = text }

    /// An integer.
    public init(_ value: Int64) { text = String(value) }

    /// An integer.
    public init(_ value: Int) { text = String(value) }

    /// An integer.
    public init(_ value: UInt64) { text = String(value) }

    /// A double in the shortest form that reads back as the same; the special ones are `Infinity`, `-Infinity` and `NaN`.
    public init(_ value: Double) {
        if value.isFinite {
            text = Self.pythonText(of: value)
        } else {
            text = value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
        }
    }

    /// Whether the token has neither point nor exponent.
    public var isInteger: Bool {
        var digits = text.utf8[...]
        if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
        return !digits.isEmpty && digits.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }

    /// The integer, if the token is one and fits; `2.0` has none.
    public var int: Int64? { isInteger ? Int64(text) : nil }

    /// The nearest double; infinite where the token is out of range, not a number where it is none.
    public var double: Double { Double(text) ?? .nan }

    /// How Python prints the number: integers digit by digit, doubles as `repr` does (`1e-05`, `200.0`, `1e+16`, `inf`).
    public var pythonText: String {
        if isInteger { return canonicalInteger }
        return Self.pythonText(of: double)
    }

    /// A double as Python's `repr` prints it: the shortest digits that read back, with an exponent from 1e16 on and below 1e-4.
    public static func pythonText(of value: Double) -> String { JSONNumber.text(of: value) }

    /// The integer's digits without a sign on zero and without zeros in front; meaningful for integers only.
    package var canonicalInteger: String {
        if Int64(text) != nil, text != "-0", !text.hasPrefix("0"), !text.hasPrefix("-0") { return text }
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let digits = text.drop { $0 == "-" || $0 == "0" }
        if digits.isEmpty { return "0" }
        return isNegative ? "-" + digits : String(digits)
    }
}

// MARK: - Equality

extension Number: Hashable {
    /// Equal by value: `1`, `1.0` and `10e-1` are equal; an integer and a double are compared exactly.
    public static func == (left: Number, right: Number) -> Bool {
        if left.text == right.text { return true }
        switch (left.isInteger, right.isInteger) {
        case (true, true): return left.canonicalInteger == right.canonicalInteger
        case (false, false): return left.double == right.double
        case (true, false): return left.canonicalInteger == exactInteger(right.double)
        case (false, true): return exactInteger(left.double) == right.canonicalInteger
        }
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(double) }
}

extension Number: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, CustomStringConvertible {
    public init(integerLiteral value: Int64) { self.init(value) }
    public init(floatLiteral value: Double) { self.init(value) }
    public var description: String { text }
}
