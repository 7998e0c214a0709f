/// Collects what is to be told about the files of a run, bounded, in the order of finding.
public struct Diagnostics: Sendable {
    /// What was kept, at most `limit`.
    public private(set) var entries: [Diagnostic] = []
    /// How many errors there were, those not kept included.
    public private(set) var errorCount = 0
    /// How many warnings there were, those not kept included.
    public private(set) var warningCount = 0
    /// How many entries there were beyond the limit.
    public private(set) var omittedCount = 0
    /// How many entries are kept; errors beyond it push out notes and warnings.
    public let limit: Int

    public init(limit: Int = 1000) {
        self.limit = max(1, limit)
    }

    public var hasErrors: Bool { errorCount > 0 }

    public mutating func error(_ message: String, at range: SourceRange? = nil, hint: String? = nil, notes: [Diagnostic] = []) {
        append(Diagnostic(.error, message, at: range, hint: hint, notes: notes))
    }

    public mutating func warning(_ message: String, at range: SourceRange? = nil, hint: String? = nil, notes: [Diagnostic] = []) {
        append(Diagnostic(.warning, message, at: range, hint: hint, notes: notes))
    }

    public mutating func note(_ message: String, at range: SourceRange? = nil, hint: String? = nil) {
        append(Diagnostic(.note, message, at: range, hint: hint))
    }

    /// Adds one entry, or only counts it when enough are kept.
    public mutating func append(_ diagnostic: Diagnostic) {
        switch diagnostic.severity {
        case .error: errorCount += 1
        case .warning: warningCount += 1
        case .note: break
        }
        if entries.count < limit {
            entries.append(diagnostic)
            return
        }
        omittedCount += 1
        // A run that ends in an error shows at least one, however many notes came before it.
        if diagnostic.severity == .error, let last = entries.indices.last, entries[last].severity != .error {
            entries[last] = diagnostic
        }
    }

    /// Adds what another run collected.
    public mutating func append(contentsOf other: Diagnostics) {
        let known = (errorCount + other.errorCount, warningCount + other.warningCount, omittedCount + other.omittedCount)
        let before = omittedCount
        for entry in other.entries { append(entry) }
        (errorCount, warningCount) = (known.0, known.1)
        omittedCount += known.2 - before
    }
}

extension Diagnostics {
    /// The errors alone, of what was kept.
    public var errorsOnly: Diagnostics {
        var errors = Diagnostics(limit: limit)
        for entry in entries where entry.severity == .error { errors.append(entry) }
        return errors
    }
}
