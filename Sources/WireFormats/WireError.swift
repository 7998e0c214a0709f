/// Why a body could not be read or written, and where.
public struct WireError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of damage; open, because more may join.
    public struct Kind: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public var description: String { rawValue }

        /// The bytes end before the body does.
        public static var cutShort: Kind { Kind(rawValue: "cutShort") }
        /// The bytes are something else altogether, such as a page of HTML.
        public static var otherKind: Kind { Kind(rawValue: "otherKind") }
        /// The bytes break the rules of their syntax.
        public static var malformed: Kind { Kind(rawValue: "malformed") }
        /// More nesting, bytes, attributes or items than are accepted.
        public static var beyondLimit: Kind { Kind(rawValue: "beyondLimit") }
        /// A value is of another kind than its member.
        public static var wrongValue: Kind { Kind(rawValue: "wrongValue") }
        /// A checksum does not fit the bytes that it guards.
        public static var wrongChecksum: Kind { Kind(rawValue: "wrongChecksum") }
        /// A value that cannot be written in the place where it should stand.
        public static var unwritable: Kind { Kind(rawValue: "unwritable") }
        /// The table of shapes contradicts itself, or lacks the shape that is asked for.
        public static var schema: Kind { Kind(rawValue: "schema") }
    }

    public var kind: Kind
    /// What was found and what was expected.
    public var message: String
    /// The line of the place, from 1; 0 where there is no place.
    public var line: Int
    /// The column of the place in bytes, from 1; 0 where there is no place.
    public var column: Int
    /// The place in bytes from the start; nil where there is no place.
    public var offset: Int?
    /// The member, from the body's root: `Results[2].Values[0]`; empty for the root and where damage is older than members.
    public var path: String

    public init(_ kind: Kind, _ message: String, line: Int = 0, column: Int = 0, offset: Int? = nil, path: String = "") {
        self.kind = kind
        self.message = message
        self.line = line
        self.column = column
        self.offset = offset
        self.path = path
    }

    public var description: String {
        var text = path.isEmpty ? message : "\(path): \(message)"
        if line > 0 { text += " (line \(line), column \(column))" }
        return text
    }
}

extension WireError {
    /// An error at a place in the bytes.
    package init(_ kind: Kind, _ message: String, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, path: String = "") {
        let place = min(max(offset, 0), bytes.count)
        var line = 1
        var lineStart = 0
        for position in 0..<place where bytes[position] == UInt8(ascii: "\n") {
            line += 1
            lineStart = position + 1
        }
        self.init(kind, message, line: line, column: place - lineStart + 1, offset: place, path: path)
    }
}
