/// Something wrong in a template, told for the person who wrote it.
public struct TemplateProblem: Error, Equatable, Sendable {
    /// The template's name, without `.mustache`.
    public var template: String
    /// Line and column of the tag, both from 1; columns count UTF-8 bytes.
    public var line: Int
    public var column: Int
    /// How many bytes the tag takes.
    public var length: Int
    public var message: String
    /// What to do about it, where there is something to say.
    public var hint: String?
}

/// The problems of one template or of a whole library, all of them.
public struct TemplateProblems: Error, Equatable, Sendable {
    public var problems: [TemplateProblem]
}

extension TemplateProblem: CustomStringConvertible {
    public var description: String {
        let head = "\(template).mustache:\(line):\(column): error: \(message)"
        guard let hint else { return head }
        return head + "\nhint: " + hint
    }
}

/// The name of `candidates` that a misspelt name most likely meant.
func nearestName(to name: String, among candidates: [String]) -> String? {
    var best: (name: String, distance: Int)?
    for candidate in candidates {
        let distance = editDistance(Array(name.utf8.prefix(64)), Array(candidate.utf8.prefix(64)))
        if distance <= max(1, name.utf8.count / 3), distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
}

private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
        var corner = row[0]
        row[0] = i + 1
        for (j, y) in b.enumerated() {
            let above = row[j + 1]
            row[j + 1] = min(above + 1, row[j] + 1, corner + (x == y ? 0 : 1))
            corner = above
        }
    }
    return row[b.count]
}
