/// The code of an error that a service answers with; any text is possible, documented or not.
public struct ErrorCode: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The code as the service spells it.
    public var rawValue: String

    /// A code by its spelling.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A code by its spelling.
    public init(_ rawValue: String) { self.rawValue = rawValue }
    /// A code by its spelling.
    public init(stringLiteral value: String) { rawValue = value }

    /// The code as the service spells it.
    public var description: String { rawValue }
}
