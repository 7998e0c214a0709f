public import SpecDiagnostics

/// A request with the reply it gets.
public struct Example: Sendable {
    public var id: String?
    public var title: String?
    public var documentation: String?
    public var input: ModelValue?
    public var output: ModelValue?
    /// Remarks on parts of the input and output, by path, as the description has them.
    public var comments: ModelValue?
    public var origin: SourceRange?

    public init(id: String? = nil, origin: SourceRange? = nil) {
        self.id = id
        self.origin = origin
    }
}
