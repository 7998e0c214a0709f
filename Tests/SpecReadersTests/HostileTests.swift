import SpecDiagnostics
import SpecDocument
import SpecReaders
import Testing

/// Files that are no description at all, or one that wants to do harm: each ends in an error that names what is wrong.
@Suite struct HostileTests {
    private func errors(_ bytes: [UInt8], path: String) -> [String] {
        var d = Diagnostics()
        if let node = readDocument(SourceFile(path: path, bytes: bytes), &d) { _ = readService(node, &d) }
        return d.entries.filter { $0.severity == .error }.map(\.message)
    }

    @Test(arguments: [
        ("empty.json", ""), ("short.json", #"{"metadata":{"protocol":"json""#), ("nul.json", "{\"metadata\":\u{0}{}}"),
        ("deep.json", String(repeating: "[", count: 100_000)), ("deep.yaml", String(repeating: "[", count: 100_000)),
        ("tabs.yaml", "swagger: '2.0'\n\tinfo: {}"), ("twice.json", #"{"metadata":{},"metadata":{}}"#),
        (
            "laughs.yaml",
            "a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n"
                + (0..<12).map { level in
                    let (name, last) = (String(UnicodeScalar(UInt8(99 + level))), String(UnicodeScalar(UInt8(98 + level))))
                    return "\(name): &\(name) [\(Array(repeating: "*\(last)", count: 9).joined(separator: ", "))]\n"
                }.joined()
        ),
    ])
    func whatIsNoDescriptionEndsInAnError(path: String, text: String) {
        #expect(!errors(Array(text.utf8), path: path).isEmpty)
    }

    @Test func otherEncodingsAreNamed() {
        #expect(errors([0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], path: "a.json").first?.contains("UTF-16") == true)
        #expect(!errors(Array(#"{"metadata":{"protocol":""#.utf8) + [0xFF, 0xC0] + Array(#""}}"#.utf8), path: "a.json").isEmpty)
        #expect(errors([0x1F, 0x8B, 0x08], path: "service-2.json.gz").first?.contains("gzip") == true)
    }

    @Test func carriageReturnsAreBlanks() {
        let json = definitions("").replacing("\n", with: "\r\n")
        #expect(read(json, path: "a.json").problems == [])
        let yaml = swagger("  /a: {get: {operationId: a, responses: {200: {description: OK}}}}").replacing("\n", with: "\r\n")
        #expect(read(yaml).problems == [])
        #expect(read(yaml).operation("a") != nil)
    }

    @Test func aChainOfTooManyAllOfIsAnError() {
        let chain = (0..<200).map { "  D\($0): {allOf: [{$ref: '#/definitions/D\($0 + 1)'}], properties: {p\($0): {type: string}}}" }
        let found = read(swagger("  {}", "definitions:\n\(chain.joined(separator: "\n"))\n  D200: {type: object, properties: {}}"))
        // From the first to the hundred-and-first, the end of the chain is at least a hundred steps away.
        #expect(found.diagnostics.errorCount == 101)
        #expect(found.diagnostics.entries.allSatisfy { $0.message == "more than 100 'allOf' lead from one to the next here" })
    }

    @Test func namesThatDifferInCaseAloneStayApart() {
        let result = read(definitions(#","name":{"type":"string"},"Name":{"type":"integer"},"NAME":{"type":"boolean"}"#), path: "a.json")
        #expect(result.problems == [])
        #expect(["name", "Name", "NAME"].map { result.shape($0)?.typeName } == ["string", "integer", "boolean"])
    }

    @Test func manyProblemsAreBoundedAndCounted() {
        let shapes = (0..<3000).map { #","S\#($0)":{"type":"list","member":{"shape":"T\#($0)"}}"# }.joined()
        let found = read(definitions(shapes), path: "a.json")
        #expect(found.diagnostics.errorCount == 3000)
        #expect(found.diagnostics.entries.count == 1000)
        #expect(found.diagnostics.omittedCount == 2000)
    }
}
