public import SpecDiagnostics

/// How the pages of an operation follow each other. All expressions are JMESPath.
public struct Paginator: Sendable {
    public var operation: String
    /// Members of the input that take the tokens.
    public var inputTokens: [String]
    /// Expressions over the output that give them, in the same order.
    public var outputTokens: [String]
    /// Expressions over the output that give the items; the first is the one that counts.
    public var resultKeys: [String]
    /// The member of the input that bounds a page.
    public var limitKey: String?
    /// An expression over the output that is true while there is more.
    public var moreResults: String?
    /// Expressions over the output that are the same on every page.
    public var nonAggregateKeys: [String] = []
    public var origin: SourceRange?

    public init(operation: String, inputTokens: [String], outputTokens: [String], resultKeys: [String], origin: SourceRange? = nil) {
        self.operation = operation
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.resultKeys = resultKeys
        self.origin = origin
    }
}
