import ServiceModel
import SpecDiagnostics
import Testing

@Suite struct ValidationTests {
    private func problems(path: String = "/", hostPrefix: String? = nil, _ locations: [(String, Location)]) -> [String] {
        var sample = service([("Request", locations.map { ($0.0, "String") })]).withOperations(["Do": "Request"])
        guard let id = sample.shape(named: "Request"), case .structure(var structure) = sample.shapes[id].kind else { return ["no shape"] }
        for place in structure.members.indices { structure.members[place].location = locations[place].1 }
        sample.shapes[id.index].kind = .structure(structure)
        sample.operations[0].http.path = path
        sample.operations[0].hostPrefix = hostPrefix
        var d = Diagnostics()
        sample.validate(&d)
        return d.entries.map(\.message)
    }

    @Test func labelsAndMembersThatMatchAreFine() {
        #expect(problems(path: "/a/{Id}/{Key+}", [("id", .label("Id")), ("key", .label("Key")), ("q", .query("q"))]) == [])
    }

    @Test func aLabelNeedsAMemberAndAMemberALabel() {
        #expect(
            problems(path: "/a/{Id}", [("id", .label("Ib"))]) == [
                "the path of 'Do' names '{Id}', which no member fills", "'id' fills '{Ib}', which the path of 'Do' does not name",
            ])
    }

    @Test func aHostPrefixNamesMembersOfTheInput() {
        #expect(problems(hostPrefix: "{a}.", [("a", .body)]) == [])
        #expect(problems(hostPrefix: "{b}.", [("a", .body)]) == ["the host prefix of 'Do' names '{b}', which is no member of its input"])
    }

    @Test func thereIsOneBodyAndNoFormBesideIt() {
        #expect(problems([("a", .payload), ("b", .payload)]) == ["'Do' has more than one body: 'a', 'b'"])
        #expect(problems([("a", .payload), ("b", .form("b"))]) == ["'Do' has both a body, 'a', and form fields"])
    }

    /// Lists by name, each holding the next; the last holds what `end` names.
    private func problems(chain names: [String], end: Int) -> [String] {
        var sample = service([])
        let first = sample.shapes.count
        for (place, name) in names.enumerated() {
            let target = place + 1 < names.count ? place + 1 : end
            let element = Member(name: "member", target: ShapeID(first + target))
            sample.shapes.append(Shape(name: name, kind: .list(ListShape(element: element))))
        }
        var d = Diagnostics()
        sample.validate(&d)
        return d.entries.map(\.message)
    }

    @Test func listsThatHoldThemselvesAreErrors() {
        #expect(problems(chain: ["L"], end: 0) == ["'L' holds itself with no structure between"])
        #expect(problems(chain: ["A", "L"], end: 1) == ["'L' holds itself with no structure between"])
        #expect(
            problems(chain: ["A", "B"], end: 0) == [
                "'A' holds itself with no structure between", "'B' holds itself with no structure between",
            ])
    }

    @Test func listsInListsEndSomewhere() {
        let names = (0..<200).map { "L\($0)" }
        #expect(problems(chain: names, end: 0).first == "'L0' holds more than 64 lists or maps in each other")
    }

    @Test func paginatorsAndWaitersAreForOperationsThatExist() {
        var sample = service([("Request", [("NextToken", "String")])]).withOperations(["ListThings": "Request"])
        sample.paginators = [
            Paginator(operation: "ListThings", inputTokens: ["NextTokn"], outputTokens: ["NextToken"], resultKeys: []),
            Paginator(operation: "ListThing", inputTokens: ["NextToken"], outputTokens: ["NextToken"], resultKeys: []),
        ]
        sample.waiters = [Waiter(name: "Ready", operation: "GetThing", delay: 1, maxAttempts: 1, acceptors: [])]
        var d = Diagnostics()
        sample.validate(&d)
        #expect(
            d.entries.map(\.message) == [
                "the paginator of 'ListThings' sets 'NextTokn', which is no member of its input",
                "a paginator is for the operation 'ListThing', which does not exist",
                "waiter 'Ready' is for the operation 'GetThing', which does not exist",
            ])
        #expect(d.entries.map(\.hint).prefix(2) == ["did you mean 'NextToken'?", "did you mean 'ListThings'?"])
    }
}
