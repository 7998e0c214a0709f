import Testing
import YAMLEvents

@Suite struct ReaderTests {
    @Test func eventsComeInOrderWithTheirBytes() throws {
        let text = "a: &x 1\nb: [*x, 'c d']\n"
        let expected = [
            "document@0", "map@0", "plain a@0-1", "plain 1 &x@3-7", "plain b@8-9", "list@11", "alias x@12-14", "singleQuoted c d@16-21",
            "end@21-22", "end@23", "document end@23",
        ]
        #expect(try described(text) == expected)
    }

    @Test func placesCountBytesNotCharacters() throws {
        // é takes two bytes, € three, 😀 four.
        #expect(
            try described("é€: 😀\nb: c\n").dropFirst(2).prefix(4) == ["plain é€@0-5", "plain 😀@7-11", "plain b@12-13", "plain c@15-16"])
    }

    @Test func aByteOrderMarkIsSkippedAndCounted() throws {
        #expect(try described("\u{FEFF}a: é\nb: c\n").dropFirst(2).prefix(3) == ["plain a@3-4", "plain é@6-8", "plain b@9-10"])
        #expect(try described("\u{FEFF}a: 1\n").dropFirst(2).prefix(2) == ["plain a@3-4", "plain 1@6-7"])
    }

    @Test func lineBreaksMayBeThoseOfWindows() throws {
        #expect(
            try described("a: 1\r\nb: é\r\nc: |\r\n  x\r\n  y\r\n").dropFirst(2).prefix(5).map { $0 } == [
                "plain a@0-1", "plain 1@3-4", "plain b@6-7", "plain é@9-11", "plain c@13-14",
            ])
        guard case .scalar(let scalar) = try events(of: "a: |\r\n  x\r\n  y\r\n")[3].kind else { return #expect(Bool(false)) }
        #expect(scalar.text == "x\ny\n")
    }

    @Test func aStreamMayHoldSeveralDocuments() throws {
        let kinds = try described("a\n---\nb\n...\n")
        #expect(kinds == ["document@0", "plain a@0-1", "document end@2", "document@2-5", "plain b@6-7", "document end@8-11"])
    }

    @Test(arguments: [
        ("a: 'x", "the text ends inside a quoted text", 5), ("a:\n\t- b\n", "a tab cannot indent YAML", 3),
        ("a: b: c\n", "a ':' where no key can stand", 4), ("a: @b\n", "a value cannot start with '@'", 3),
        ("[a, b\n", "expected ',' or ']' in the list", 6),
        ("[a,\n", "the text ends inside a list or map in brackets", 4), ("[a, :, ]]", "expected a value, found ':'", 4),
        ("{a: 1\n", "expected ',' or '}' in the map", 6), ("a: 1\n b: 2\n", "a ':' where no key can stand", 7),
        ("a:\n  b: 1\n c: 2\n", "expected a key or the end of the block", 11), ("- a\nb\n", "expected ':' after a key", 4),
        ("- a\nb: 1\n", "expected '-' or the end of the block", 4),
        ("a: \0\n", "a NUL byte, which YAML does not allow", 3), ("a: \u{7}\n", "the control character 0x07, which YAML does not allow", 3),
    ])
    func damageIsSaidPlainlyAndPlaced(text: String, message: String, offset: Int) {
        let error = #expect(throws: YAMLError.self) { try events(of: text) }
        #expect(error?.message == message)
        #expect(error?.offset == offset)
    }

    @Test func bytesThatAreNotUTF8AreRefused() {
        for bytes in [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE2, 0x82]] as [[UInt8]] {
            let error = #expect(throws: YAMLError.self) { try read(Array("é: ".utf8) + bytes + [0x0A]) }
            #expect(error?.code == .encoding)
            #expect(error?.offset == 4)
        }
        let error = #expect(throws: YAMLError.self) { try read([0xFF, 0xFE, 0x61, 0, 0x3A, 0]) }
        #expect(error?.code == .encoding)
    }

    @Test func depthIsBoundedWhateverTheStyle() throws {
        for opening in ["[", "{a: ", "- "] {
            let error = #expect(throws: YAMLError.self) { try events(of: String(repeating: opening, count: 100_000)) }
            #expect(error?.code == .depth, "\(opening)")
        }
        let indented = (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(throws: YAMLError.self) { try events(of: indented) }
        let nested = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
        #expect(try events(of: nested).count == 2002)
    }

    @Test func thousandsOfDirectivesAreRefusedBeforeTheyTakeTime() {
        let text = (0..<100_000).map { "%TAG !t\($0)! tag:example.com,2000:\n" }.joined() + "---\na\n"
        let error = #expect(throws: YAMLError.self) { try events(of: text) }
        #expect(error?.code == .size)
    }

    @Test func anyPrefixOfATextIsReadOrRefusedAndNeverACrash() {
        let text = Array("a: &x [1, 'é', \"\\u00e9\"]\n? k\n: |\n  t\n<<: *x\n--- !!str\n...\n".utf8)
        for length in 0...text.count { _ = try? read(Array(text[..<length])) }
        for place in text.indices {
            for byte in stride(from: UInt8(0), through: 255, by: 5) {
                var changed = text
                changed[place] = byte
                _ = try? read(changed)
            }
        }
        #expect(throws: Never.self) { try read(text) }
    }

    private func described(_ text: String) throws -> [String] {
        try events(of: text).map { event in
            let place = event.end == event.start || [.starts].contains(shape(event)) ? "@\(event.start)" : "@\(event.start)-\(event.end)"
            switch event.kind {
            case .documentStart: return "document" + place
            case .documentEnd: return "document end" + place
            case .alias(let name): return "alias \(name)" + place
            case .scalar(let scalar): return "\(scalar.style) \(scalar.text)" + (scalar.properties.anchor.map { " &\($0)" } ?? "") + place
            case .sequenceStart: return "list" + place
            case .mappingStart: return "map" + place
            case .sequenceEnd, .mappingEnd: return "end" + place
            }
        }
    }

    private enum Shape { case starts, other }

    private func shape(_ event: YAMLEvent) -> Shape {
        switch event.kind {
        case .sequenceStart, .mappingStart: .starts
        default: .other
        }
    }
}

func events(of text: String) throws -> [YAMLEvent] { try read(Array(text.utf8)) }

func read(_ bytes: [UInt8]) throws -> [YAMLEvent] {
    let reader = try YAMLReader(bytes)
    var events: [YAMLEvent] = []
    while let event = try reader.next() { events.append(event) }
    return events
}
