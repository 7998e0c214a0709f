import JMESPath
import Testing
import Values

/// Expected values are those of Python's jmespath for the same expression.
@Suite struct EvaluationTests {
    private func search(_ text: String, _ value: Value = .null) throws -> Value { try Expression(text).search(value) }

    @Test(arguments: [
        ("`1e2`", "100.0"), ("`1.0`", "1.0"), ("`1`", "1"), ("sum(`[1, 2]`)", "3"), ("sum(`[1, 2.0]`)", "3.0"), ("sum(`[]`)", "0"),
        ("avg(`[1, 2]`)", "1.5"), ("avg(`[2, 2]`)", "2.0"), ("ceil(`1.2`)", "2"), ("floor(`-1.2`)", "-2"), ("ceil(`3`)", "3"),
        ("abs(`-0.0`)", "0.0"), ("abs(`-12345678901234567890123`)", "12345678901234567890123"), ("to_number('1_0')", "10"),
        ("to_number(' 12 ')", "12"), ("to_number('1.')", "1.0"), ("to_number('.5')", "0.5"), ("to_number('1_0.0_1')", "10.01"),
        ("to_number('+1')", "1"), ("to_number('-0')", "0"), ("to_number('-0.0')", "-0.0"), ("to_number('٣')", "3"),
        ("to_number('1e5')", "100000.0"), ("to_number('INFINITY')", "Infinity"), ("length(`\"😀\"`)", "1"),
        ("ceil(`1e22`)", "10000000000000000000000"),
    ])
    func numbersStayIntegersOrDoublesAsInPython(text: String, printed: String) throws {
        #expect(try search(text).pythonJSON() == printed)
    }

    @Test(arguments: ["1__0", "_1", "1_", "0x1", "1e", "", "one", "1 2", "--1", ".", "0b1", "1_.0"])
    func whatIsNoNumberInPythonIsNullAsANumber(text: String) throws {
        #expect(try search("to_number(@)", .string(text)) == .null)
    }

    /// From version 3.12 on Python adds the low-order parts that are lost on the way: ten tenths are one.
    @Test func doublesAreSummedWithCompensation() throws {
        let tenths = Value.list(Array(repeating: 0.1, count: 10))
        #expect(try search("sum(@)", tenths).pythonJSON() == "1.0")
        #expect(try search("sum(@)", [1e16, 1.0, -1e16]).pythonJSON() == "1.0")
        #expect(try search("sum(@)", [9_223_372_036_854_775_807, 1]).pythonJSON() == "9223372036854775808")
    }

    @Test(arguments: [
        ("`foo`", "foo"), ("` x y`", "x y"), ("`01`", "01"), ("`-`", "-"), ("`\\u0041`", "A"), ("`a\\`b`", "a`b"), ("'\\'x\\''", "'x'"),
        ("'\\\\n'", "\\\\n"), ("''", ""), ("``", ""), ("`\"\\ud83d\\ude00\"`", "😀"),
    ])
    func literalsMayLackTheirQuotes(text: String, string: String) throws {
        #expect(try search(text) == .string(string))
    }

    @Test func oneAndTrueAreEqualInsideListsOnly() throws {
        #expect(try search("`1` == `true`") == false)
        #expect(try search("`0` != `false`") == true)
        #expect(try search("`[1]` == `[true]`") == true)
        #expect(try search("`1` == `1.0`") == true)
        #expect(try search("contains(`[1, 2]`, `true`)") == true)
        #expect(try search("`NaN` == `NaN`") == false)
    }

    @Test func zeroIsTrueAndWhatIsEmptyIsFalse() throws {
        #expect(try search("[!`0`, !`1`, !'', !`[]`, !`{}`, !`null`, !`false`]", 1) == [false, false, true, true, true, true, true])
        #expect(try search("'' || `0`") == 0)
        #expect(try search("`[]` && 'x'") == [])
    }

    @Test func stringsCompareByCodePoint() throws {
        #expect(try search("'a' < 'b'") == true)
        #expect(try search("sort(@)", ["\u{1F600}", "\u{FF5E}", "Z", "a", ""]) == ["", "Z", "a", "\u{FF5E}", "\u{1F600}"])
        #expect(try search("`\"caf\\u00e9\"` == `\"cafe\\u0301\"`") == false)
        #expect(try search("length(@)", "cafe\u{301}") == 5)
        #expect(try search("reverse(@)", "ae\u{301}") == "\u{301}ea")
        #expect(try search("`null` < `1`") == .null)
    }

    @Test func sortingIsStableAndTheFirstOfEqualsWins() throws {
        let list: Value = [["k": 2, "n": "a"], ["k": 1, "n": "b"], ["k": 2, "n": "c"], ["k": 1.0, "n": "d"]]
        #expect(try search("sort_by(@, &k)[].n", list) == ["b", "d", "a", "c"])
        #expect(try search("max_by(@, &k).n", list) == "a")
        #expect(try search("min_by(@, &k).n", list) == "b")
    }

    @Test func mapsKeepTheirOrder() throws {
        let value: Value = ["z": 1, "a": 2, "m": 3]
        #expect(try search("keys(@)", value) == ["z", "a", "m"])
        #expect(try search("*", value) == [1, 2, 3])
        #expect(try search("{q: z, b: a, q: m}", value).map?.keys == ["q", "b"])
        #expect(try search("merge(@, {a: `9`, x: `0`})", value).map?.keys == ["z", "a", "m", "x"])
    }

    @Test func timestampsAndBytesCountAsTheStringsThatStandForThem() throws {
        let time = Value.timestamp(OffsetTimestamp(secondsSinceEpoch: 1_371_065_520))
        #expect(try search("starts_with(@, '2013')", time) == true)
        #expect(try search("type(@)", time) == "string")
        #expect(try search("@ == '2013-06-12T19:32:00+00:00'", time) == true)
        #expect(try search("@", time) == time)
        #expect(
            try search("sort_by(@, &t)[0].n", [["t": time, "n": 1], ["t": .timestamp(OffsetTimestamp(secondsSinceEpoch: 0)), "n": 2]]) == 2)
        #expect(try search("join('-', [@, 'x'])", .bytes([104, 105])) == "aGk=-x")
    }

    @Test func textOfAValueIsAsciiJSON() throws {
        #expect(try search("to_string(@)", ["é", 1.0, .null, "\u{1F600}\u{7F}"]) == "[\"\\u00e9\",1.0,null,\"\\ud83d\\ude00\\u007f\"]")
        #expect(try search("to_string(@)", "é") == "é")
    }

    @Test func slicesReachBeyondTheEnds() throws {
        let list: Value = [0, 1, 2, 3, 4]
        #expect(try search("[-100:100]", list) == list)
        #expect(try search("[::-2]", list) == [4, 2, 0])
        #expect(try search("[::99999999999999999999]", list) == [0])
        #expect(try search("[::-99999999999999999999]", list) == [4])
        #expect(try search("[3:1]", list) == [])
        #expect(try search("[99999999999999999999]", list) == .null)
        #expect(try search("[-99999999999999999999]", list) == .null)
    }

    @Test func whatPythonForgivesIsForgiven() throws {
        #expect(try search("not_null(`null` 'x',)") == "x")
        #expect(try search("{a: 'x' b: 'y'}", 1) == ["a": "x", "b": "y"])
        #expect(try search("(abs)(`-1`)") == 1)
    }
}
