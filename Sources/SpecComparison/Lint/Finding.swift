public import SpecDiagnostics

/// One thing that lint found.
public struct Finding: Sendable {
    public var rule: LintRule
    public var message: String
    public var range: SourceRange?
    public var hint: String?
    public var notes: [Diagnostic]

    init(_ rule: LintRule, _ message: String, at range: SourceRange?, hint: String? = nil, notes: [Diagnostic] = []) {
        self.rule = rule
        self.message = message
        self.range = range
        self.hint = hint
        self.notes = notes
    }

    /// It as a warning, the rule behind it in brackets.
    public var diagnostic: Diagnostic {
        Diagnostic(.warning, "\(message) [\(rule.rawValue)]", at: range, hint: hint, notes: notes)
    }
}

extension [Finding] {
    /// In the order of the file.
    func inOrder() -> [Finding] {
        enumerated().sorted { a, b in
            let places = (a.element.range?.start ?? 0, b.element.range?.start ?? 0)
            return places.0 == places.1 ? a.offset < b.offset : places.0 < places.1
        }.map(\.element)
    }
}
