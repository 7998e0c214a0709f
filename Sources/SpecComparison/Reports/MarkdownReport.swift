internal import ServiceModel

extension Comparison {
    /// The comparison as a section for a pull request: a heading, the verdict, a table for what breaks and one for what joins; the rest
    /// is folded away. At most `limit` rows a table, because forges refuse texts beyond a size.
    public func markdown(title: String? = nil, limit: Int = 200) -> String {
        let title = title ?? new.fullName
        var text = "## \(escaped(title))\n\n"
        guard !differences.isEmpty else { return text + "Nothing differs.\n" }
        text += "**\(step.rawValue)**: \(counts).\n"
        text += table("Breaking", .breaking, limit)
        text += table("Additive", .additive, limit)
        text += rest(limit)
        return text
    }

    // MARK: -

    private func table(_ heading: String, _ verdict: Effect, _ limit: Int) -> String {
        let rows = differences.filter { $0.verdict == verdict }
        guard !rows.isEmpty else { return "" }
        var text = "\n### \(heading) (\(rows.count))\n\n| What | Difference | Wire | Swift | Command line |\n|---|---|---|---|---|\n"
        for row in rows.prefix(limit) {
            let effects = [row.effects.wire, row.effects.swift, row.effects.commandLine].map { $0 == .none ? "" : $0.rawValue }
            text +=
                "| `\(row.subject.filter { $0 != "`" && $0 != "|" })` | \(escaped(row.sentence)) | \(effects.joined(separator: " | ")) |\n"
        }
        if rows.count > limit { text += "\nand \(rows.count - limit) more\n" }
        return text
    }

    private func rest(_ limit: Int) -> String {
        let rows = differences.filter { $0.verdict == .none }
        guard !rows.isEmpty else { return "" }
        let told = rows.filter { $0.kind != .documentation }
        var text = "\n<details><summary>Without effect (\(rows.count))</summary>\n\n"
        for row in told.prefix(limit) { text += "- `\(row.subject.filter { $0 != "`" })` \(escaped(row.sentence))\n" }
        if told.count > limit { text += "- and \(told.count - limit) more\n" }
        if told.count < rows.count { text += "- documentation of \(rows.count - told.count) things\n" }
        return text + "\n</details>\n"
    }

    /// Text in which nothing is taken for markup, on one line.
    private func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "|", "*", "_", "`", "[", "]", "\\", "#": result += "\\\(character)"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "@": result += "&#64;"
            case _ where character.isNewline: result += " "
            default: result.append(character)
            }
        }
        return result
    }
}
