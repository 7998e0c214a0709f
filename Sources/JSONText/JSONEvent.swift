/// One step through a JSON text; the bytes stay where they are, the event says which they are.
public struct JSONEvent: Sendable, Hashable {
    /// What the bytes are.
    public enum Kind: UInt8, Sendable {
        case beginObject, endObject, beginArray, endArray
        /// The name of a member; its value comes next.
        case key
        case string, number, `true`, `false`, null
    }

    public let kind: Kind
    /// Whether a key or string has backslashes, so that its bytes are not yet its text.
    public let hasEscapes: Bool
    /// The first byte of the token; of a string, its opening quote.
    public let start: Int
    /// The byte after the token; of a string, after its closing quote.
    public let end: Int

    @inlinable
    init(_ kind: Kind, _ start: Int, _ end: Int, hasEscapes: Bool = false) {
        self.kind = kind
        self.hasEscapes = hasEscapes
        self.start = start
        self.end = end
    }

    /// The bytes between the quotes of a key or string, or of any other token whole.
    @inlinable
    public var content: Range<Int> {
        kind == .string || kind == .key ? start + 1..<end - 1 : start..<end
    }
}
