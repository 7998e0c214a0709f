internal import ServiceRuntime

/// A command line cut into words as a shell would, without anything else that a shell does.
enum CommandWords {
    /// The words; quotation marks group, a backslash takes the next character as it is.
    static func split(_ command: String) throws -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in command {
            if isEscaped {
                // Inside double quotation marks a backslash stays unless it protects something.
                if quote == "\"", character != "\"", character != "\\" { word = (word ?? "") + "\\" }
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if character == "\\" && quote != "'" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character == " " || character == "\t" || character == "\n" {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        guard quote == nil, !isEscaped else {
            throw ClientError(
                .badCredentials, "credential_process has a quotation mark that is not closed, or a backslash at its end. Correct the line.")
        }
        if let word { words.append(word) }
        return words
    }
}
