import ServiceModel
import Testing

@Suite struct ShapeDefinitionsDamageTests {
    private func problems(_ shapes: String, metadata: String = #""protocol":"json""#, operation: String = "") -> [String] {
        let text = definitions(shapes, metadata: metadata, operation: operation)
        return read(text, path: "a.json").diagnostics.entries.map {
            "\($0.severity.rawValue): \($0.message)\($0.hint.map { " (\($0))" } ?? "")"
        }
    }

    @Test func anUnknownProtocolIsNamed() {
        let protocols = "'smithy-rpc-v2-cbor', 'json', 'rest-json', 'rest-xml', 'query', 'ec2'"
        #expect(problems("", metadata: #""protocol":"soap""#) == ["error: unknown protocol 'soap' (the protocols are \(protocols))"])
        #expect(problems("", metadata: #""protocol":"rest-jason""#) == ["error: unknown protocol 'rest-jason' (did you mean 'rest-json'?)"])
        let other = problems("", metadata: #""protocol":"json","protocols":["new-thing","json"]"#)
        #expect(other == ["note: unknown protocol 'new-thing' is passed over: the service speaks another"])
    }

    @Test func anUnknownTypeIsNamed() {
        #expect(problems(#","A":{"type":"strng"}"#) == ["error: unknown type 'strng' of the shape 'A' (did you mean 'string'?)"])
        #expect(problems(#","A":{}"#).first?.hasPrefix("error: the shape 'A' has no 'type'") == true)
    }

    @Test func aReferenceThatLeadsNowhereSaysWhatWasMeant() {
        let found = read(definitions(#","A":{"type":"list","member":{"shape":"Requst"}}"#), path: "a.json")
        #expect(found.problems == ["3:177: error: no shape named 'Requst'"])
        #expect(found.diagnostics.entries.first?.hint == "did you mean 'Request'? (defined at a.json:3:38)")
    }

    @Test func allProblemsAreFoundInOneRun() {
        let found = problems(
            #","A":{"type":"map","key":{"shape":"String"}},"B":{"type":"structure","required":["a"],"members":{"b":{"shape":"Nothing"}}}"#,
            operation: #","output":{"shape":"String"},"errors":[{"shape":"Missing"}]"#)
        #expect(
            found == [
                "error: 'String' is a string, but an operation takes and gives structures (wrap it in one)",
                "error: no shape named 'Missing'",
                "error: the map 'A' has no 'value'", "error: no shape named 'Nothing'",
                "error: 'a' is required in 'B', but is no member of it",
            ])
    }

    @Test func unknownKeysAreNotesAndExtensionsAreKept() {
        let result = read(
            definitions(#","A":{"type":"string","colour":"red","x-mine":{"a":[1]}}"#, operation: #","speed":1,"x-o":true"#), path: "a.json")
        #expect(result.diagnostics.entries.map(\.severity) == [.note, .note])
        #expect(
            result.diagnostics.entries.map(\.message) == [
                "'colour' has no meaning in a shape and is passed over", "'speed' has no meaning in an operation and is passed over",
            ])
        #expect(result.shape("A")?.extensions == [Extension(name: "x-mine", value: .map([.init(key: "a", value: .list([.number("1")]))]))])
        #expect(result.operation("Do")?.extensions == [Extension(name: "x-o", value: .bool(true))])
    }

    @Test(arguments: ["Bad-Name 1", "a b", "🎉", "", "class", "Type", "self", "request"])
    func illegalNamesAreKeptForTheViewsToSpell(name: String) {
        let result = read(definitions(#","\#(name)":{"type":"structure","members":{"\#(name)":{"shape":"String"}}}"#), path: "a.json")
        #expect(result.problems == [])
        #expect(result.member(name, name)?.name == name)
    }

    @Test func shapesThatContainThemselvesAreRead() {
        let result = read(
            definitions(#","A":{"type":"structure","members":{"a":{"shape":"A"}}},"L":{"type":"list","member":{"shape":"A"}}"#),
            path: "a.json")
        #expect(result.problems == [])
        #expect(result.name(result.member("A", "a")?.target) == "A")
    }

    @Test func aListThatHoldsItselfIsAnError() {
        #expect(
            problems(#","L":{"type":"list","member":{"shape":"L"}}"#) == [
                "error: 'L' holds itself with no structure between (let it hold a structure that has it as a member)"
            ])
    }

    @Test func wrongKindsOfValuesAreErrors() {
        #expect(problems(#","A":7"#).first == "error: expected a map, found a number")
        #expect(problems(#","A":{"type":"string","max":"long"}"#) == ["error: expected a number, found a text"])
        #expect(problems(#","A":{"type":"string","sensitive":"yes"}"#) == ["error: expected true or false, found a text"])
        #expect(read(#"{"metadata":[]}"#).problems == ["1:13: error: the shape definitions have no 'metadata'"])
    }
}
