import SpecDiagnostics
import SpecDocument
import Testing

@Suite struct OverlayTests {
    private func applied(_ actions: String, to text: String) throws -> (node: Node, problems: String) {
        let overlay = try document("overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n" + actions, path: "o.yaml")
        var diagnostics = Diagnostics()
        let node = applyOverlay(overlay, to: try document(text, path: "a.json"), &diagnostics)
        return (node, printed(diagnostics))
    }

    // Overlay Specification 1.0.0, section 4.4.3.1: maps merge, lists join, single values are replaced, a selected list gets one item more.
    @Test(arguments: [
        ("- {target: $, update: {info: {x: 1}}}", #"{"info":{"title":"a"}}"#, #"{"info":{"title":"a","x":1}}"#),
        ("- {target: $.info, update: {title: b}}", #"{"info":{"title":"a"}}"#, #"{"info":{"title":"b"}}"#),
        ("- {target: $.a, update: 3}", #"{"a":[1,2]}"#, #"{"a":[1,2,3]}"#),
        ("- {target: $.a, update: {b: c}}", #"{"a":[]}"#, #"{"a":[{"b":"c"}]}"#),
        ("- {target: $, update: {a: [3, 4]}}", #"{"a":[1,2]}"#, #"{"a":[1,2,3,4]}"#),
        (
            "- {target: '$.paths.*.get', update: {x: 1}}", #"{"paths":{"/a":{"get":{}},"/b":{"put":{}},"/c":{"get":{"y":2}}}}"#,
            #"{"paths":{"/a":{"get":{"x":1}},"/b":{"put":{}},"/c":{"get":{"y":2,"x":1}}}}"#
        ),
        ("- {target: $.a, remove: true}", #"{"a":1,"b":2}"#, #"{"b":2}"#),
        ("- {target: '$.a[?@ > 1]', remove: true}", #"{"a":[1,2,3,0]}"#, #"{"a":[1,0]}"#),
        ("- {target: '$..x', remove: true}", #"{"x":{"x":1},"a":[{"x":1,"y":2}]}"#, #"{"a":[{"y":2}]}"#),
        ("- {target: $.a, remove: true, update: {z: 1}}", #"{"a":{}}"#, "{}"),
        ("- {target: $.a, remove: false, update: {z: 1}}", #"{"a":{}}"#, #"{"a":{"z":1}}"#),
        (
            "- {target: $.a, update: {b: {}}}\n- {target: $.a.b, update: {c: 1}}\n- {target: $.a.b, update: {d: 2}}", #"{"a":{}}"#,
            #"{"a":{"b":{"c":1,"d":2}}}"#
        ),
        ("- {target: $.a, remove: true}\n- {target: $, update: {a: [1]}}", #"{"a":{"b":1},"c":0}"#, #"{"c":0,"a":[1]}"#),
        ("- {target: '$..*', update: {n: 1}}", #"{"a":{"b":{}}}"#, #"{"a":{"b":{"n":1},"n":1}}"#),
        ("- {target: $, update: {a: null, b: \"x\\ty\"}}", #"{"a":1}"#, #"{"a":null,"b":"x\ty"}"#),
        ("- {target: \"$['a', 'a']\", update: 3}", #"{"a":[]}"#, #"{"a":[3]}"#),
    ])
    func actionsChangeTheDocument(actions: String, text: String, result: String) throws {
        let outcome = try applied(actions, to: text)
        #expect(outcome.node.json() == result)
        #expect(outcome.problems == "")
    }

    @Test func theDocumentItselfStaysAsItWas() throws {
        let before = try document(#"{"a":{"b":1}}"#, path: "a.json")
        let overlay = try document("{overlay: 1.0.0, actions: [{target: $.a, update: {b: 2}}]}", path: "o.yaml")
        var diagnostics = Diagnostics()
        #expect(applyOverlay(overlay, to: before, &diagnostics).json() == #"{"a":{"b":2}}"#)
        #expect(before.json() == #"{"a":{"b":1}}"#)
    }

    @Test func valuesOfAnOverlayKeepTheirPlaces() throws {
        let node = try applied(
            "- target: $.info\n  update:\n    title: new\n    x-more: [1]\n", to: #"{"info":{"title":"old","version":"1"}}"#
        ).node
        #expect(node["info"]?["title"]?.range.description == "o.yaml:6:12")
        #expect(node["info"]?["version"]?.range.description == "a.json:1:34")
        #expect(node["info"]?.map?.entry("x-more")?.keyRange.description == "o.yaml:7:5")
        #expect(node["info"]?["x-more"]?[0]?.range.text == "1")
        #expect(node.documentFile.path == "a.json")
    }

    @Test func referencesOfAnOverlayLeadIntoTheChangedDocument() throws {
        let node = try applied("- target: $\n  update: {b: {$ref: '#/a'}}\n", to: #"{"a":{"type":"string"}}"#).node
        var documents = DocumentSet(node)
        var diagnostics = Diagnostics()
        let place = try #require(node["b"])
        #expect(documents.resolve("#/a", from: place, &diagnostics)?.json() == #"{"type":"string"}"#)
        #expect(printed(diagnostics) == "")
    }

    @Test func aValueThatAliasesShareIsChangedInOnePlaceOnly() throws {
        let overlay = try document("{overlay: 1.0.0, actions: [{target: $.b.c, update: {x: 1}}]}", path: "o.yaml")
        var diagnostics = Diagnostics()
        let node = applyOverlay(overlay, to: try document("a: &a {c: {}}\nb: *a\nd: {<<: *a}\n"), &diagnostics)
        #expect(node.json() == #"{"a":{"c":{}},"b":{"c":{"x":1}},"d":{"c":{}}}"#)
    }

    @Test func largeMapsKeepTheirKeysFindable() throws {
        let text = "{\"m\":{" + (0..<50).map { "\"k\($0)\":{\"v\":\($0)}" }.joined(separator: ",") + "}}"
        let actions =
            "- {target: '$.m[?@.v < 20]', remove: true}\n- {target: $.m, update: {k30: {v: x}, new: {v: y}}}\n- {target: $.m.k31, update: {w: 1}}\n"
        let node = try applied(actions, to: text).node
        #expect(node["m"]?.map?.count == 31)
        #expect(node["m"]?["k19"] == nil)
        #expect(node["m"]?["k20"]?["v"]?.int == 20)
        #expect(node["m"]?["k30"]?["v"]?.string == "x")
        #expect(node["m"]?["new"]?["v"]?.string == "y")
        #expect(node["m"]?["k31"]?.json() == #"{"v":31,"w":1}"#)
    }

    @Test func anActionThatSelectsNothingIsAWarning() throws {
        #expect(
            try applied("- target: $.infos\n  update: {a: 1}\n", to: #"{"info":{}}"#).problems == """
                o.yaml:4:11: warning: this path selects nothing
                    4 | - target: $.infos
                      |           ^~~~~~~
                hint: check it against the document a.json
                """)
    }

    @Test(arguments: [
        ("- {target: $.a.b, update: {c: 1}}", "o.yaml:4:27: error: the path selects a single value, but an update goes to a list or map"),
        ("- {target: $.a, update: 1}", "o.yaml:4:25: error: the overlay has a number where the document has a map"),
        ("- {target: $, update: {a: [1]}}", "o.yaml:4:27: error: the overlay has a list where the document has a map"),
        ("- {target: $.a, update: {b: {}}}", "o.yaml:4:29: error: the overlay has a map where the document has a single value"),
        ("- {target: $, remove: true}", "o.yaml:4:12: error: the whole document cannot be removed"),
        (
            "- {target: '$.a[', update: {}}",
            "o.yaml:4:17: error: expected a name in quotes, a number, '*', ':' or '?', found the end of the path (in the JSONPath '$.a[')"
        ),
        ("- {target: $.a}", "o.yaml:4:3: error: an action has an 'update', or 'remove: true'"),
        ("- {update: {}}", "o.yaml:4:3: error: an action has a 'target', which is a JSONPath such as '$.info'"),
        ("- {target: $.a, remove: yes}", "o.yaml:4:25: error: expected true or false, found a text"),
        ("- {target: $.a, updat: {}, remove: true}", "o.yaml:4:17: warning: the key 'updat' means nothing in an overlay"),
        ("- 1", "o.yaml:4:3: error: an action has a 'target', which is a JSONPath such as '$.info'"),
        ("  {}", "o.yaml:4:3: error: an overlay has a list of actions"),
        ("  []", "o.yaml:4:3: warning: an overlay without an action changes nothing"),
    ])
    func mistakesAreReportedWithTheirPlace(actions: String, message: String) throws {
        let problems = try applied(actions, to: #"{"a":{"b":"c"}}"#).problems
        #expect(problems.split(separator: "\n").first.map(String.init) == message)
    }

    @Test func otherDocumentsAreNoOverlays() throws {
        let plain = try document("swagger: '2.0'")
        var diagnostics = Diagnostics()
        #expect(applyOverlay(plain, to: plain, &diagnostics).json() == #"{"swagger":"2.0"}"#)
        #expect(diagnostics.entries.map(\.message) == ["this is not an overlay document"])
        let other = try document("{overlay: 2.0.0, actions: []}")
        _ = applyOverlay(other, to: plain, &diagnostics)
        #expect(diagnostics.entries[1].message == "expected an overlay of version 1.0, found '2.0.0'")
    }

    @Test func updatesCannotNestWithoutEnd() throws {
        let deep =
            "- {target: '$..z', update: {z: " + String(repeating: "{z: ", count: 120) + "{}" + String(repeating: "}", count: 120) + "}}\n"
        let problems = try applied(String(repeating: deep, count: 3), to: #"{"z":{}}"#).problems
        #expect(problems.contains("error: more than 256 lists and maps inside each other after this update"))
    }
}
