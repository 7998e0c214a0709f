import SpecDiagnostics
import SpecDocument
import Testing

@Suite struct DocumentSetTests {
    /// Resolves the `$ref` of the value at a pointer, among files given by path; the first is the document.
    private func resolved(_ files: [(path: String, text: String)], _ pointer: String) throws -> (node: Node?, problems: String) {
        let root = try document(files[0].text, path: files[0].path)
        var diagnostics = Diagnostics()
        var documents = DocumentSet(root) { path in
            files.first { $0.path == path }.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }
        }
        let way = try #require(JSONPointer(pointer))
        let place = try #require(root[way])
        let reference = try #require(place["$ref"]?.string)
        let node = documents.resolve(reference, from: place, &diagnostics)
        return (node, printed(diagnostics))
    }

    @Test func referencesInsideADocumentAreFollowed() throws {
        let text = "a: {$ref: '#/definitions/a~1b'}\ndefinitions:\n  a/b: {$ref: '#/definitions/C%20D'}\n  C D: {type: string}\n"
        let result = try resolved([("a.yaml", text)], "/a")
        #expect(result.node?.json() == #"{"type":"string"}"#)
        #expect(result.problems == "")
    }

    @Test func otherFilesAreFoundRelativeToTheReferringOne() throws {
        let files = [
            ("specs/main/api.yaml", "a: {$ref: '../common/types.yaml#/Pet'}"), ("specs/common/types.yaml", "Pet: {$ref: more/pets.json}"),
            ("specs/common/more/pets.json", #"{"$ref":"../types.yaml#/Last"}"#),
        ]
        let result = try resolved(files, "/a")
        #expect(result.node == nil)
        #expect(
            result.problems == """
                specs/common/more/pets.json:1:9: error: nothing stands at '../types.yaml#/Last'
                    1 | {"$ref":"../types.yaml#/Last"}
                      |         ^~~~~~~~~~~~~~~~~~~~~
                """)
        let good = try resolved(Array(files.dropLast()) + [("specs/common/more/pets.json", #"{"type":"object"}"#)], "/a")
        #expect(good.node?.json() == #"{"type":"object"}"#)
        #expect(good.node?.range.file.path == "specs/common/more/pets.json")
    }

    @Test func aDanglingReferenceNamesTheNearest() throws {
        let text = "paths:\n  /:\n    get:\n      schema:\n        $ref: '#/definitions/Pett'\ndefinitions:\n  Owner: {}\n  Pet: {}\n"
        #expect(
            try resolved([("specs/petstore.yaml", text)], "/paths/~1/get/schema").problems == """
                specs/petstore.yaml:5:15: error: no definition named 'Pett'
                    5 |         $ref: '#/definitions/Pett'
                      |               ^~~~~~~~~~~~~~~~~~~~
                hint: did you mean '#/definitions/Pet'? (defined at specs/petstore.yaml:8:3)
                """)
    }

    @Test func aReferenceIntoTheWrongSectionNamesTheRightOne() throws {
        let text = "a: {$ref: '#/parameters/Pet'}\nparameters: {}\ndefinitions:\n  Pet: {}\n"
        let problems = try resolved([("a.yaml", text)], "/a").problems
        #expect(problems.contains("error: no parameter named 'Pet'\n"))
        #expect(problems.hasSuffix("hint: did you mean '#/definitions/Pet'? (defined at a.yaml:4:3)"))
    }

    @Test func aNameAloneIsToldHowToBeWritten() throws {
        let text = "a: {$ref: Pet}\ndefinitions:\n  Pet: {}\n"
        #expect(try resolved([("a.yaml", text)], "/a").problems.hasSuffix("hint: did you mean '#/definitions/Pet'?"))
    }

    @Test(arguments: [
        ("#/a", "'#/a' leads round in a circle of references"), ("#/b", "'#/b' leads round in a circle of references"),
        ("missing.yaml#/x", "there is no file 'missing.yaml'"),
        ("https://example.com/x.yaml", "'https://example.com/x.yaml' is not fetched from the network"),
        ("#b", "'#b' is not a reference"), ("#/%zz", "'#/%zz' is not a reference"), ("%zz.yaml", "'%zz.yaml' is not a path"),
    ])
    func referencesThatLeadNowhereAreReported(reference: String, message: String) throws {
        let text = "a: {$ref: '\(reference)'}\nb: {$ref: '#/c'}\nc: {$ref: '#/b'}\n"
        let result = try resolved([("a.yaml", text)], "/a")
        #expect(result.node == nil)
        #expect(result.problems.split(separator: "\n").first?.hasSuffix("error: " + message) == true)
    }

    @Test func circlesThroughFilesEnd() throws {
        let result = try resolved([("a.yaml", "$ref: b.yaml"), ("b.yaml", "$ref: a.yaml")], "")
        #expect(result.node == nil)
        #expect(result.problems.contains("leads round in a circle of references"))
    }

    @Test func aShapeThatContainsItselfIsNoCircle() throws {
        let text = "a: {$ref: '#/definitions/Node'}\ndefinitions:\n  Node: {properties: {next: {$ref: '#/definitions/Node'}}}\n"
        let result = try resolved([("a.yaml", text)], "/a")
        #expect(result.node?["properties"]?["next"]?["$ref"]?.string == "#/definitions/Node")
        #expect(result.problems == "")
    }

    @Test func aFileIsReadOnceAndItsProblemsAreToldOnce() throws {
        let root = try document("a: {$ref: b.json}\nc: {$ref: b.json}", path: "a.yaml")
        var reads = 0
        var documents = DocumentSet(root) { path in
            reads += 1
            return SourceFile(path: path, bytes: Array("{".utf8))
        }
        var diagnostics = Diagnostics()
        for key in ["a", "c"] {
            let place = try #require(root[key])
            #expect(documents.resolve("b.json", from: place, &diagnostics) == nil)
        }
        #expect(reads == 1)
        #expect(
            diagnostics.entries.map(\.message) == ["the text ends inside the object that starts on line 1", "'b.json' could not be read"])
    }
}
