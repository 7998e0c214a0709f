import TerminalText
import Testing

@Suite struct TextStyleTests {
    @Test func eachCodeIsASequenceOfItsOwn() {
        #expect((TextStyle.bright + .blue).applied(to: "x") == "\u{1B}[1m\u{1B}[34mx\u{1B}[0m")
        #expect(TextStyle.plain.applied(to: "x") == "x")
    }

    @Test func colourIsForTerminalsUnlessAskedFor() {
        #expect(ColorChoice.auto.isOn(toTerminal: true) && !ColorChoice.auto.isOn(toTerminal: false))
        #expect(ColorChoice.on.isOn(toTerminal: false) && !ColorChoice.off.isOn(toTerminal: true))
    }

    @Test func sequencesCanBeTakenOut() {
        #expect(withoutSequences("a\u{1B}[1m\u{1B}[38;5;1mb\u{1B}[0mc\u{1B}[K") == "abc")
        #expect(withoutSequences("a\u{1B}[12") == "a")
    }
}
