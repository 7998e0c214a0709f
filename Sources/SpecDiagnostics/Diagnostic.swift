/// Something to tell the person who wrote a file: what was found, what was expected, what to do.
public struct Diagnostic: Sendable, Hashable {
    /// How bad it is; only an error stops what was asked for.
    public enum Severity: String, Sendable { case error, warning, note }

    public var severity: Severity
    public var message: String
    public var range: SourceRange?
    /// What to do about it.
    public var hint: String?
    /// Other places that belong to it, each with a sentence.
    public var notes: [Diagnostic]

    public init(_ severity: Severity, _ message: String, at range: SourceRange? = nil, hint: String? = nil, notes: [Diagnostic] = []) {
        self.severity = severity
        self.message = message
        self.range = range
        self.hint = hint
        self.notes = notes
    }
}
