/// A regular expression that is matched in bounded time: every position of a text is looked at once, whatever the expression.
///
/// It takes what ECMAScript and Java have in common, over Unicode scalars: alternatives, groups, quantifiers, classes, categories,
/// anchors and word boundaries. What would need backtracking (back references, looking around) is refused when the pattern is made.
///
///     try Pattern("^[a-z]{1,63}$").isFound(in: "name")     // true
public struct Pattern: Sendable {
    let steps: [PatternStep]

    /// Reads an expression, or says what of it is not understood.
    public init(_ text: String) throws(PatternProblem) {
        var reader = PatternReader(text)
        var compiler = PatternCompiler()
        steps = try compiler.compile(try reader.read())
    }

    /// More steps than this are not taken for one text.
    static let mostWork = 50_000_000

    /// Whether some part of the text is what the expression describes; nothing if the text is too long to find out.
    public func isFound(in text: String) -> Bool? { isFound(in: text, mostWork: Self.mostWork) }

    func isFound(in text: String, mostWork: Int) -> Bool? {
        var run = PatternRun(steps: steps, mostWork: mostWork)
        return run.isFound(in: text.unicodeScalars)
    }
}

/// Why an expression is not understood.
public struct PatternProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was found, in a few words.
    public var description: String

    init(_ description: String) { self.description = description }
}

/// One step of a compiled expression.
enum PatternStep: Sendable {
    case take(ScalarSet)
    /// Goes on at both places.
    case fork(Int, Int)
    case jump(Int)
    case start
    case end
    case boundary(isThere: Bool)
    case found
}

/// What an expression consists of.
indirect enum PatternNode {
    case set(ScalarSet)
    case sequence([PatternNode])
    case choice([PatternNode])
    case repetition(PatternNode, least: Int, most: Int?)
    case start
    case end
    case boundary(isThere: Bool)
}
