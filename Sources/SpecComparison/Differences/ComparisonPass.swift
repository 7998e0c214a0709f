internal import ServiceModel
internal import SpecDiagnostics
internal import SwiftViews

/// One comparison under way: both sides, which shapes answer to each other, and what was found.
struct ComparisonPass {
    let old: SwiftFace
    let new: SwiftFace
    let pairs: ShapePairs
    let swiftNames: RenamedTypes
    private(set) var differences: [Difference] = []

    init(_ old: SwiftFace, _ new: SwiftFace) {
        self.old = old
        self.new = new
        pairs = ShapePairs(old, new)
        swiftNames = RenamedTypes(old, new, pairs)
    }

    mutating func add(
        _ kind: Difference.Kind, _ subject: String, _ sentence: String, _ effects: Effects = Effects(), _ old: SourceRange?,
        _ new: SourceRange?
    ) {
        differences.append(Difference(kind, subject, sentence, effects, old: old, new: new))
    }

    /// Documentation and deprecation, which any thing can have.
    mutating func compareTexts(
        _ subject: String, _ old: (documentation: String?, deprecation: Deprecation?, origin: SourceRange?),
        _ new: (documentation: String?, deprecation: Deprecation?, origin: SourceRange?)
    ) {
        if (old.deprecation == nil) != (new.deprecation == nil) {
            let message = new.deprecation?.message.map { ": \($0)" } ?? ""
            let sentence = new.deprecation == nil ? "is deprecated no longer" : "is deprecated now\(message)"
            add(.deprecation, subject, sentence, old.origin, new.origin)
        } else if old.deprecation != new.deprecation {
            add(.deprecation, subject, "is deprecated with other words", old.origin, new.origin)
        }
        if old.documentation != new.documentation { add(.documentation, subject, "is documented otherwise", old.origin, new.origin) }
    }

    /// Facts under `x-` keys, of which nobody here knows what they mean.
    mutating func compareExtensions(
        _ subject: String, _ old: (facts: [Extension], origin: SourceRange?), _ new: (facts: [Extension], origin: SourceRange?)
    ) {
        guard old.facts != new.facts else { return }
        // Rates of calls are understood, and told as what they are.
        var names = (old.facts + new.facts).map(\.name).filter { old.facts[$0] != new.facts[$0] && $0 != "x-rate-limit" }
        names = names.enumerated().filter { names.firstIndex(of: $0.element) == $0.offset }.map(\.element)
        guard !names.isEmpty else { return }
        add(.extensionFact, subject, "says something else under \(listed(names))", old.origin, new.origin)
    }

    private mutating func add(_ kind: Difference.Kind, _ subject: String, _ sentence: String, _ old: SourceRange?, _ new: SourceRange?) {
        add(kind, subject, sentence, Effects(), old, new)
    }
}

/// `'text'`, or a word for its absence.
func quoted(_ text: String?) -> String { text.map { "'\($0)'" } ?? "nothing" }

/// `'a', 'b' and 'c'`
func listed(_ names: [String]) -> String {
    let texts = names.map { "'\($0)'" }
    guard texts.count > 1, let last = texts.last else { return texts.first ?? "nothing" }
    return texts.dropLast().joined(separator: ", ") + " and " + last
}
