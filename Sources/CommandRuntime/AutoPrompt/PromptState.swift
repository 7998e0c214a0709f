internal import TerminalText

/// The line that is typed at the prompt, with what can stand next; it knows nothing of the terminal.
struct PromptState {
    /// What a key led to.
    enum Outcome: Equatable {
        case going
        /// These words are to be run.
        case run([String])
        case cancelled
    }

    private(set) var characters: [Character]
    private(set) var cursor: Int
    private(set) var suggestions: [Completer.Suggestion] = []
    /// The suggestion that is chosen, if one is.
    private(set) var choice: Int?
    /// Whether documentation is shown.
    private(set) var showsDocumentation = true
    private let completer: Completer

    init(_ completer: Completer, words: [String]) {
        self.completer = completer
        characters = Array(words.map(CommandSpelling.quoted).joined(separator: " "))
        if !characters.isEmpty { characters.append(" ") }
        cursor = characters.count
        refresh()
    }

    /// The words before the cursor.
    var typed: ShellWords { ShellWords(characters[..<cursor]) }

    /// The command as it would run.
    var preview: String { ([Usage.program] + ShellWords(characters).all.map(CommandSpelling.quoted)).joined(separator: " ") }

    /// The suggestion that documentation is shown for: the chosen one, or the only one.
    var shown: Completer.Suggestion? {
        if let choice { return suggestions[choice] }
        return suggestions.count == 1 ? suggestions[0] : nil
    }

    mutating func take(_ key: Key) -> Outcome {
        switch key {
        case .character(let character): insert([character])
        case .tab: accept(choice ?? (suggestions.isEmpty ? nil : 0))
        case .down: move(1)
        case .up, .backTab: move(-1)
        case .pageDown: move(8)
        case .pageUp: move(-8)
        case .enter:
            guard let choice else {
                let words = ShellWords(characters)
                return words.isOpen || words.all.isEmpty ? .going : .run(words.all)
            }
            accept(choice)
        case .escape:
            choice = nil
        case .backspace: if cursor > 0 { remove(cursor - 1) }
        case .delete: if cursor < characters.count { characters.remove(at: cursor); refresh() }
        case .left: cursor = max(0, cursor - 1); refresh()
        case .right: cursor = min(characters.count, cursor + 1); refresh()
        case .home, .control("a"): cursor = 0; refresh()
        case .end, .control("e"): cursor = characters.count; refresh()
        case .control("u"): characters.removeSubrange(..<cursor); cursor = 0; refresh()
        case .control("w"): removeWord()
        case .control("d"): if characters.isEmpty { return .cancelled }
        case .control("c"): return .cancelled
        case .control("o"): showsDocumentation.toggle()
        default: break
        }
        return .going
    }

    // MARK: -

    private static let longestLine = 20_000

    private mutating func insert(_ new: [Character]) {
        guard characters.count + new.count < Self.longestLine else { return }
        characters.insert(contentsOf: new, at: cursor)
        cursor += new.count
        refresh()
    }

    private mutating func remove(_ place: Int) {
        characters.remove(at: place)
        cursor = place
        refresh()
    }

    private mutating func removeWord() {
        var start = cursor
        while start > 0, characters[start - 1] == " " { start -= 1 }
        while start > 0, characters[start - 1] != " " { start -= 1 }
        characters.removeSubrange(start..<cursor)
        cursor = start
        refresh()
    }

    private mutating func move(_ step: Int) {
        guard !suggestions.isEmpty else { return }
        guard let place = choice else {
            choice = step > 0 ? 0 : suggestions.count - 1
            return
        }
        let next = place + step
        choice = abs(step) == 1 ? (next + suggestions.count) % suggestions.count : min(max(next, 0), suggestions.count - 1)
    }

    /// Puts a suggestion in the place of the word being typed.
    private mutating func accept(_ place: Int?) {
        guard let place, suggestions.indices.contains(place) else { return }
        let suggestion = suggestions[place]
        let start = min(typed.currentStart, cursor)
        let text = suggestion.isPartial ? suggestion.text : CommandSpelling.quoted(suggestion.text) + " "
        characters.replaceSubrange(start..<cursor, with: Array(text))
        cursor = start + text.count
        refresh()
    }

    private mutating func refresh() {
        let words = typed
        suggestions = words.isOpen ? [] : completer.suggestions(after: words.complete, typing: words.current)
        choice = nil
    }
}
