/// Damage in a JSON text: what it is and where.
public struct JSONError: Error, Sendable, Hashable {
    /// What kind of damage it is; more kinds may join.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Nothing but white space.
        public static let empty = Code(rawValue: "empty")
        /// The text ends inside a value.
        public static let cutShort = Code(rawValue: "cutShort")
        /// A character that cannot stand here.
        public static let unexpected = Code(rawValue: "unexpected")
        /// A comma before `}` or `]`.
        public static let trailingComma = Code(rawValue: "trailingComma")
        /// Something after the value.
        public static let trailingText = Code(rawValue: "trailingText")
        /// A number that JSON does not spell so.
        public static let number = Code(rawValue: "number")
        /// A backslash followed by what is no escape.
        public static let escape = Code(rawValue: "escape")
        /// Half of a surrogate pair.
        public static let surrogate = Code(rawValue: "surrogate")
        /// A control character inside a string.
        public static let control = Code(rawValue: "control")
        /// Bytes that are not UTF-8.
        public static let encoding = Code(rawValue: "encoding")
        /// More containers inside each other than allowed.
        public static let depth = Code(rawValue: "depth")
    }

    public let code: Code
    public let message: String
    /// The byte where the damage is, from 0.
    public let offset: Int
    /// The line, from 1.
    public let line: Int
    /// The byte within the line, from 1.
    public let column: Int

    /// Describes damage at a byte of a text.
    public init(_ code: Code, _ message: String, offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        self.code = code
        self.message = message
        self.offset = offset
        var line = 1
        var start = 0
        for (index, byte) in bytes.prefix(offset).enumerated() where byte == UInt8(ascii: "\n") {
            line += 1
            start = index + 1
        }
        self.line = line
        column = offset - start + 1
    }
}

extension JSONError: CustomStringConvertible {
    /// `line 3, column 7: expected a value, found '}'`
    public var description: String { "line \(line), column \(column): \(message)" }
}
