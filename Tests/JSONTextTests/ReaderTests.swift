import JSONText
import Testing

@Suite struct ReaderTests {
    @Test func eventsComeInOrderWithTheirBytes() throws {
        let text = #" {"a" : [1, -2.5e+3, "x\n"], "b":{}, "c":true,"d":false,"e":null, "f":[]} "#
        let expected: [(JSONEvent.Kind, String)] = [
            (.beginObject, "{"), (.key, "\"a\""), (.beginArray, "["), (.number, "1"), (.number, "-2.5e+3"), (.string, "\"x\\n\""),
            (.endArray, "]"), (.key, "\"b\""), (.beginObject, "{"), (.endObject, "}"), (.key, "\"c\""), (.true, "true"), (.key, "\"d\""),
            (.false, "false"), (.key, "\"e\""), (.null, "null"), (.key, "\"f\""), (.beginArray, "["), (.endArray, "]"), (.endObject, "}"),
        ]
        let found = try events(of: text)
        #expect(found.map(\.kind) == expected.map(\.0))
        let bytes = Array(text.utf8)
        #expect(found.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) } == expected.map(\.1))
        #expect(found.filter(\.hasEscapes).count == 1)
    }

    @Test(arguments: [
        "0", "-0", "10", "1.5", "1e5", "1E-5", "-0.0e+0", "12345678901234567890", "\"\"", "true", "null", "[]", "\u{FEFF}[1]",
    ])
    func anyValueIsAText(text: String) throws {
        #expect(try !events(of: text).isEmpty)
    }

    @Test(arguments: [
        ("", "empty", 0), (" \n ", "empty", 3), ("{", "cutShort", 1), ("[1,", "cutShort", 3), ("{\"a\"", "cutShort", 4),
        ("{\"a\":", "cutShort", 5), ("\"abc", "cutShort", 4), ("\"a\\", "cutShort", 3), ("\"\\u12", "cutShort", 5), ("[tru", "cutShort", 4),
        ("[1,]", "trailingComma", 2), ("{\"a\":1,}", "trailingComma", 6), ("[,1]", "unexpected", 1), ("[1 2]", "unexpected", 3),
        ("{a:1}", "unexpected", 1), ("{'a':1}", "unexpected", 1), ("{\"a\" 1}", "unexpected", 5), ("{\"a\":1]", "unexpected", 6),
        ("[1}", "unexpected", 2), ("[1]]", "trailingText", 3), ("1 2", "trailingText", 2), ("nul", "cutShort", 3),
        ("nulx", "unexpected", 0),
        ("NaN", "unexpected", 0), ("[01]", "number", 1), ("[1.]", "number", 1), ("[.5]", "unexpected", 1), ("[+1]", "unexpected", 1),
        ("[-]", "number", 1), ("[1e]", "number", 1), ("[0x1F]", "unexpected", 2), ("\"\\x\"", "escape", 1), ("\"\\u12G4\"", "escape", 1),
        ("\"\\uD800\"", "surrogate", 1), ("\"\\uDC00\"", "surrogate", 1), ("\"\\uD800\\u0041\"", "surrogate", 1),
        ("\"a\tb\"", "control", 2),
        ("\"a\nb\"", "control", 2), ("\"a\0b\"", "control", 2), ("[\0]", "unexpected", 1), ("// c\n1", "unexpected", 0),
    ])
    func damageIsNamedAndPlaced(text: String, code: String, offset: Int) {
        let error = #expect(throws: JSONError.self) { try events(of: text) }
        #expect(error?.code.rawValue == code)
        #expect(error?.offset == offset)
    }

    @Test(arguments: [
        [0xFF], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
        [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE2, 0x82], [0xC3],
    ])
    func bytesThatAreNotUTF8AreRefused(bytes: [UInt8]) {
        let error = #expect(throws: JSONError.self) { try events(of: [0x5B, 0x22, 0x61] + bytes + [0x22, 0x5D]) }
        #expect(error?.code == .encoding)
        #expect(error?.offset == 3)
    }

