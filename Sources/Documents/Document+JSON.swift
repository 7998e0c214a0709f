internal import WireFormats

extension Document {
    /// The document as JSON without white space.
    public var jsonText: String {
        var shape = ShapeEncoder.jsonValue()
        shape.isCompact = true
        shape.document(self)
        return shape.text
    }

    /// The document as JSON in base 64, as headers carry it.
    public var base64JSON: String { Blob(utf8: jsonText).base64 }

    /// Reads a document from JSON text.
    public init(json text: some StringProtocol) throws {
        self = try withParsedBody(Array(text.utf8), .json) { try $0.document() }
    }
}
