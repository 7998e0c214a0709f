import SpecDiagnostics
import Testing

@Suite struct PrinterTests {
    private func printed(_ diagnostic: Diagnostic, color: Bool = false) -> String { DiagnosticPrinter(color: color).print(diagnostic) }

    @Test func placeLineMarkerAndHintArePrinted() {
        let lines = (1...40).map { "# line \($0)\n" }.joined()
        let file = SourceFile(path: "specs/petstore.yaml", bytes: Array((lines + "        $ref: '#/definitions/Pett'\n").utf8))
        let start = lines.utf8.count + 14
        let diagnostic = Diagnostic(
            .error, "no definition named 'Pett'", at: file.range(start, start + 20),
            hint: "did you mean '#/definitions/Pet'? (defined at specs/petstore.yaml:112:3)")
        #expect(
            printed(diagnostic) == """
                specs/petstore.yaml:41:15: error: no definition named 'Pett'
                   41 |         $ref: '#/definitions/Pett'
                      |               ^~~~~~~~~~~~~~~~~~~~
                hint: did you mean '#/definitions/Pet'? (defined at specs/petstore.yaml:112:3)
                """)
    }

    @Test func notesStandBetweenTheMarkerAndTheHint() {
        let file = SourceFile(path: "a.json", bytes: Array("{\"a\":1,\n\"a\":2}".utf8))
        let note = Diagnostic(.note, "it stands here first", at: file.range(1, 4))
        let diagnostic = Diagnostic(.warning, "twice", at: file.range(8, 11), hint: "keep one", notes: [note])
        #expect(
            printed(diagnostic) == """
                a.json:2:1: warning: twice
                    2 | "a":2}
                      | ^~~
                a.json:1:2: note: it stands here first
                    1 | {"a":1,
                      |  ^~~
                hint: keep one
                """)
    }

    @Test func withoutAPlaceOnlyTheMessageIsPrinted() {
        #expect(printed(Diagnostic(.error, "the disk is full")) == "error: the disk is full")
    }

    @Test func anEmptyFileHasNoLineToShow() {
        let file = SourceFile(path: "a.yaml", bytes: [])
        #expect(printed(Diagnostic(.error, "the file is empty", at: file.range(0, 0))) == "a.yaml:1:1: error: the file is empty")
    }

    @Test func aRangeOverManyLinesIsMarkedToTheEndOfItsFirst() {
        let file = SourceFile(path: "a", bytes: Array("x: {\n}\n".utf8))
        #expect(printed(Diagnostic(.error, "m", at: file.range(3, 6))) == "a:1:4: error: m\n    1 | x: {\n      |    ^")
    }

    @Test func tabsStayUnderTabs() {
        let file = SourceFile(path: "a", bytes: Array("\tkey\tbad".utf8))
        #expect(printed(Diagnostic(.error, "m", at: file.range(5, 8))) == "a:1:6: error: m\n    1 | \tkey\tbad\n      | \t   \t^~~")
    }

    @Test func columnsCountBytesButTheMarkerStandsUnderTheCharacter() {
        let file = SourceFile(path: "a", bytes: Array("é日x".utf8))
        // é has two bytes and one cell, 日 three bytes and two cells.
        #expect(printed(Diagnostic(.error, "m", at: file.range(5, 6))) == "a:1:6: error: m\n    1 | é日x\n      |    ^")
    }

    @Test func aCarriageReturnIsNotPartOfTheLine() {
        let file = SourceFile(path: "a", bytes: Array("ab\r\ncd\r\n".utf8))
        #expect(printed(Diagnostic(.error, "m", at: file.range(4, 6))) == "a:2:1: error: m\n    2 | cd\n      | ^~")
    }

    @Test func aVeryLongLineIsCutAroundTheMarker() {
        let file = SourceFile(
            path: "a", bytes: Array((String(repeating: "x", count: 5000) + "!" + String(repeating: "y", count: 5000)).utf8))
        let lines = printed(Diagnostic(.error, "m", at: file.range(5000, 5001))).split(separator: "\n")
        #expect(lines[0] == "a:1:5001: error: m")
        #expect(lines[1].count < 200)
        let marker = lines[2].distance(from: lines[2].startIndex, to: lines[2].firstIndex(of: "^")!)
        #expect(Array(lines[1])[marker] == "!")
    }

    @Test func controlCharactersOfAFileNeverReachTheTerminal() {
        let file = SourceFile(path: "a\u{1B}[2J", bytes: Array("x\u{1B}[31my".utf8))
        let text = printed(Diagnostic(.error, "found '\u{1B}'", at: file.range(0, 1), hint: "\u{7}"))
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" })
    }

    @Test func coloursAreAddedOnlyWhenAsked() {
        let diagnostic = Diagnostic(.error, "m")
        #expect(printed(diagnostic, color: true) == "\u{1B}[1;31merror: \u{1B}[0m\u{1B}[1mm\u{1B}[0m")
    }

    @Test func bytesThatAreNotTextAreShownAsReplacementCharacters() {
        let file = SourceFile(path: "a", bytes: [0x61, 0xFF, 0x62])
        #expect(printed(Diagnostic(.error, "m", at: file.range(1, 2))) == "a:1:2: error: m\n    1 | a\u{FFFD}b\n      |  ^")
    }
}
