internal import ScalarText

/// An integer or decimal of any length, kept as it is written.
public struct BigNumber: Sendable, Hashable {
    /// The digits: `-12345678901234567890`, `0.1`, `1e400`.
    public let text: String

    /// The number of a text in the notation of JSON; nil if it is none.
    public init?(_ text: String) {
        guard text.withBytes({ NumberSyntax.isNumber($0) }) else { return nil }
        self.text = text
    }

    /// An integer.
    public init(_ value: some BinaryInteger) { text = String(value) }

    /// A number that is known to be well formed.
    init(wellFormed text: String) { self.text = text }

    /// The number as an integer, if it is one and fits.
    public var integer: Int? { NumberSyntax.integer(text) }

    /// The nearest double.
    public var double: Double { Double(text) ?? .nan }
}

extension BigNumber: ExpressibleByIntegerLiteral, CustomStringConvertible {
    public init(integerLiteral value: Int) { text = String(value) }
    public var description: String { text }
}
