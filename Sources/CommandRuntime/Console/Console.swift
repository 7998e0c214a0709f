internal import TerminalText

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

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
    /// Why bytes that were to be written are lost, if not because nobody reads on: the disk is full, or the stream is closed.
    public var lostOutput: @Sendable () -> String?
    public var isInputTerminal: Bool
    public var isOutputTerminal: Bool
    public var isErrorTerminal: Bool
    /// The columns of the terminal.
    public var width: @Sendable () -> Int

    public init(
        output: @escaping @Sendable ([UInt8]) -> Bool, error: @escaping @Sendable ([UInt8]) -> Void,
        ask: @escaping @Sendable (_ question: String, _ isSecret: Bool) -> Answer = { _, _ in .end },
        lostOutput: @escaping @Sendable () -> String? = { nil }, isInputTerminal: Bool = false, isOutputTerminal: Bool = false,
        isErrorTerminal: Bool = false, width: @escaping @Sendable () -> Int = { 80 }
    ) {
        self.output = output
        self.error = error
        self.ask = ask
        self.lostOutput = lostOutput
        self.isInputTerminal = isInputTerminal
        self.isOutputTerminal = isOutputTerminal
        self.isErrorTerminal = isErrorTerminal
        self.width = width
    }

    /// The streams of this process.
    public static var process: Console {
        let lost = LostOutput()
        return Console(
            output: { bytes in
                bytes.withUnsafeBytes { bytes in
                    if Terminal.output.write(bytes) { return true }
                    lost.note(errno)
                    return false
                }
            },
            error: { bytes in bytes.withUnsafeBytes { _ = Terminal.error.write($0) } },
            ask: { question, isSecret in
                switch isSecret ? LinePrompt().askSecret(question) : LinePrompt().ask(question) {
                case .line(let line): .line(line)
                case .interrupted: .interrupted
                case .end, .tooLong: .end
                }
            }, lostOutput: { lost.reason }, isInputTerminal: Terminal.input.isTerminal, isOutputTerminal: Terminal.output.isTerminal,
            isErrorTerminal: Terminal.error.isTerminal, width: { Terminal.output.size?.columns ?? 80 })
    }
}
