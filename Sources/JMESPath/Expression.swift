@_exported public import JMESPathSyntax
public import Values

/// A JMESPath expression, read once and asked as often as wanted.
///
/// The language is that of jmespath.org with what Python's implementation adds: comparison of strings, literals without
/// quotes, functions called with a missing comma. Functions are looked up when they are called, as there.
public struct Expression: Sendable, Hashable {
    /// The expression as it was written.
    public let text: String
    /// The expression as a tree.
    public let syntax: SyntaxNode

    /// Reads an expression; one that nests too deeply is an error as well.
    public init(_ text: String) throws(JMESPathError) {
        self.text = text
        syntax = try SyntaxNode(text)
    }

    /// What the expression gives for a value. Timestamps and bytes count as the strings that stand for them.
    public func search(_ value: Value) throws(JMESPathError) -> Value {
        var interpreter = Interpreter()
        return try interpreter.evaluate(syntax, on: value)
    }
}
