internal import ServiceRuntime

/// A command line cut into words as a shell would, without anything else that a shell does.
enum CommandWords {
    /// The words; quotation marks group, a backslash takes the next character as it is.
    static func split(_ command: String) throws -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var isInWord = false
        var quote: UInt8?
        var isEscaped = false
        for byte in Array(command.utf8) {
            if isEscaped {
                // Inside double quotation marks a backslash stays unless it protects something.
                if quote == UInt8(ascii: "\""), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { word.append(UInt8(ascii: "\\")) }
                word.append(byte)
                isInWord = true
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") && quote != UInt8(ascii: "'") {
                isEscaped = true
            } else if let open = quote {
                if byte == open { quote = nil } else { word.append(byte) }
            } else {
                switch byte {
                case UInt8(ascii: "'"), UInt8(ascii: "\""):
                    quote = byte
                    isInWord = true
                case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"):
                    if isInWord { words.append(String(decoding: word, as: UTF8.self)) }
                    word.removeAll()
                    isInWord = false
                default:
                    word.append(byte)
                    isInWord = true
                }
            }
        }
        guard quote == nil, !isEscaped else {
            throw ClientError.credentials(
                "credential_process has a quotation mark that is not closed, or a backslash at its end. Correct the line.")
        }
        if isInWord { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }
}
