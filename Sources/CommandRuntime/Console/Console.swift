internal import TerminalText

/// Where a program reads and writes: the process's own streams, or others in tests.
public struct Console: Sendable {
    /// What came of a question.
    public enum Answer: Sendable, Hashable {
        case line(String)
        /// The input has ended.
        case end
        /// Stopped from the keyboard.
        case interrupted
    }

    /// Writes bytes to standard output; false once nobody reads it any more.
    public var output: @Sendable ([UInt8]) -> Bool
    /// Writes bytes to standard error.
    public var error: @Sendable ([UInt8]) -> Void
    /// Asks for a line; what is typed for a secret is not shown.
    public var ask: @Sendable (_ question: String, _ isSecret: Bool) -> Answer
    public var isInputTerminal: Bool
    public var isOutputTerminal: Bool
    public var isErrorTerminal: Bool
    /// The columns of the terminal.
    public var width: @Sendable () -> Int

    public init(
        output: @escaping @Sendable ([UInt8]) -> Bool, error: @escaping @Sendable ([UInt8]) -> Void,
        ask: @escaping @Sendable (_ question: String, _ isSecret: Bool) -> Answer = { _, _ in .end }, isInputTerminal: Bool = false,
        isOutputTerminal: Bool = false, isErrorTerminal: Bool = false, width: @escaping @Sendable () -> Int = { 80 }
    ) {
        self.output = output
        self.error = error
        self.ask = ask
        self.isInputTerminal = isInputTerminal
        self.isOutputTerminal = isOutputTerminal
        self.isErrorTerminal = isErrorTerminal
        self.width = width
    }

    /// The streams of this process.
    public static var process: Console {
        Console(
            output: { bytes in bytes.withUnsafeBytes { Terminal.output.write($0) } },
            error: { bytes in bytes.withUnsafeBytes { _ = Terminal.error.write($0) } },
            ask: { question, isSecret in
                switch isSecret ? LinePrompt().askSecret(question) : LinePrompt().ask(question) {
                case .line(let line): .line(line)
                case .interrupted: .interrupted
                case .end, .tooLong: .end
                }
            }, isInputTerminal: Terminal.input.isTerminal, isOutputTerminal: Terminal.output.isTerminal,
            isErrorTerminal: Terminal.error.isTerminal, width: { Terminal.output.size?.columns ?? 80 })
    }
}
