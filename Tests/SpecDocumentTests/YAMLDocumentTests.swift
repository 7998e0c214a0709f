import SpecDiagnostics
import SpecDocument
import Testing

@Suite struct YAMLDocumentTests {
    @Test func anchorsAndAliasesRepeatValues() throws {
        let node = try document("a: &x {k: [1, 2]}\nb: *x\nc: [*x, &y t, *y]\n*y : v\n")
        #expect(node.json() == #"{"a":{"k":[1,2]},"b":{"k":[1,2]},"c":[{"k":[1,2]},"t","t"],"t":"v"}"#)
        #expect(node["b"]?["k"]?.range.description == "a.yaml:1:11")
    }

    @Test func anAnchorMayBeSetAgain() throws {
        #expect(try document("[&a 1, *a, &a 2, *a]").json() == "[1,1,2,2]")
    }

    // https://yaml.org/type/merge.html
    @Test func mergeKeysAddWhatIsNotThere() throws {
        let text = """
            center: &CENTER {x: 1, y: 2}
            left: &LEFT {x: 0, y: 2}
            big: &BIG {r: 10}
            small: &SMALL {r: 1}
            one: {<<: *CENTER, r: 10}
            many: {<<: [*CENTER, *BIG], label: c}
            override: {<<: [*BIG, *LEFT, *SMALL], x: 1}
            before: {x: 5, <<: *CENTER, z: 3}
            """
        let node = try document(text)
        #expect(node["one"]?.json() == #"{"x":1,"y":2,"r":10}"#)
        #expect(node["many"]?.json() == #"{"x":1,"y":2,"r":10,"label":"c"}"#)
        #expect(node["override"]?.json() == #"{"r":10,"y":2,"x":1}"#)
        #expect(node["before"]?.json() == #"{"x":5,"y":2,"z":3}"#)
    }

    @Test func aQuotedMergeKeyIsAKey() throws {
        #expect(try document("{'<<': {a: 1}}").json() == #"{"<<":{"a":1}}"#)
        #expect(try document("[<<, x]").json() == #"["<<","x"]"#)
    }

    @Test func aMergeOfSomethingElseIsRefused() {
        #expect(problems("a: {<<: 1}\n").hasPrefix("a.yaml:1:9: error: '<<' takes a map or a list of maps\n"))
        #expect(problems("a: {<<: [{}, x]}\n").hasPrefix("a.yaml:1:14: error: '<<' takes a map or a list of maps\n"))
    }

    @Test(arguments: [
        "a: 1\n---", "a: 1\n---\n", "---\na: 1\n---\n", "a: 1\n...\n", "a: 1\n---\n# end\n", "a: 1\n...\n---\n---\n",
        "%YAML 1.2\n---\na: 1\n",
    ])
    func emptyDocumentsAtTheEndAreNothing(text: String) throws {
        #expect(try document(text).json() == #"{"a":1}"#)
    }

    @Test func aSecondDocumentIsRefusedAtItsStart() {
        #expect(
            problems("a: 1\n---\nb: 2\n") == """
                a.yaml:2:1: error: a second document starts here
                    2 | ---
                      | ^~~
                hint: a file holds one document; move this one to its own
                """)
    }

    @Test func tagsOfTheCoreSchemaAreHonoured() throws {
        #expect(try document("[!!str 12, !!int 12, !!float 3, ! 1, !!map {}, !!seq [], !!null ~]").json() == #"["12",12,3,"1",{},[],null]"#)
    }

    @Test func otherTagsAreWarnedAboutAndIgnored() {
        let text = problems("a: !Ref b\nc: !!set {x: }\nd: !!int x\n")
        #expect(text.contains("a.yaml:1:4: warning: the tag '!Ref' means nothing here; the value is read as a text\n"))
        #expect(text.contains("a.yaml:2:4: warning: the tag '!!set' means nothing here and is ignored\n"))
        #expect(text.contains("a.yaml:3:4: error: 'x' is not what its tag '!!int' says\n"))
    }

    @Test func keysThatAreNoTextAreRefused() {
        #expect(problems("{[a]: 1}").hasPrefix("a.yaml:1:2: error: expected a text as key, found a list\n"))
        #expect(problems("? {a: 1}\n: 2\n").hasPrefix("a.yaml:1:3: error: expected a text as key, found a map\n"))
    }

    @Test func anAliasOfNothingIsRefusedWithTheNearestName() {
        #expect(
            problems("a: &pets 1\nb: *pet\n") == """
                a.yaml:2:4: error: no value before this one is marked '&pet'
                    2 | b: *pet
                      |    ^~~~
                hint: did you mean '*pets'?
                """)
    }

    @Test func aValueThatContainsItselfIsRefused() {
        #expect(problems("a: &x\n  b: [*x]\n").hasPrefix("a.yaml:2:7: error: '*x' stands inside the value that it repeats\n"))
    }

    @Test func jsonUnderAYAMLNameIsRead() throws {
        #expect(try document("{\n\t\"a\": \"\\ud83d\\ude00\\/\"\n}").json() == #"{"a":"😀/"}"#)
        #expect(try document("{a: 1, # flow\n b: 2}").json() == #"{"a":1,"b":2}"#)
    }

    @Test func withoutAKnownNameTheTextTellsWhatItIs() throws {
        #expect(try document("{\"a\":1}", path: "spec").json() == #"{"a":1}"#)
        #expect(try document("a: 1", path: "spec.txt").json() == #"{"a":1}"#)
        #expect(problems("{\"a\":1,}", path: "spec").hasPrefix("spec:1:7: error: a comma after the last item"))
    }
}
