import Testing
import Values

@testable import CommandRuntime

struct ParameterTextTests {
    /// What Python 3.13's `json.loads` says.
    @Test(arguments: [
        ("{\"Id\":", "Expecting value: line 1 column 7 (char 6)"),
        ("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("[1", "Expecting ',' delimiter: line 1 column 3 (char 2)"),
        ("{\"a\" 1}", "Expecting ':' delimiter: line 1 column 6 (char 5)"),
        ("\"abc", "Unterminated string starting at: line 1 column 1 (char 0)"),
        ("[1]\n x", "Extra data: line 2 column 2 (char 5)"),
        ("\"é\" x", "Extra data: line 1 column 5 (char 4)"),
        ("\"a\nb\"", "Invalid control character at: line 1 column 3 (char 2)"),
        ("\"\\x\"", "Invalid \\escape: line 1 column 2 (char 1)"),
        ("[1,]", "Illegal trailing comma before end of array: line 1 column 3 (char 2)"),
        ("01", "Extra data: line 1 column 2 (char 1)"),
        ("", "Expecting value: line 1 column 1 (char 0)"),
    ])
    func damagedJSONIsToldAsPythonTellsIt(_ text: String, _ message: String) {
        let error = #expect(throws: ParameterJSONError.self) { try ParameterJSON.value(text) }
        #expect(error?.message == message)
    }

    @Test func jsonKeepsOrderAndNumbersAsWritten() throws {
        let value = try ParameterJSON.value(#" {"b": 1.50, "a": ["\ud83d\ude00", null, true], "b": 2} "#)
        #expect(value.map?.keys == ["b", "a"])
        #expect(value["b"]?.number?.text == "2")
        #expect(value["a"] == ["😀", nil, true])
    }

    @Test func tooDeepJSONIsRefused() {
        let error = #expect(throws: ParameterJSONError.self) { try ParameterJSON.value(String(repeating: "[", count: 1_000_000)) }
        #expect(error?.isTooDeep == true)
    }

    @Test func yamlHasTheTypesOfVersionOnePointTwo() {
        let value = ParameterYAML.value("a: yes\nb: true\nc: 0o17\nd: 010\ne: 1.5\nf: ~\ng: !!binary YQ==\nh: !!str 1\ni: 0x1f\n")
        #expect(value == ["a": "yes", "b": true, "c": 15, "d": 10, "e": 1.5, "f": nil, "g": .bytes([0x61]), "h": "1", "i": 31])
    }

    @Test func yamlMergesAndFollowsAliases() {
        let value = ParameterYAML.value("- &b {x: 1, y: 2}\n- <<: *b\n  y: 3\n- *b\n")
        #expect(value == [["x": 1, "y": 2], ["x": 1, "y": 3], ["x": 1, "y": 2]])
    }

    @Test(arguments: ["a: !!python/object:os.system []", "a: [", "a: 1\na: 2", "a\n---\nb", "a: *x"])
    func otherYAMLIsRefused(_ text: String) {
        #expect(ParameterYAML.value(text) == nil)
    }

    @Test func aliasesThatGrowWithoutEndAreRefused() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<12 { text += "a\(level): &a\(level) [\((0..<10).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n" }
        #expect(ParameterYAML.value(text) == nil)
    }

    /// What dateutil makes of the same texts, read as UTC.
    @Test(arguments: [
        ("0", 0), ("1709210096", 1_709_210_096), ("2023-01-01", 1_672_531_200), ("2024-02-29T12:34:56Z", 1_709_210_096),
        ("2024-02-29 12:34:56", 1_709_210_096), ("20240229T123456", 1_709_210_096), ("2024-02-29T13:34:56+01:00", 1_709_210_096),
        ("Thu, 29 Feb 2024 12:34:56 GMT", 1_709_210_096), ("Feb 29, 2024 12:34:56 PM", 1_709_210_096),
        ("2/29/2024 12:34:56", 1_709_210_096),
        ("29 February 2024 12:34:56", 1_709_210_096),
    ])
    func timesAreReadAsPeopleTypeThem(_ text: String, _ seconds: Int64) {
        #expect(TimestampText.parse(text)?.secondsSinceEpoch == seconds)
    }

    @Test(arguments: ["nope", "", "2023-13-01", "2023-02-30", "25:00", "2023-01-01T", "inf", "1e300", "--"])
    func whatIsNoTimeIsNone(_ text: String) {
        let isAllowed = text == "2023-01-01T"
        #expect((TimestampText.parse(text) != nil) == isAllowed)
    }

    /// `int()` and `float()` of Python.
    @Test func numbersAreReadAsPythonReadsThem() {
        #expect(PythonNumbers.integer(" +1_000 ")?.text == "1000")
        #expect(PythonNumbers.integer("-0007")?.text == "-7")
        #expect(PythonNumbers.integer("123456789012345678901234567890")?.text == "123456789012345678901234567890")
        for text in ["", "1.5", "1__0", "_1", "0x10", "1 2"] { #expect(PythonNumbers.integer(text) == nil) }
        #expect(PythonNumbers.float(".5") == 0.5)
        #expect(PythonNumbers.float("1e-3") == 0.001)
        #expect(PythonNumbers.float("-Infinity") == -.infinity)
        for text in ["", ".", "1e", "x", "1_"] { #expect(PythonNumbers.float(text) == nil) }
    }

    /// `base64.b64decode`: other characters are passed over, padding must come out even.
    @Test func base64IsReadLeniently() {
        #expect(Base64.decoded("aGk=".utf8) == Array("hi".utf8))
        #expect(Base64.decoded("a G\nk=".utf8) == Array("hi".utf8))
        #expect(Base64.decoded("aGk".utf8) == nil)
        #expect(Base64.decoded("not!base64".utf8) == nil)
        #expect(Base64.decoded("".utf8) == [])
        #expect(Base64.encoded(Array("hi".utf8)) == "aGk=")
    }
}
