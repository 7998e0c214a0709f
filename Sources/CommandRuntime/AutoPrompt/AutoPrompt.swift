internal import TerminalText

/// Asks for a command line in a terminal, with completion as one types.
struct AutoPrompt {
    private let completer: Completer
    private let words: [String]

    init(completer: Completer, words: [String]) {
        self.completer = completer
        self.words = words
    }

    /// The words to run; nothing if the prompt was left.
    func run() -> [String]? {
        var screen = PromptScreen()
        let words = Terminal.input.inRawMode { () -> [String]? in
            var state = PromptState(completer, words: self.words)
            var decoder = KeyDecoder()
            screen.draw(state)
            while let byte = Terminal.input.readByte() {
                var keys = decoder.keys(from: [byte])
                // An escape alone is a key; the rest of a sequence comes at once.
                if keys.isEmpty, decoder.isWaiting, !Terminal.input.hasInput(within: 40) { keys = decoder.flush() }
                for key in keys {
                    switch state.take(key) {
                    case .going: break
                    case .run(let words):
                        screen.clear()
                        Terminal.output.write("> \(state.preview)\r\n")
                        return words
                    case .cancelled:
                        screen.clear()
                        return nil
                    }
                }
                if !keys.isEmpty, !Terminal.input.hasInput(within: 0) { screen.draw(state) }
            }
            screen.clear()
            return nil
        }
        return words ?? nil
    }
}
