internal import TerminalText

/// Draws the prompt at the place where the cursor is, and draws over it the next time.
struct PromptScreen {
    /// How many lines the cursor stands below the first one drawn.
    private var cursorLine = 0

    private static let mostSuggestions = 8
    private static let mostDocumentation = 8

    mutating func draw(_ state: PromptState) {
        let size = Terminal.output.size ?? TerminalSize(columns: 80, rows: 24)
        let width = max(20, size.columns - 1)
        var text = moveToTop() + "\u{1B}[J"
        let input = Self.inputLines(state, width: width)
        var lines = input.lines
        let room = max(0, size.rows - lines.count - 2)
        lines += Self.suggestionLines(state, width: width, most: min(Self.mostSuggestions, room))
        lines += Self.documentationLines(state, width: width, most: min(Self.mostDocumentation, room - lines.count + input.lines.count))
        lines.append(
            TextStyle.dim.applied(to: truncated("Tab or arrows choose, Enter runs, Ctrl-O documentation, Ctrl-C leaves", to: width)))
        text += lines.joined(separator: "\r\n")
        let up = lines.count - 1 - input.cursorLine
        text += (up > 0 ? "\u{1B}[\(up)A" : "") + "\r" + (input.cursorColumn > 0 ? "\u{1B}[\(input.cursorColumn)C" : "")
        cursorLine = input.cursorLine
        Terminal.output.write(text)
    }

    /// Takes away what was drawn.
    mutating func clear() {
        Terminal.output.write(moveToTop() + "\u{1B}[J")
        cursorLine = 0
    }

    // MARK: -

    private func moveToTop() -> String { "\r" + (cursorLine > 0 ? "\u{1B}[\(cursorLine)A" : "") }

    /// The line being typed, over as many lines as it needs, and where the cursor stands in them.
    private static func inputLines(_ state: PromptState, width: Int) -> (lines: [String], cursorLine: Int, cursorColumn: Int) {
        let prompt = "> \(Usage.program) "
        var lines = [prompt]
        var column = displayWidth(of: prompt)
        var cursor = (0, column)
        for (place, character) in state.characters.enumerated() {
            if place == state.cursor { cursor = (lines.count - 1, column) }
            let step = displayWidth(of: character)
            if column + step > width {
                lines.append("")
                column = 0
                if place == state.cursor { cursor = (lines.count - 1, 0) }
            }
            lines[lines.count - 1].append(character.isNewline ? " " : character)
            column += step
        }
        if state.cursor == state.characters.count { cursor = (lines.count - 1, column) }
        return (lines, cursor.0, cursor.1)
    }

    private static func suggestionLines(_ state: PromptState, width: Int, most: Int) -> [String] {
        guard most > 0, !state.suggestions.isEmpty else { return [] }
        let chosen = state.choice ?? 0
        let first = max(0, min(chosen - most / 2, state.suggestions.count - most))
        let shown = state.suggestions[first..<min(first + most, state.suggestions.count)]
        let column = min(max(shown.map { displayWidth(of: $0.text) }.max() ?? 0, 8), width / 2)
        var lines = shown.enumerated().map { offset, suggestion in
            let text = truncated(plainLine(suggestion.text), to: column)
            let line = truncated("  \(padded(text, to: column))  \(plainLine(suggestion.summary))", to: width)
            return state.choice == first + offset ? TextStyle.inverse.applied(to: padded(line, to: width)) : line
        }
        let hidden = state.suggestions.count - shown.count
        if hidden > 0 { lines.append(TextStyle.dim.applied(to: "  … \(hidden) more")) }
        return lines
    }

    private static func documentationLines(_ state: PromptState, width: Int, most: Int) -> [String] {
        guard state.showsDocumentation, most > 1, let shown = state.shown, !shown.documentation.isEmpty else { return [] }
        let paragraphs = shown.documentation.split(separator: "\n").map { Inline.plain(String($0)) }
        let all = paragraphs.flatMap { wrapped(plainLine($0), to: width - 4) }
        let lines = all.prefix(most - 1).map { TextStyle.dim.applied(to: "  │ ") + $0 }
        return [TextStyle.dim.applied(to: "  ┌ \(plainLine(shown.text))")] + lines
    }
}
