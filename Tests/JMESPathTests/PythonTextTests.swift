import JMESPath
import Testing
import Values

/// Expected texts are what Python 3 prints for the same values.
@Suite struct PythonTextTests {
    static let sample: Value = [
        "text": "é \"q\" \\ /\n\u{1}\u{7F}\u{1F600}", "empty": [], "none": [:], "list": [1, 1e16, .null, true],
        "map": ["a": ["b": 0.00001]],
    ]

    @Test func indentedJSONIsThatOfACommandLine() {
        let expected = """
            {
                "text": "é \\"q\\" \\\\ /\\n\\u0001\u{7F}\u{1F600}",
                "empty": [],
                "none": {},
                "list": [
                    1,
                    1e+16,
                    null,
                    true
                ],
                "map": {
                    "a": {
                        "b": 1e-05
                    }
                }
            }
            """
        #expect(Self.sample.pythonJSON() == expected)
    }

    @Test func oneLineJSONIsASCII() {
        let value: Value = ["a": "é\u{7F}\u{1F600}", "b": [1, .null]]
        #expect(value.pythonJSON(.line) == "{\"a\": \"\\u00e9\\u007f\\ud83d\\ude00\", \"b\": [1, null]}")
        #expect(value.pythonJSON(.compact) == "{\"a\":\"\\u00e9\\u007f\\ud83d\\ude00\",\"b\":[1,null]}")
    }

    @Test func specialDoublesAreWords() {
        let value: Value = [.number(Number(.infinity)), .number(Number(-.infinity)), .number(Number(.nan)), .number(Number(text: "1e400"))]
        #expect(value.pythonJSON(.line) == "[Infinity, -Infinity, NaN, Infinity]")
        #expect(value.pythonString == "[inf, -inf, nan, inf]")
    }

    @Test func timestampsAndBytesArePrintedAsStrings() {
        let value: Value = [.timestamp(OffsetTimestamp(secondsSinceEpoch: 0, offsetMinutes: 60)), .bytes([104, 105, 33, 10])]
        #expect(value.pythonJSON(.line) == "[\"1970-01-01T01:00:00+01:00\", \"aGkhCg==\"]")
    }

    @Test(arguments: [
        ("it", "'it'"), ("it's", "\"it's\""), ("\"", "'\"'"), ("'\"", "'\\'\"'"), ("a\\b\n\r\t", "'a\\\\b\\n\\r\\t'"),
        ("\u{0}\u{7F}", "'\\x00\\x7f'"),
        ("é\u{A0}\u{AD}", "'é\\xa0\\xad'"), ("\u{200B}\u{2028}\u{E000}", "'\\u200b\\u2028\\ue000'"),
        ("\u{1F600}\u{E0001}", "'\u{1F600}\\U000e0001'"),
        ("", "''"),
    ])
    func representationQuotesAndEscapesAsPython(string: String, printed: String) {
        #expect(pythonRepresentation(of: string) == printed)
    }

    @Test func stringsOfContainersHoldRepresentations() {
        let value: Value = ["a": [1.0, .null, true, "x'y"]]
        #expect(value.pythonString == "{'a': [1.0, None, True, \"x'y\"]}")
        #expect(Value.string("x'y").pythonString == "x'y")
        #expect(Value.bool(false).pythonString == "False")
    }
}
