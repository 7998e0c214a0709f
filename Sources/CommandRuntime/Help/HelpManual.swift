/// A page of help as a man page, in the macros that every `man` knows.
enum HelpManual {
    static func text(_ page: HelpPage, version: String) -> String {
        let name = page.command.replacing(" ", with: "-")
        var lines = [".TH \(argument(name.uppercased())) 1 \"\" \(argument(version)) \(argument(Usage.program))"]
        lines += [".SH NAME", "\(escaped(name)) \\- \(escaped(page.summary.isEmpty ? page.command : Inline.plain(page.summary)))"]
        for section in page.sections {
            lines.append(".SH \(argument(section.title.uppercased()))")
            append(section.blocks, to: &lines)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: -

    private static func append(_ blocks: [HelpPage.Block], to lines: inout [String]) {
        for block in blocks {
            switch block {
            case .markup(let text): append(Markup(text), to: &lines)
            case .code(let code): append(code: code, to: &lines)
            case .heading(let text): lines += [".PP", "\\fB\(escaped(text))\\fR"]
            case .names(let names):
                for name in names { lines += [".IP \\(bu 2", escaped(name)] }
                lines.append(".PP")
            case .term(let term, let inner):
                let styledName = term.name.isEmpty ? "" : "\\fB\(escaped(term.name))\\fR"
                lines += [".PP", term.text(name: styledName)]
                guard !inner.isEmpty else { continue }
                lines.append(".RS 4")
                append(inner, to: &lines)
                lines.append(".RE")
            }
        }
    }

    private static func append(_ markup: Markup, to lines: inout [String]) {
        for block in markup.blocks {
            switch block {
            case .paragraph(let text): lines += [".PP", inline(text)]
            case .item(_, let mark, let text): lines += [mark == "-" ? ".IP \\(bu 2" : ".IP \(mark) 4", inline(text)]
            case .code(let code): append(code: code, to: &lines)
            }
        }
    }

    private static func append(code: [String], to lines: inout [String]) {
        lines += [".PP", ".RS 4", ".nf"] + code.map(escaped) + [".fi", ".RE"]
    }

    private static func inline(_ text: String) -> String {
        let line = Inline.pieces(text).map { piece in
            switch piece {
            case .text(let text): escaped(text)
            case .code(let text), .strong(let text): "\\fB\(escaped(text))\\fR"
            case .emphasis(let text): "\\fI\(escaped(text))\\fR"
            case .link(let words, let address): "\(escaped(words)) <\(escaped(address))>"
            }
        }.joined()
        return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
    }

    /// Text with backslashes and hyphens that stay what they are; a line does not begin with a macro by chance.
    private static func escaped(_ text: String) -> String {
        let text = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
    }

    private static func argument(_ text: String) -> String { "\"\(text.replacing("\"", with: "'"))\"" }
}
