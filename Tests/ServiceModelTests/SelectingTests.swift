import ServiceModel
import SpecDiagnostics
import Testing

@Suite struct SelectingTests {
    private let sample = service([("GetRequest", [("name", "Name")]), ("PutRequest", [("tags", "[Tag]")]), ("Tag", [("key", "Key")])])
        .withOperations(["GetThing": "GetRequest", "GetThings": "GetRequest", "PutThing": "PutRequest"])

    private func names(_ patterns: [String]) -> (operations: [String], problems: [Diagnostic]) {
        var d = Diagnostics()
        let picked = sample.selecting(patterns, &d)
        return (picked.operations.map(\.name), d.entries)
    }

    @Test func noPatternPicksEverything() {
        #expect(names([]).operations == ["GetThing", "GetThings", "PutThing"])
    }

    @Test(arguments: [
        (["GetThing"], ["GetThing"]), (["Get*"], ["GetThing", "GetThings"]), (["*Thing"], ["GetThing", "PutThing"]),
        (["GetThing?"], ["GetThings"]), (["*e*h*g"], ["GetThing"]), (["PutThing", "GetThing"], ["GetThing", "PutThing"]),
    ])
    func namesAndWildcardsPickInTheOrderOfNames(patterns: [String], expected: [String]) {
        let result = names(patterns)
        #expect(result.operations == expected)
        #expect(result.problems.isEmpty)
    }

    @Test func anOperationThatAsksForItsEndpointBringsTheOneThatTellsIt() {
        var discovering = sample
        discovering.operations[2].endpointDiscovery = .source
        discovering.operations[0].endpointDiscovery = .required
        var d = Diagnostics()
        #expect(discovering.selecting(["GetThing"], &d).operations.map(\.name) == ["GetThing", "PutThing"])
        #expect(discovering.selecting(["GetThings"], &d).operations.map(\.name) == ["GetThings"])
    }

    @Test func aPatternThatPicksNothingIsAnErrorWithAHint() {
        let problems = names(["GetThnig"]).problems
        #expect(problems.map(\.message) == ["Sample Service has no operation 'GetThnig'"])
        #expect(problems.map(\.hint) == ["did you mean 'GetThing'?"])
        #expect(problems.map(\.severity) == [.error])
    }

    @Test func pruningKeepsWhatTheOperationsUseAndNothingElse() throws {
        var d = Diagnostics()
        let pruned = sample.selecting(["PutThing"], &d).pruned()
        #expect(pruned.shapes.map(\.name) == ["Key", "PutRequest", "Tag", "[Tag]"])
        let input = try #require(pruned.operations.first?.input)
        #expect(pruned.shapes[input.target].name == "PutRequest")
        let tags = try #require(pruned.shapes[input.target].structure?.members.first)
        guard case .list(let list) = pruned.shapes[tags.target].kind else {
            Issue.record("'tags' is no list any more")
            return
        }
        #expect(pruned.shapes[list.element.target].name == "Tag")
    }

    @Test func pruningKeepsPaginatorsOfSelectedOperationsOnly() {
        var d = Diagnostics()
        var paged = sample
        paged.paginators = ["GetThings", "PutThing"].map {
            Paginator(operation: $0, inputTokens: ["t"], outputTokens: ["t"], resultKeys: [])
        }
        #expect(paged.selecting(["Get*"], &d).paginators.map(\.operation) == ["GetThings"])
    }

    @Test func onlyAProtocolThatTheServiceSpeaksCanBeChosen() {
        var d = Diagnostics()
        var many = sample
        many.protocols = [.rpcv2CBOR, .json, .query]
        #expect(many.choosing(.query, &d).wireProtocol == .query)
        #expect(d.entries.isEmpty)
        #expect(many.choosing(.restXML, &d).wireProtocol == .json)
        #expect(d.entries.map(\.message) == ["Sample Service does not speak the protocol 'rest-xml'"])
        #expect(d.entries.first?.hint == "it speaks 'smithy-rpc-v2-cbor', 'json', 'query'")
    }

    @Test func sortingMovesReferencesAlong() throws {
        var shuffled = sample
        shuffled.shapes.swapAt(0, 1)
        // References now lead astray; those that sorting gets are the right ones again.
        let place = try #require(shuffled.shapes.firstIndex { $0.name == "GetRequest" })
        shuffled.operations[0].input = OperationShape(target: ShapeID(place))
        let sorted = shuffled.sortedByName()
        #expect(sorted.shapes.map(\.name) == sorted.shapes.map(\.name).sorted())
        #expect(sorted.operations.first?.input.map { sorted.shapes[$0.target].name } == "GetRequest")
    }
}
