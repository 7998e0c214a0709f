import TerminalText
import Testing

@Suite struct KeyDecoderTests {
    @Test(arguments: [
        ("a", [Key.character("a")]), ("é😀", [.character("é"), .character("😀")]), ("\r", [.enter]), ("\t", [.tab]), ("\u{7F}", [.backspace]),
        ("\u{3}\u{15}", [.control("c"), .control("u")]), ("\u{1B}[A\u{1B}OB", [.up, .down]), ("\u{1B}[1;5C", [.right]),
        ("\u{1B}[3~\u{1B}[Z", [.delete, .backTab]), ("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]), ("\u{1B}[H\u{1B}[4~", [.home, .end]),
        ("\u{1B}[99~x", [.character("x")]), ("\u{1B}x", [.escape, .character("x")]), ("\0a", [.character("a")]),
    ])
    func keysOfATerminal(text: String, keys: [Key]) {
        var whole = KeyDecoder()
        #expect(whole.keys(from: text.utf8) == keys)
        var parts = KeyDecoder()
        #expect(text.utf8.flatMap { parts.keys(from: [$0]) } == keys, "byte by byte")
        #expect(!parts.isWaiting)
    }

    @Test func anEscapeByItselfIsAKeyOnceNothingFollows() {
        var decoder = KeyDecoder()
        #expect(decoder.keys(from: [0x1B]) == [])
        #expect(decoder.isWaiting)
        #expect(decoder.flush() == [.escape])
        #expect(!decoder.isWaiting)
    }

    @Test func bytesThatAreNoTextAreSkipped() {
        var decoder = KeyDecoder()
        #expect(decoder.keys(from: [0xFF, 0xC3, 0x41, 0x80, 0x42]) == [.character("A"), .character("B")])
    }

    @Test func aSequenceWithoutEndDoesNotWaitForEver() {
        var decoder = KeyDecoder()
        let keys = decoder.keys(from: Array("\u{1B}[".utf8) + Array(repeating: UInt8(ascii: "1"), count: 100))
        #expect(!decoder.isWaiting && keys.count == 100)
    }
}
