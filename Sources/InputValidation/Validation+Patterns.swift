internal import Patterns
internal import RequestSigning

extension Validation {
    /// The expression that a text is described by. A text so long that the answer would take too long passes.
    public mutating func pattern(_ name: StaticString, _ value: String?, _ text: StaticString) {
        guard let value, let pattern = KnownPatterns.pattern("\(text)"), pattern.isFound(in: value) == false else { return }
        report(name, "is '\(value.prefix(80))', expected to match \(text)")
    }
}

/// Expressions that have been read, so that each is read once.
private enum KnownPatterns {
    private static let most = 1_000
    private static let known = Locked<[String: Pattern]>([:])

    /// Nothing if the expression is not understood; the generator has said so and asks for no such one.
    static func pattern(_ text: String) -> Pattern? {
        if let pattern = known.withLock({ $0[text] }) { return pattern }
        guard let pattern = try? Pattern(text) else { return nil }
        known.withLock { if $0.count < most { $0[text] = pattern } }
        return pattern
    }
}
