import Testing
import Values

@testable import CommandRuntime

/// The expected texts are those that the AWS CLI prints for the same values.
struct OutputTests {
    private func table(_ json: String, width: Int = 80) throws -> String {
        var bytes: [UInt8] = []
        try TableOutput.append(try ParameterJSON.value(json), title: "GetSendQuota", layout: TableLayout(terminalWidth: width), to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func tablesNestAndScaleTheirColumns() throws {
        let text = try table(#"{"a": [], "c": [[1,2],[3,4]], "d": [{"x":1,"y":[1]},{"x":2}], "g": {"h":{"i":{"z":1}}}}"#)
        #expect(
            text == """
                ------------------
                |  GetSendQuota  |
                +----------------+
                ||       c      ||
                |+------+-------+|
                ||  1   |  2    ||
                ||  3   |  4    ||
                |+------+-------+|
                ||       d      ||
                |+--------------+|
                ||       x      ||
                |+--------------+|
                ||  1           ||
                |+--------------+|
                |||      y     |||
                ||+------------+||
                |||  1         |||
                ||+------------+||
                ||       d      ||
                |+--------------+|
                ||       x      ||
                |+--------------+|
                ||  2           ||
                |+--------------+|
                ||       g      ||
                |+--------------+|
                |||      h     |||
                ||+------------+||
                ||||     i    ||||
                |||+----+-----+|||
                ||||  z |  1  ||||
                |||+----+-----+|||

                """)
    }

    @Test func aRowTooWideForTheTerminalIsTurned() throws {
        let long = String(repeating: "x", count: 70)
        let lines = try table("{\"a\": \"\(long)\", \"b\": 1}").split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("|  a|  xxx") })
        #expect(lines.contains { $0.hasPrefix("|  b|  1 ") })
    }

