import SpecDiagnostics
import SpecDocument
import Testing

@Suite struct HostileInputTests {
    @Test func jsonCutShortIsSaidWithItsPlace() {
        #expect(
            problems("{\n  \"a\": {\n    \"b\": [1,", path: "a.json") == """
                a.json:3:13: error: the text ends inside the array that starts on line 3
                    3 |     "b": [1,
                      |             ^
                hint: was the file copied or downloaded whole?
                """)
    }

    @Test func duplicateKeysAreAllReportedWithTheFirst() {
        #expect(
            problems("{\"a\": 1, \"b\": 2,\n \"a\": 3, \"b\": 4}", path: "a.json") == """
                a.json:2:2: error: the key 'a' stands twice in this map
                    2 |  "a": 3, "b": 4}
                      |  ^~~
                a.json:1:2: note: it stands here first
                    1 | {"a": 1, "b": 2,
                      |  ^~~
                hint: keep one of them
                a.json:2:10: error: the key 'b' stands twice in this map
                    2 |  "a": 3, "b": 4}
                      |          ^~~
                a.json:1:10: note: it stands here first
                    1 | {"a": 1, "b": 2,
                      |          ^~~
                hint: keep one of them
                """)
        #expect(problems("200: a\n'200': b\n").hasPrefix("a.yaml:2:1: error: the key '200' stands twice in this map\n"))
        #expect(problems("{\"\\u0061\":1,\"a\":2}", path: "a.json").hasPrefix("a.json:1:13: error: the key 'a' stands twice"))
    }

    @Test func duplicateKeysOfLargeMapsAreFoundToo() {
        let text = "{" + (0..<500).map { "\"k\($0 % 499)\":1" }.joined(separator: ",\n") + "}"
        #expect(problems(text, path: "a.json").hasPrefix("a.json:500:1: error: the key 'k0' stands twice in this map\n"))
    }

    @Test func aBillionLaughsAreNotWrittenOut() {
        let lines = (1...40).map { "l\($0): &l\($0) [\(Array(repeating: "*l\($0 - 1)", count: 10).joined(separator: ", "))]" }
        let text = problems("l0: &l0 [lol]\n" + lines.joined(separator: "\n"))
        #expect(text.contains("error: aliases make this document grow beyond 1000000 values"))
    }

    @Test func billionLaughsByMergingAreBoundedToo() {
        let big = "big: &big {" + (0..<2000).map { "k\($0): 1" }.joined(separator: ", ") + "}\n"
        let text = problems(big + (0..<2000).map { "m\($0): {<<: *big}" }.joined(separator: "\n"))
        #expect(text.contains("error: aliases make this document grow beyond 1000000 values"))
    }

    @Test func aliasesCannotNestDeeperThanWrittenValues() {
        let links = (1...300).map { "l\($0): &l\($0) [*l\($0 - 1)]" }.joined(separator: "\n")
        #expect(problems("l0: &l0 []\n" + links).contains("error: more than 256 lists and maps inside each other, aliases included"))
    }

    @Test(arguments: [("[", "a.json"), ("{\"a\":", "a.json"), ("[", "a.yaml"), ("{a: ", "a.yaml"), ("- ", "a.yaml"), ("[", "a")])
    func hundredThousandDeepNestingIsRefused(opening: String, path: String) {
        let text = problems(String(repeating: opening, count: 100_000), path: path)
        #expect(text.contains("error: more than 256 "))
    }

    @Test func depthUpToTheLimitIsRead() throws {
        let text = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
        #expect(try document(text, path: "a.json").json() == text)
        #expect(try document(text, path: "a.yaml").json() == text)
    }

    @Test func nulInvalidBytesAndOtherEncodingsAreNamed() {
        #expect(problems("{\"a\0\": 1}", path: "a.json").hasPrefix("a.json:1:4: error: a NUL byte inside a string"))
        #expect(problems("a: \0\n").hasPrefix("a.yaml:1:4: error: a NUL byte, which YAML does not allow\n"))
        #expect(problems([0x7B, 0x22, 0xFF], path: "a.json").hasPrefix("a.json:1:3: error: the byte 0xFF, which is not UTF-8\n"))
        #expect(
            problems([0x61, 0x3A, 0x20, 0xC3, 0x28], path: "a.yaml").hasPrefix("a.yaml:1:4: error: the byte 0xC3, which is not UTF-8\n"))
        let wide = Array("{\"a\":1}".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for path in ["a.json", "a.yaml"] {
            #expect(problems([0xFF, 0xFE] + wide, path: path).hasPrefix("\(path):1:1: error: the file is UTF-16, but must be UTF-8\n"))
            #expect(problems(wide, path: path).hasPrefix("\(path):1:1: error: the file is UTF-16, but must be UTF-8\n"))
        }
    }

    @Test func compressedFilesGetTheCommandThatUnpacksThem() {
        #expect(problems([0x1F, 0x8B, 8, 0], path: "a.json.gz").hasSuffix("hint: unpack it first: gunzip 'a.json.gz'"))
    }

    @Test func lineBreaksOfWindowsAreReadInBoth() throws {
        let json = try document("{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}\r\n", path: "a.json")
        #expect(json["b"]?.range.description == "a.json:3:8")
        let yaml = try document("a: 1\r\nb:\r\n  - x\r\n")
        #expect(yaml["b"]?[0]?.range.description == "a.yaml:3:5")
        #expect(yaml.json() == #"{"a":1,"b":["x"]}"#)
    }

    @Test(arguments: ["", " \r\n\t\n", "\u{FEFF}", "\u{FEFF}\n"])
    func anEmptyFileIsSaidToBeEmpty(text: String) {
        for path in ["a.json", "a.yaml", "a"] { #expect(problems(text, path: path) == "\(path):1:1: error: the file is empty") }
    }

    @Test func aFileOfCommentsIsSaidToBeEmpty() {
        #expect(problems("# nothing\n---\n# here\n").contains("error: the file is empty"))
        #expect(problems("# nothing\n").contains("error: the file is empty"))
    }

    @Test func yamlUnderAJSONNameGetsAHint() {
        #expect(problems("swagger: '2.0'\n", path: "a.json").contains("hint: a file whose name ends in .json must hold JSON"))
    }

    @Test func changedBytesNeverCrash() {
        let texts = [
            ("{\"a\":[1,\"\\u00e9\"],\"b\":{\"c\":null}}", "a.json"), ("a: &x [1, 'é']\nb: {<<: {c: *x}}\n? d\n: |\n  e\n", "a.yaml"),
        ]
        var read = 0
        for (text, path) in texts {
            let bytes = Array(text.utf8)
            for place in bytes.indices {
                for byte in stride(from: UInt8(0), through: 252, by: 7) {
                    var changed = bytes
                    changed[place] = byte
                    var diagnostics = Diagnostics()
                    let node = readDocument(SourceFile(path: path, bytes: changed), &diagnostics)
                    #expect(node != nil || diagnostics.hasErrors)
                    if let node, !node.json().isEmpty, !printed(diagnostics).contains("\0") { read += 1 }
                }
            }
        }
        #expect(read > 100)
    }
}
