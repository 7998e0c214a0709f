import TerminalText
import Testing

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("héllo", 5), ("he\u{301}llo", 5), ("日本語", 6), ("ｆｕｌｌ", 8), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
        ("😀", 2), ("👩‍👩‍👧", 2), ("👍🏽", 2), ("🇩🇪", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("a\u{200B}b", 2), ("\u{1B}", 0), ("क्ष", 2), ("αβ", 2),
        ("─│", 2),
    ])
    func columnsOfATerminal(text: String, width: Int) {
        #expect(displayWidth(of: text) == width)
    }

    /// By `sum(2 if unicodedata.east_asian_width(c) in 'WFA' else 1 for c in text)` in Python.
    @Test(arguments: [
        ("", 0), ("abc", 3), ("héllo", 6), ("日本語", 6), ("αβ", 4), ("─", 2), ("he\u{301}", 4), ("😀", 2), ("\u{E000}", 2), ("\u{AD}", 2),
        ("ﾊ", 1),
        ("\u{10FFFD}\u{3FFFD}", 4), ("\u{A0}", 1),
    ])
    func columnsOfATable(text: String, width: Int) {
        #expect(tableWidth(of: text) == width)
    }

    @Test func longTextsAreCutWithAnEllipsis() {
        #expect(truncated("hello", to: 5) == "hello")
        #expect(truncated("hello!", to: 5) == "hell…")
        #expect(truncated("日本語", to: 5) == "日本…")
        #expect(truncated("日本語", to: 4) == "日…")
        #expect(truncated("x", to: 0) == "")
    }

    @Test func shortTextsAreFilledUp() {
        #expect(padded("日本", to: 6) == "日本  ")
        #expect(padded("abc", to: 2) == "abc")
    }

    @Test func linesBreakAtBlanks() {
        #expect(wrapped("one two three", to: 7) == ["one two", "three"])
        #expect(wrapped("a verylongword b", to: 4) == ["a", "verylongword", "b"])
        #expect(wrapped("one\n\ntwo", to: 10) == ["one", "", "two"])
        #expect(wrapped("", to: 10) == [""])
        #expect(wrapped("日本 語", to: 6) == ["日本", "語"])
    }

    @Test func aTextCannotSteerTheTerminal() {
        #expect(plainLine("a\u{1B}[2Jb\nc\u{9B}d") == "a [2Jb c d")
        #expect(plainLine("日本") == "日本")
    }
}
