internal import ServiceModel

/// Constraints as a sentence for a doc comment.
///
///     string, min 1, max 64 → From 1 to 64 characters.     list, max 10 → At most 10 items.     integer, min 0 → At least 0.
func constraintSentences(_ shape: Shape) -> String {
    var sentences: [String] = []
    let constraints = shape.constraints
    if let range = rangeSentence(constraints, unit: unit(of: shape.kind)) { sentences.append(range) }
    if let factor = constraints.multipleOf { sentences.append("A multiple of \(factor).") }
    if (1...20).contains(constraints.values.count) { sentences.append("One of \(constraints.values.joined(separator: ", ")).") }
    if constraints.hasUniqueItems { sentences.append("No item twice.") }
    if let pattern = constraints.pattern, pattern.utf8.count <= 160, !pattern.contains("`"), !pattern.utf8.contains(where: { $0 < 0x20 }) {
        sentences.append("Matches `\(pattern)`.")
    }
    if let format = constraints.format, !format.utf8.contains(where: { $0 < 0x20 }) { sentences.append("Format: \(format).") }
    return sentences.joined(separator: " ")
}

private func unit(of kind: ShapeKind) -> (one: String, many: String)? {
    switch kind {
    case .list: ("item", "items")
    case .map: ("entry", "entries")
    case .blob: ("byte", "bytes")
    case .string, .enumeration: ("character", "characters")
    default: nil
    }
}

private func rangeSentence(_ constraints: Constraints, unit: (one: String, many: String)?) -> String? {
    func counted(_ number: String) -> String { unit.map { " " + (number == "1" ? $0.one : $0.many) } ?? "" }
    switch (constraints.min, constraints.max) {
    case (let min?, let max?):
        if min == max { return "Exactly \(max)\(counted(max))." }
        if unit != nil, min == "0" { return "At most \(max)\(counted(max))." }
        let bounds = (constraints.excludesMin ? "More than \(min)" : "From \(min)", constraints.excludesMax ? "less than \(max)" : max)
        return "\(bounds.0) \(constraints.excludesMin ? "and" : "to") \(bounds.1)\(counted(max))."
    case (let min?, nil):
        if unit != nil, min == "0" { return nil }
        return "\(constraints.excludesMin ? "More than" : "At least") \(min)\(counted(min))."
    case (nil, let max?): return "\(constraints.excludesMax ? "Less than" : "At most") \(max)\(counted(max))."
    case (nil, nil): return nil
    }
}
