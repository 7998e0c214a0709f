/// A line cut into words as a shell cuts it: blanks separate, quotes and backslashes keep together.
struct ShellWords {
    /// The words that are complete.
    private(set) var complete: [String] = []
    /// The word at the end that is still being typed; empty behind a blank.
    private(set) var current = ""
    /// Where the current word begins in the line, in characters.
    private(set) var currentStart = 0
    /// Whether a quote is still open.
    private(set) var isOpen = false

    init(_ line: some Sequence<Character>) {
        var quote: Character?
        var isEscaped = false
        var isWord = false
        for (place, character) in line.enumerated() {
            if isEscaped {
                current.append(character)
                isEscaped = false
            } else if let open = quote {
                if character == open {
                    quote = nil
                } else if character == "\\", open == "\"" {
                    isEscaped = true
                } else {
                    current.append(character)
                }
            } else if character == " " || character == "\t" {
                if isWord { complete.append(current) }
                current = ""
                isWord = false
                currentStart = place + 1
            } else {
                isWord = true
                switch character {
                case "'", "\"": quote = character
                case "\\": isEscaped = true
                default: current.append(character)
                }
            }
        }
        isOpen = quote != nil || isEscaped
    }

    /// All words, the one at the end among them.
    var all: [String] { current.isEmpty ? complete : complete + [current] }
}
