internal import TerminalText

/// A page of help as text for a terminal or a pipe.
struct HelpText {
    private var lines: [String] = []
    private let width: Int
    private let isStyled: Bool

    static func text(_ page: HelpPage, width: Int, isStyled: Bool) -> String {
        var text = HelpText(width: min(max(width, 40), 120), isStyled: isStyled)
        text.write(page)
        return text.lines.joined(separator: "\n") + "\n"
    }

    // MARK: -

    private init(width: Int, isStyled: Bool) {
        self.width = width
        self.isStyled = isStyled
    }

    private static let step = 4

    private mutating func write(_ page: HelpPage) {
        lines.append(styled(page.command, .bright))
        if !page.summary.isEmpty { append(page.summary, indent: Self.step) }
        for section in page.sections {
            lines += ["", styled(section.title.uppercased(), .bright)]
            write(section.blocks, indent: Self.step, isSpaced: true)
        }
    }

    private mutating func write(_ blocks: [HelpPage.Block], indent: Int, isSpaced: Bool) {
        for (index, block) in blocks.enumerated() {
            if index > 0 { lines.append("") }
            switch block {
            case .markup(let text): write(Markup(text), indent: indent)
            case .code(let code): for line in code { lines.append(blanks(indent + 2) + line) }
            case .heading(let text): append(styled(text, .bright), indent: indent)
            case .names(let names): for name in names { lines.append(blanks(indent) + "- " + name) }
            case .term(let term, let inner):
                lines.append(blanks(indent) + term.text(name: styled(term.name, .bright)))
                if !inner.isEmpty {
                    write(inner, indent: min(indent + Self.step, width / 2), isSpaced: true)
                }
            }
        }
    }

    private mutating func write(_ markup: Markup, indent: Int) {
        for (index, block) in markup.blocks.enumerated() {
            switch block {
            case .paragraph(let text):
                if index > 0 { lines.append("") }
                append(inline(text), indent: indent)
            case .item(let depth, let mark, let text):
                if index > 0, case .paragraph = markup.blocks[index - 1] { lines.append("") }
                let start = indent + 2 * depth
                let wrappedLines = wrapped(inline(text), to: max(20, width - start - mark.count - 1))
                for (number, line) in wrappedLines.enumerated() {
                    lines.append(blanks(start) + (number == 0 ? mark + " " : blanks(mark.count + 1)) + line)
                }
            case .code(let code):
                if index > 0 { lines.append("") }
                for line in code { lines.append(blanks(indent + 2) + line) }
            }
        }
    }

    private mutating func append(_ text: String, indent: Int) {
        for line in wrapped(text, to: max(20, width - indent)) { lines.append(blanks(indent) + line) }
    }

    private func inline(_ text: String) -> String {
        Inline.pieces(text).map { piece in
            switch piece {
            case .text(let text): text
            case .code(let text): isStyled ? styled(text, .bright) : "`\(text)`"
            case .strong(let text): isStyled ? styled(text, .bright) : text
            case .emphasis(let text): isStyled ? styled(text, .underlined) : text
            case .link(let words, let address): words == address ? words : "\(words) <\(address)>"
            }
        }.joined()
    }

    private func styled(_ text: String, _ style: TextStyle) -> String { isStyled && !text.isEmpty ? style.applied(to: text) : text }
    private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}
