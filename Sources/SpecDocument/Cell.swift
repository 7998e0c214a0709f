/// One value of a document, flat and without references, so that a document of a million values is one array.
struct Cell: Sendable {
    /// What the value is.
    enum Kind: UInt8, Sendable { case null, `false`, `true`, number, string, list, map }

    /// Where the text of a scalar is.
    enum Text: UInt8, Sendable {
        /// The bytes of the token.
        case token
        /// Between the quotes of the token.
        case quoted
        /// Between the quotes of the token, with escapes of JSON still in it.
        case escaped
        /// In the tree's own memory of texts.
        case kept
    }

    /// The bytes of the file from which it was read.
    var start: UInt32
    var end: UInt32
    /// Of a list or map its first child, of a kept text its first byte.
    var first: UInt32 = 0
    /// Of a list its items; of a map its keys and values together, which alternate; of a kept text its bytes.
    var count: UInt32 = 0
    /// Of a map with many entries, one more than where its key table starts.
    var table: UInt32 = 0
    var kind: Kind
    var text: Text = .token
    /// Which of the tree's files.
    var file: UInt16 = 0

    var isContainer: Bool { kind == .list || kind == .map }

    var children: Range<Int> { Int(first)..<Int(first) + Int(count) }
}
