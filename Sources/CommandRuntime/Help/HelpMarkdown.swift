/// A page of help as Markdown.
enum HelpMarkdown {
    static func text(_ page: HelpPage) -> String {
        var lines = ["# \(page.command)"]
        if !page.summary.isEmpty { lines += ["", page.summary] }
        for section in page.sections {
            lines += ["", "## \(section.title)"]
            append(section.blocks, depth: 0, to: &lines)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: -

    /// Members stand in lists within lists; what is said about them is indented as far.
    private static func append(_ blocks: [HelpPage.Block], depth: Int, to lines: inout [String]) {
        let indent = String(repeating: "  ", count: depth)
        for block in blocks {
            switch block {
            case .markup(let text):
                lines.append("")
                lines += text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : indent + $0 }
            case .code(let code): lines += ["", indent + "```"] + code.map { indent + $0 } + [indent + "```"]
            case .heading(let text): lines += ["", "\(indent)**\(text)**"]
            case .names(let names): lines += [""] + names.map { "\(indent)- \($0)" }
            case .term(let term, let inner):
                if term.isMember {
                    lines += ["", "\(indent)- \(term.text(name: term.name))"]
                    append(inner, depth: depth + 1, to: &lines)
                } else {
                    lines += ["", indent + term.text(name: term.name.isEmpty ? "" : "`\(term.name)`")]
                    append(inner, depth: depth, to: &lines)
                }
            }
        }
    }
}
