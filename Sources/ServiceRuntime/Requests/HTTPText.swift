public import WireFormats

/// A value that can stand as text in a path, a query or a header.
public protocol HTTPText: Sendable {
    /// The text, nothing encoded.
    var httpText: String { get }
}

extension String: HTTPText {
    /// The text itself.
    public var httpText: String { self }
}

extension Bool: HTTPText {
    /// `true` or `false`.
    public var httpText: String { self ? "true" : "false" }
}

extension Int: HTTPText {
    /// The number in decimal digits.
    public var httpText: String { String(self) }
}

extension Double: HTTPText {
    /// The shortest decimal number that reads back the same, or `NaN`, `Infinity`, `-Infinity`.
    public var httpText: String {
        if isNaN { return "NaN" }
        if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
        return description
    }
}

extension Float: HTTPText {
    /// The shortest decimal number that reads back the same, or `NaN`, `Infinity`, `-Infinity`.
    public var httpText: String {
        if isNaN { return "NaN" }
        if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
        return description
    }
}

extension Blob: HTTPText {
    /// The bytes in base 64.
    public var httpText: String { base64 }
}

extension BigNumber: HTTPText {
    /// The digits as given.
    public var httpText: String { description }
}
