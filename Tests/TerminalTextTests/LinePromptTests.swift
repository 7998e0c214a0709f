import Foundation
import Testing

@testable import TerminalText

@Suite struct LinePromptTests {
    // MARK: - The unseen line

    private func type(_ text: String) -> (shown: String, answer: LinePrompt.Answer?) {
        var line = MaskedLine()
        var shown = ""
        for byte in text.utf8 where line.answer == nil { shown += line.take(byte) }
        return (shown, line.answer)
    }

    @Test func aStarIsShownForEachCharacter() {
        #expect(type("pé😀\r") == ("***", .line("pé😀")))
    }

    @Test func backspaceTakesAWholeCharacterBack() {
        #expect(type("aé\u{7F}b\r") == ("**\u{8} \u{8}*", .line("ab")))
        #expect(type("\u{7F}a\n") == ("*", .line("a")))
    }

    @Test func controlUStartsAgain() {
        #expect(type("abé\u{15}x\r") == ("***" + String(repeating: "\u{8} \u{8}", count: 3) + "*", .line("x")))
    }

    @Test func controlCAndControlDEndIt() {
        #expect(type("a\u{3}").answer == .interrupted)
        #expect(type("\u{4}").answer == .end)
        #expect(type("a\u{4}\r").answer == .line("a"))
    }

    @Test func arrowKeysAreNoPartOfIt() {
        #expect(type("a\u{1B}[D\u{1B}OAb\r") == ("**", .line("ab")))
    }

    @Test func aLineHasABound() {
        #expect(type(String(repeating: "x", count: LinePrompt.maximumBytes + 1)).answer == .tooLong)
    }

    // MARK: - Files

    @Test func linesAreTakenOneByOneFromAPipe() throws {
        let input = Pipe()
        let output = Pipe()
        input.fileHandleForWriting.write(Data("one\r\n\ntwo\nrest".utf8))
        try input.fileHandleForWriting.close()
        let prompt = LinePrompt(
            input: Terminal(descriptor: input.fileHandleForReading.fileDescriptor),
            output: Terminal(descriptor: output.fileHandleForWriting.fileDescriptor))
        #expect(prompt.ask("A: ") == .line("one"))
        #expect(prompt.ask("B: ") == .line(""))
        #expect(prompt.askSecret("C: ") == .line("two"))
        #expect(prompt.ask("D: ") == .line("rest"))
        #expect(prompt.ask("E: ") == .end)
        try output.fileHandleForWriting.close()
        #expect(String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) == "A: B: C: D: E: ")
        #expect(!Terminal(descriptor: input.fileHandleForReading.fileDescriptor).isTerminal)
    }

    // MARK: - A terminal

    @Test func aSecretIsNotShownAtATerminalAndTheTerminalIsLeftAsItWas() throws {
        let pair = try #require(PseudoTerminal())
        let terminal = Terminal(descriptor: pair.inner)
        #expect(terminal.isTerminal)
        var size = winsize(ws_row: 33, ws_col: 111, ws_xpixel: 0, ws_ypixel: 0)
        #expect(ioctl(pair.outer, UInt(TIOCSWINSZ), &size) == 0)
        #expect(terminal.size == TerminalSize(columns: 111, rows: 33))

        var before = termios()
        #expect(tcgetattr(pair.inner, &before) == 0)
        let typist = Thread {
            // Keys count as unseen only from when the question stands there.
            _ = pair.read(until: "Secret: ")
            pair.write("s3cr\u{7F}ret\r")
        }
        typist.start()
        let answer = LinePrompt(input: terminal, output: terminal).askSecret("Secret: ")
        #expect(answer == .line("s3cret"))
        let shown = pair.read(until: "\r\n")
        #expect(shown == "****\u{8} \u{8}***\r\r\n" || shown == "****\u{8} \u{8}***\r\n")
        var after = termios()
        #expect(tcgetattr(pair.inner, &after) == 0)
        #expect(after.c_lflag == before.c_lflag && after.c_iflag == before.c_iflag)
    }
}

/// Two ends of a terminal: what is typed at the outer one arrives at the inner one.
private final class PseudoTerminal: Sendable {
    let outer: Int32
    let inner: Int32

    init?() {
        #if canImport(Darwin)
            outer = posix_openpt(O_RDWR | O_NOCTTY)
            guard outer >= 0, grantpt(outer) == 0, unlockpt(outer) == 0, let name = ptsname(outer) else { return nil }
            inner = open(name, O_RDWR | O_NOCTTY)
        #else
            // The C functions for this are not visible to Swift here; these requests to the kernel are what they make.
            let (getNumber, setLock) = (UInt(0x8004_5430), UInt(0x4004_5431))
            var (number, locked) = (UInt32(0), Int32(0))
            outer = open("/dev/ptmx", O_RDWR | O_NOCTTY)
            guard outer >= 0, ioctl(outer, setLock, &locked) == 0, ioctl(outer, getNumber, &number) == 0 else { return nil }
            inner = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        #endif
        if inner < 0 { return nil }
    }

    deinit {
        close(inner)
        close(outer)
    }

    func write(_ text: String) { Terminal(descriptor: outer).write(text) }

    /// What is shown up to and with an ending; less if nothing more comes for five seconds.
    func read(until ending: String) -> String {
        let terminal = Terminal(descriptor: outer)
        var bytes: [UInt8] = []
        while terminal.hasInput(within: 5_000), let byte = terminal.readByte() {
            bytes.append(byte)
            if bytes.ends(with: ending.utf8) { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension [UInt8] {
    fileprivate func ends(with ending: String.UTF8View) -> Bool { suffix(ending.count).elementsEqual(ending) }
}
