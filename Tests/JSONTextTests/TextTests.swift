import JSONText
import Testing

@Suite struct TextTests {
    @Test(arguments: [
        (#"a\"b\\c\/d"#, "a\"b\\c/d"), (#"\b\f\n\r\t"#, "\u{8}\u{C}\n\r\t"), (#"\u0041\u00e9\u20AC"#, "Aé€"), (#"\uD83D\uDE00!"#, "😀!"),
        (#"\u0000"#, "\0"), ("", ""), (#"é\n€"#, "é\n€"),
    ])
    func escapesAreResolved(content: String, text: String) {
        let bytes = Array(content.utf8)
        #expect(bytes.withUnsafeBufferPointer { JSONScanner.text($0, hasEscapes: true) } == text)
    }

    @Test func aDamagedEscapeNeverWritesBeyondItsContent() {
        for content in ["\\", "\\u", "\\u12", "\\uD800", "a\\uZZZZ"] {
            let bytes = Array(content.utf8)
            let text = bytes.withUnsafeBufferPointer { JSONScanner.text($0, hasEscapes: true) }
            #expect(text.utf8.count <= bytes.count)
        }
    }

    private func sample(_ json: JSONWriter) -> String {
        var json = json
        json.beginObject()
        json.key("a")
        json.beginArray()
        json.number(1)
        json.number("2.50")
        json.beginArray()
        json.endArray()
        json.endArray()
        json.key("é")
        json.beginObject()
        json.endObject()
        json.key("b")
        json.bool(true)
        json.key("c")
        json.null()
        json.endObject()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    // Python: json.dumps(value, separators=(",", ":")), json.dumps(value), json.dumps(value, indent=4); ensure_ascii as named.
    @Test func layoutsAreThoseOfPython() {
        #expect(sample(JSONWriter(.compact)) == #"{"a":[1,2.50,[]],"é":{},"b":true,"c":null}"#)
        #expect(sample(JSONWriter(.spaced, escapesNonASCII: true)) == #"{"a": [1, 2.50, []], "\u00e9": {}, "b": true, "c": null}"#)
        #expect(
            sample(JSONWriter(.indented(by: 4))) == """
                {
                    "a": [
                        1,
                        2.50,
                        []
                    ],
                    "é": {},
                    "b": true,
                    "c": null
                }
                """)
    }

    @Test func stringsAreEscapedAsJSONWants() {
        #expect(JSONQuoting.quoted("a\"b\\c/\u{8}\u{C}\n\r\t\u{1F}\u{7F}é") == #""a\"b\\c/\b\f\n\r\t\u001f"# + "\u{7F}é\"")
        #expect(JSONQuoting.quoted("é😀", escapesNonASCII: true) == #""\u00e9\ud83d\ude00""#)
    }

    @Test func whatIsWrittenReadsBackTheSame() throws {
        let text = String(String.UnicodeScalarView((0..<0x3000).compactMap { Unicode.Scalar($0 as UInt32) })) + "😀"
        for escapes in [false, true] {
            let quoted = Array(JSONQuoting.quoted(text, escapesNonASCII: escapes).utf8)
            let event = try #require(try events(of: quoted).first)
            let back = quoted[event.content].withUnsafeBufferPointer { JSONScanner.text($0, hasEscapes: event.hasEscapes) }
            #expect(back == text)
        }
    }
}