    @Test(arguments: [
        "é", "€", "𐍈", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}",
    ])
    func everyLengthOfUTF8IsRead(character: String) throws {
        // At each distance from the word boundary that the scanner looks at.
        for padding in 0..<9 {
            let text = String(repeating: "a", count: padding) + character
            let event = try #require(try events(of: "\"\(text)\"").first)
            #expect(event.end == text.utf8.count + 2)
        }
    }

    @Test func otherEncodingsAreNamed() {
        let cases: [([UInt8], String)] = [
            ([0xFF, 0xFE, 0x7B, 0], "UTF-16"), ([0xFE, 0xFF, 0, 0x7B], "UTF-16"), ([0x7B, 0, 0x7D, 0], "UTF-16"),
            ([0, 0x7B, 0, 0x7D], "UTF-16"),
            ([0x7B, 0, 0, 0], "UTF-32"), ([0, 0, 0, 0x7B], "UTF-32"), ([0xFF, 0xFE, 0, 0], "UTF-32"),
        ]
        for (bytes, name) in cases {
            let error = #expect(throws: JSONError.self) { try events(of: bytes) }
            #expect(error?.message == "the text is \(name), but JSON is UTF-8")
        }
    }

    @Test func depthIsBounded() throws {
        let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        #expect(try events(of: nested(1000)).count == 2000)
        let error = #expect(throws: JSONError.self) { try events(of: nested(1001)) }
        #expect(error?.code == .depth)
        #expect(error?.offset == 1000)
        #expect(throws: JSONError.self) { try events(of: String(repeating: "{\"a\":", count: 100_000)) }
        #expect(throws: JSONError.self) { try events(of: "[[1]]", maximumDepth: 1) }
        #expect(try events(of: "1", maximumDepth: 0).count == 1)
    }

    @Test func errorsSayLineAndColumn() {
        let error = #expect(throws: JSONError.self) { try events(of: "{\n  \"a\": é\n}") }
        #expect(error?.description == "line 2, column 8: expected a value, found 'é'")
        let cut = #expect(throws: JSONError.self) { try events(of: "{\r\n\"a\": [\n1,\n") }
        #expect(cut?.description == "line 4, column 1: the text ends inside the array that starts on line 2")
    }

    @Test func anyPrefixOfATextIsAnErrorAndNeverACrash() throws {
        let text = Array(#"{"a":["x\u00e9\ud83d\ude00y",-1.5e3,true,null,{"é":[[]]}]}"#.utf8)
        #expect(try events(of: text).count == 16)
        for length in 0..<text.count {
            let error = #expect(throws: JSONError.self) { try events(of: Array(text[..<length])) }
            #expect(error?.code == .cutShort || error?.code == .empty || error?.code == .encoding, "\(length)")
        }
    }

    @Test func everyByteInEveryPlaceIsAnEventOrAnError() {
        let text = Array(#"{"a":["\u00e9",-1.5,true]}"#.utf8)
        var refused = 0
        for place in text.indices {
            for byte in 0...UInt8.max {
                var changed = text
                changed[place] = byte
                if (try? events(of: changed)) == nil { refused += 1 }
            }
        }
        #expect(refused > text.count * 128)
    }
}

/// All events of a text.
func events(of text: String, maximumDepth: Int = JSONReader.defaultMaximumDepth) throws -> [JSONEvent] {
    try events(of: Array(text.utf8), maximumDepth: maximumDepth)
}

func events(of bytes: [UInt8], maximumDepth: Int = JSONReader.defaultMaximumDepth) throws -> [JSONEvent] {
    try bytes.withUnsafeBufferPointer { bytes in
        var reader = JSONReader(bytes, maximumDepth: maximumDepth)
        var events: [JSONEvent] = []
        while let event = try reader.next() { events.append(event) }
        return events
    }
}