    @Test func wideCharactersTakeTwoColumns() throws {
        let lines = try table(#"{"a": "日本", "b": "x"}"#).split(separator: "\n").map(String.init)
        #expect(lines[3] == "|   a   |  b  |")
        #expect(lines[5] == "|  日本 |  x  |")
    }

    @Test func rowsOfDifferentLengthAreAnError() {
        let error = #expect(throws: CommandError.self) { try table("[[1,2],[3]]") }
        #expect(error?.message == "Row should have 2 elements, instead it has 1")
    }

    @Test func textHasALineForEachMapAndListItem() throws {
        var bytes: [UInt8] = []
        let value = try ParameterJSON.value(
            #"{"a": {"T": "x", "B": 0}, "b": [1, 2], "c": null, "d": true, "e": [{"k": 1}, {"j": 2.50}], "f": []}"#)
        try TextOutput.append(value, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "None\tTrue\nA\t0\tx\nB\t1\nB\t2\nE\t\t1\nE\t2.5\t\n")
    }

    @Test func yamlQuotesOnlyWhatNeedsIt() throws {
        let texts: [(String, String)] = [
            ("yes", "yes"), ("12:30", "12:30"), ("1.0", "'1.0'"), ("010", "'010'"), ("true", "'true'"), ("", "''"), ("~", "'~'"),
            (" lead", "' lead'"), ("a: b", "'a: b'"), ("a #b", "'a #b'"), ("it's", "it's"), ("'", "''''"), ("tab\tx", "\"tab\\tx\""),
            ("2023-01-01", "'2023-01-01'"), ("é", "é"), ("😀", "\"\\U0001F600\""), ("-", "'-'"), ("- x", "'- x'"), ("=", "'='"),
            ("a,b", "a,b"), ("1_000", "'1_000'"), (".5", "'.5'"), ("0.1.2", "0.1.2"), ("multi\nline", "'multi\n\n  line'"),
        ]
        for (text, expected) in texts {
            var bytes: [UInt8] = []
            YAMLOutput.append(.map(["k": .string(text)]), to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == "k: \(expected)\n")
        }
    }

    @Test func yamlSortsKeysAndFoldsAtEightyColumns() throws {
        var bytes: [UInt8] = []
        let words = Array(repeating: "word", count: 20).joined(separator: " ")
        YAMLOutput.append(["b": [["y": 1, "x": []]], "a": .string(words), "c": [:]], to: &bytes)
        let folded =
            Array(repeating: "word", count: 16).joined(separator: " ") + "\n  " + Array(repeating: "word", count: 4).joined(separator: " ")
        #expect(String(decoding: bytes, as: UTF8.self) == "a: \(folded)\nb:\n- x: []\n  y: 1\nc: {}\n")
    }

    @Test func numbersArePrintedAsPythonPrintsThem() {
        let numbers: [(String, String)] = [
            ("1e16", "1e+16"), ("1e15", "1000000000000000.0"), ("1.0E-5", "1e-05"), ("200.0", "200.0"), ("-0.0", "-0.0"),
            ("12345678901234567890.125", "1.2345678901234567e+19"), ("123456789012345678", "123456789012345678"), ("1e400", "inf"),
        ]
        for (token, expected) in numbers { #expect(PythonText.string(.number(Number(text: token))) == expected) }
    }

    @Test func pythonQuotesAndNamesTypes() {
        #expect(
            PythonText.representation(["it's", "a\"b", "\u{0}é\u{200B}", nil, true]) == "[\"it's\", 'a\"b', '\\x00é\\u200b', None, True]")
        #expect(PythonText.quoted([0x27, 0x00, 0x0A, 0x61]) == "b\"'\\x00\\na\"")
        #expect(PythonText.type(of: 1.5) == "<class 'float'>")
    }

    @Test func timesKeepTheirOffsetOrTakeTheLocalOne() {
        func printed(_ seconds: Int64, _ offset: Int?, _ wire: String) -> Value {
            OutputTimestamps.iso8601.printed(
                .timestamp(OffsetTimestamp(secondsSinceEpoch: seconds, offsetMinutes: offset, wireText: wire)))
        }
        #expect(printed(1_371_065_520, 0, "2013-06-12T19:32:00Z") == "2013-06-12T19:32:00+00:00")
        #expect(printed(1_371_058_320, 120, "2013-06-12T19:32:00+02:00") == "2013-06-12T19:32:00+02:00")
        #expect(printed(1_370_995_200, 0, "2013-06-12") == "2013-06-12T00:00:00")
        let wire = OutputTimestamps.wire.printed(
            .timestamp(OffsetTimestamp(secondsSinceEpoch: 0, offsetMinutes: 0, wireText: "1970-01-01T00:00:00Z")))
        #expect(wire == "1970-01-01T00:00:00Z")
    }

    /// expat's words and places.
    @Test(arguments: [
        ("", "no element found: line 1, column 0"),
        ("this is <<< not xml", "syntax error: line 1, column 0"),
        ("<html><head><hr></head></html>", "mismatched tag: line 1, column 18"),
        ("<a>\n  <b>", "no element found: line 2, column 5"),
        ("<a", "unclosed token: line 1, column 0"),
        ("<a>&x;</a>", "undefined entity: line 1, column 3"),
        ("<a>&</a>", "not well-formed (invalid token): line 1, column 4"),
        ("<a/><b/>", "junk after document element: line 1, column 4"),
        ("{}", "not well-formed (invalid token): line 1, column 0"),
    ])
    func damagedXMLIsToldAsExpatTellsIt(_ text: String, _ problem: String) {
        #expect(XMLProblem.find(in: Array(text.utf8)) == problem)
    }

    @Test func goodXMLHasNoProblem() {
        #expect(XMLProblem.find(in: Array("<?xml version=\"1.0\"?>\n<!-- c --><a x='1'>é &amp; &#65;<![CDATA[<]]></a>\n".utf8)) == nil)
    }
}
