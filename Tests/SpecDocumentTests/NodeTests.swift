import SpecDiagnostics
import SpecDocument
import Testing

@Suite struct NodeTests {
    @Test func everyKindIsReadFromJSONAndYAMLAlike() throws {
        let json = try document(#"{"a":null,"b":true,"c":false,"d":-1.50,"e":"x\ty","f":[1,"2"],"g":{"h":{}}}"#, path: "a.json")
        let yaml = try document("a:\nb: true\nc: false\nd: -1.50\ne: \"x\\ty\"\nf:\n- 1\n- '2'\ng:\n  h: {}\n")
        for node in [json, yaml] {
            #expect(node["a"]?.isNull == true)
            #expect(node["b"]?.bool == true)
            #expect(node["c"]?.bool == false)
            #expect(node["d"]?.text == "-1.50")
            #expect(node["d"]?.double == -1.5)
            #expect(node["d"]?.int == nil)
            #expect(node["e"]?.string == "x\ty")
            #expect(node["f"]?[0]?.int == 1)
            #expect(node["f"]?[1]?.string == "2")
            #expect(node["f"]?[2] == nil)
            #expect(node["f"]?[-1] == nil)
            #expect(node["g"]?["h"]?.map?.isEmpty == true)
            #expect(node["nothing"] == nil)
            #expect(node.map?.keys == ["a", "b", "c", "d", "e", "f", "g"])
            #expect(node.json() == #"{"a":null,"b":true,"c":false,"d":-1.50,"e":"x\ty","f":[1,"2"],"g":{"h":{}}}"#)
        }
    }

    @Test func kindTellsTheWholeValue() throws {
        let node = try document("{\"a\": [1, \"b\", null, true]}", path: "a.json")
        guard case .map(let map) = node.kind, case .list(let list)? = map["a"]?.kind, list.count == 4 else { return #expect(Bool(false)) }
        guard case .number("1") = list[0].kind, case .string("b") = list[1].kind, case .null = list[2].kind, case .bool(true) = list[3].kind
        else {
            return #expect(Bool(false))
        }
    }

    @Test func integerKeysAreTheirText() throws {
        let node = try document("responses:\n  200: ok\n  4XX: bad\n  0x1F: hex\n  true: yes\n")
        #expect(node["responses"]?.map?.keys == ["200", "4XX", "0x1F", "true"])
        #expect(node["responses"]?["200"]?.text == "ok")
        #expect(node["responses"]?["true"]?.string == "yes")
    }

    @Test func rangesAreThoseOfTheTokens() throws {
        let json = try document("{\n  \"key\": [\"é\", 12]\n}", path: "a.json")
        let entry = try #require(json.map?.entry("key"))
        #expect(entry.keyRange.description == "a.json:2:3")
        #expect(entry.keyRange.text == "\"key\"")
        #expect(entry.value.range.text == "[\"é\", 12]")
        #expect(entry.value[1]?.range.description == "a.json:2:17")
        #expect(json.range.text == "{\n  \"key\": [\"é\", 12]\n}")
        let yaml = try document("é:\n  key: 'v'\n  list:\n  - a\n  - |\n    b\n\nnext: [1]\n")
        let map = try #require(yaml["é"])
        #expect(map.range.text == "key: 'v'\n  list:\n  - a\n  - |\n    b")
        #expect(map["key"]?.range.text == "'v'")
        #expect(map["key"]?.range.description == "a.yaml:2:8")
        #expect(yaml["next"]?.range.text == "[1]")
        #expect(yaml.map?.entry("next")?.keyRange.description == "a.yaml:8:1")
    }

    @Test func numbersOfYAMLHaveTheirValues() throws {
        let node = try document("[0x1F, 0o17, +12, 1e3, .inf, -.INF, .nan, 9223372036854775808, 007]")
        #expect(node.elements.map(\.int) == [31, 15, 12, 1000, nil, nil, nil, nil, 7])
        #expect(node.elements.prefix(6).map(\.double) == [31, 15, 12, 1000, .infinity, -.infinity])
        #expect(node[6]?.double?.isNaN == true)
        #expect(node[7]?.double == 9_223_372_036_854_775_808)
        #expect(node.json() == #"[31,15,12,1e3,".inf","-.INF",".nan",9223372036854775808,7]"#)
    }

    @Test func keysAreFoundInMapsOfAnySize() throws {
        for count in [0, 1, 7, 8, 9, 16, 17, 1000] {
            let text = "{" + (0..<count).map { "\"k\($0)\": \($0)" }.joined(separator: ",") + "}"
            let node = try document(text, path: "a.json")
            for number in 0..<count { #expect(node["k\(number)"]?.int == number) }
            #expect(node["k\(count)"] == nil)
            #expect(node[""] == nil)
        }
    }

    @Test func escapedKeysAreFoundByTheirText() throws {
        let node = try document(#"{"a\u002fb":1,"\u00e9":2}"#, path: "a.json")
        #expect(node["a/b"]?.int == 1)
        #expect(node["é"]?.int == 2)
        #expect(node.map?.keys == ["a/b", "é"])
        #expect(node.map?.entry("é")?.isKey("é") == true)
        #expect(try document(#""x\u0041""#, path: "a.json").isString("xA"))
    }
}
