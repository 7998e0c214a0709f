internal import ServiceModel
internal import SwiftViews

/// Types that are the same but for their names, which is told once and not again wherever they are used.
struct RenamedTypes {
    /// The pairs whose types have different names, neither of which the other version has.
    private(set) var pairs: Set<ShapePair> = []
    /// The new name by the old one.
    private var names: [String: String] = [:]

    init(_ old: SwiftFace, _ new: SwiftFace, _ all: ShapePairs) {
        let oldNames = Set(old.types)
        let newNames = Set(new.types)
        var taken: Set<String> = []
        for pair in all.all {
            let before = old.types[pair.old.index]
            let after = new.types[pair.new.index]
            guard !before.isEmpty, !after.isEmpty, !newNames.contains(before), !oldNames.contains(after), names[before] == nil else {
                continue
            }
            guard taken.insert(after).inserted else { continue }
            names[before] = after
            pairs.insert(pair)
        }
    }

    func contains(old name: String) -> Bool { names[name] != nil }
    func contains(new name: String) -> Bool { names.values.contains(name) }

    /// A type of the old version as the new one spells it: `[OldName]` → `[NewName]`.
    func translated(_ type: String) -> String {
        guard !names.isEmpty else { return type }
        var result = ""
        var word = ""
        for character in type + " " {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
                continue
            }
            result += names[word] ?? word
            result.append(character)
            word = ""
        }
        return String(result.dropLast())
    }
}
