/// Asks for a line of text at a terminal, or takes the next line of a file.
public struct LinePrompt: Sendable {
    /// What comes of a question.
    public enum Answer: Sendable, Hashable {
        /// What was typed, without the line's end; empty for Return alone.
        case line(String)
        /// The input ended before a line did.
        case end
        /// Control-C was pressed.
        case interrupted
        /// The line has more than `maximumBytes`.
        case tooLong
    }

    /// A line may have this many bytes.
    public static let maximumBytes = 65_536

    let input: Terminal
    let output: Terminal

    /// Reads from one file and asks on another.
    public init(input: Terminal = .input, output: Terminal = .output) {
        self.input = input
        self.output = output
    }

    /// Writes the question and reads a line, which the terminal shows as it is typed.
    public func ask(_ question: String) -> Answer {
        output.write(question)
        var line: [UInt8] = []
        while let byte = input.readByte() {
            if byte == UInt8(ascii: "\n") {
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                return .line(String(decoding: line, as: UTF8.self))
            }
            if line.count >= Self.maximumBytes { return .tooLong }
            line.append(byte)
        }
        return line.isEmpty ? .end : .line(String(decoding: line, as: UTF8.self))
    }

    /// Writes the question and reads a line of which the terminal shows a star a character.
    public func askSecret(_ question: String) -> Answer {
        let answer = input.inRawMode {
            output.write(question)
            let answer = readMasked()
            output.write("\r\n")
            return answer
        }
        return answer ?? ask(question)
    }

    private func readMasked() -> Answer {
        var line = MaskedLine()
        while let byte = input.readByte() {
            let echo = line.take(byte)
            output.write(echo)
            if let answer = line.answer { return answer }
        }
        return .end
    }
}

/// A line that is typed unseen: what each byte does to it, and what to show instead.
struct MaskedLine {
    private var bytes: [UInt8] = []
    private var sequence: Sequence = .none
    /// Set as soon as the line is done.
    private(set) var answer: LinePrompt.Answer?

    /// How far into an escape sequence, as an arrow key sends it, the bytes have come.
    private enum Sequence { case none, escape, parameters }

    /// Takes the next byte and returns what the terminal is to show.
    mutating func take(_ byte: UInt8) -> String {
        if skipsSequence(byte) { return "" }
        switch byte {
        case 0x0D, 0x0A: answer = .line(String(decoding: bytes, as: UTF8.self))
        case 0x03: answer = .interrupted
        case 0x04: if bytes.isEmpty { answer = .end }
        case 0x1B: sequence = .escape
        case 0x08, 0x7F: return eraseCharacter()
        case 0x15, 0x17: return eraseAll()
        case 0..<0x20: break
        default:
            if bytes.count >= LinePrompt.maximumBytes {
                answer = .tooLong
                return ""
            }
            bytes.append(byte)
            return isContinuation(byte) ? "" : "*"
        }
        return ""
    }

    private mutating func skipsSequence(_ byte: UInt8) -> Bool {
        switch sequence {
        case .none: return false
        case .escape:
            sequence = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") ? .parameters : .none
            return sequence == .parameters
        case .parameters:
            if (0x40...0x7E).contains(byte) { sequence = .none }
            return true
        }
    }

    private mutating func eraseCharacter() -> String {
        guard !bytes.isEmpty else { return "" }
        while let byte = bytes.popLast(), isContinuation(byte) {}
        return "\u{8} \u{8}"
    }

    private mutating func eraseAll() -> String {
        let stars = bytes.count { !isContinuation($0) }
        bytes = []
        return String(repeating: "\u{8} \u{8}", count: stars)
    }

    private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
