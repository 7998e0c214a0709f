extension Document {
    /// The document as JSON on one line.
    public var jsonText: String {
        var shape = ShapeEncoder.jsonValue()
        shape.document(self)
        return String(decoding: shape.output, as: UTF8.self)
    }

    /// Reads a document from JSON text.
    public init(json text: some StringProtocol) throws {
        self = try withParsedBody(Array(text.utf8), .json) { try $0.document() }
    }
}
