import ServiceModel
import Testing

@Suite struct SiblingsTests {
    private let things = #","Things":{"type":"structure","members":{"NextToken":{"shape":"String"}}}"#

    private func read(_ siblings: [String: String]) -> ReadResult {
        SpecReadersTests.read(definitions(things, operation: #","output":{"shape":"Things"}"#), path: "a.json", siblings: siblings)
    }

    @Test func paginatorsTakeOneTokenOrSeveral() throws {
        let result = read([
            "paginators-1.json":
                #"{"pagination":{"Do":{"input_token":["id"],"output_token":"NextToken","result_key":["A","B.C"],"limit_key":"id","more_results":"IsTruncated"}}}"#,
            "paginators-1.sdk-extras.json": #"{"version":1.0,"merge":{"pagination":{"Do":{"non_aggregate_keys":["Total"]}}}}"#,
        ])
        #expect(result.problems == [])
        let paginator = try #require(result.service?.paginator(of: "Do"))
        #expect(paginator.inputTokens == ["id"])
        #expect(paginator.outputTokens == ["NextToken"])
        #expect(paginator.resultKeys == ["A", "B.C"])
        #expect(paginator.limitKey == "id")
        #expect(paginator.moreResults == "IsTruncated")
        #expect(paginator.nonAggregateKeys == ["Total"])
    }

    @Test func theOrderOfKeysThatSayNothingMakesNoDifference() throws {
        func result(rules: String, example: String) -> ReadResult {
            read([
                "endpoint-rule-set-1.json": #"{"version":"1.0","parameters":{\#(rules)},"rules":[]}"#,
                "examples-1.json": #"{"examples":{"Do":[{"id":"one","input":{\#(example)}}]}}"#,
            ])
        }
        let one = result(rules: #""A":{"type":"string"},"B":{"type":"boolean"}"#, example: #""x":{"b":1,"a":2},"c":[{"e":1,"d":2}]"#)
        let other = result(rules: #""B":{"type":"boolean"},"A":{"type":"string"}"#, example: #""c":[{"d":2,"e":1}],"x":{"a":2,"b":1}"#)
        #expect(one.problems == [] && other.problems == [])
        #expect(one.service?.endpointRules?.parameters.map(\.name) == ["A", "B"])
        #expect(other.service?.endpointRules?.parameters.map(\.name) == ["A", "B"])
        let input = try #require(one.operation("Do")?.examples.first?.input)
        #expect(input == other.operation("Do")?.examples.first?.input)
        #expect(input.map?.map(\.key) == ["c", "x"])
    }

    @Test func waitersHaveEveryKindOfMatcher() throws {
        let result = read([
            "waiters-2.json": """
            {"version":2,"waiters":{"Ready":{"operation":"Do","delay":5,"maxAttempts":20,"description":"Waits.","acceptors":[
            {"matcher":"path","argument":"S","state":"success","expected":"ok"},{"matcher":"pathAll","argument":"L[]","state":"failure","expected":true},
            {"matcher":"pathAny","argument":"L[]","state":"retry","expected":3},{"matcher":"error","state":"success","expected":"Gone"},
            {"matcher":"error","state":"retry","expected":true},{"matcher":"status","state":"success","expected":404}]}}}
            """
        ])
        #expect(result.problems == [])
        let waiter = try #require(result.service?.waiters.first)
        #expect(waiter.delay == 5 && waiter.maxAttempts == 20 && waiter.documentation == "Waits.")
        #expect(
            waiter.acceptors.map(\.matcher) == [
                .path("S", .string("ok")), .pathAll("L[]", .bool(true)), .pathAny("L[]", .number("3")), .error("Gone"), .anyError(true),
                .status(404),
            ])
        #expect(waiter.acceptors.map(\.state) == [.success, .failure, .retry, .success, .retry, .success])
    }

    @Test func endpointRulesAreReadIntoExpressions() throws {
        let result = read([
            "endpoint-rule-set-1.json": """
            {"version":"1.0","parameters":{"Region":{"builtIn":"AWS::Region","required":false,"type":"String"},"On":{"type":"boolean","default":false}},
            "rules":[{"conditions":[{"fn":"aws.partition","argv":[{"ref":"Region"}],"assign":"P"}],"type":"tree","rules":[
            {"conditions":[{"fn":"not","argv":[{"fn":"isSet","argv":[{"ref":"On"}]}]}],"error":"No {{x}}","type":"error"},
            {"conditions":[],"endpoint":{"url":"https://a.{Region}.{P#dnsSuffix}","headers":{"h":["v"]},
            "properties":{"authSchemes":[{"name":"sigv4","n":1,"b":true}]}},"type":"endpoint"}]}]}
            """
        ])
        #expect(result.problems == [])
        let set = try #require(result.service?.endpointRules)
        #expect(set.parameters.map(\.kind) == [.boolean, .string])
        #expect(set.parameters.map(\.builtIn) == [nil, "AWS::Region"])
        #expect(set.parameters.first?.defaultValue == .bool(false))
        let tree = try #require(set.rules.first)
        #expect(tree.conditions.map(\.call.text) == ["aws.partition(Region)"])
        #expect(tree.conditions.map(\.assigns) == ["P"])
        guard case .rules(let rules) = tree.outcome, rules.count == 2, case .error(let error) = rules[0].outcome,
            case .endpoint(let target) = rules[1].outcome, case .template(let parts) = target.url
        else {
            Issue.record("the rules have another form")
            return
        }
        #expect(rules[0].conditions.map(\.call.text) == ["not(isSet(On))"])
        #expect(error.text == "\"No {x}\"")
        #expect(
            parts == [
                .text("https://a."), .value(name: "Region", path: ""), .text("."), .value(name: "P", path: "dnsSuffix"),
            ])
        #expect(target.headers.map(\.name) == ["h"])
        #expect(target.properties.first?.value.text == #"[{b: true, n: 1, name: "sigv4"}]"#)
    }

    @Test func examplesGoToTheirOperationsAndTakeTitlesFromAnExtension() throws {
        let result = SpecReadersTests.read(
            definitions("", operation: #","x-example-titles":{"e-1":"Doing it"}"#), path: "a.json",
            siblings: ["examples-1.json": #"{"version":"1.0","examples":{"Do":[{"id":"e-1","input":{"id":"a"},"output":{}}],"Gone":[]}}"#])
        #expect(result.problems == ["1:81: note: examples of 'Gone', which is no operation, are passed over"])
        let example = try #require(result.operation("Do")?.examples.first)
        #expect(example.title == "Doing it")
        #expect(example.input == .map([.init(key: "id", value: .string("a"))]))
        #expect(example.output == .map([]))
    }

    @Test func extrasAreMergedIntoTheDefinitions() {
        let result = read([
            "service-2.sdk-extras.json":
                #"{"version":1.0,"merge":{"metadata":{"serviceId":"Other"},"shapes":{"String":{"type":"timestamp"},"Things":{"members":{"More":{"shape":"String"}}}}}}"#
        ])
        #expect(result.problems == [])
        #expect(result.service?.identity.id == "Other")
        #expect(result.shape("String")?.typeName == "timestamp")
        #expect(result.shape("Things")?.structure?.members.map(\.name) == ["NextToken", "More"])
    }

    @Test func damagedSiblingsAreErrorsWithTheirPlace() {
        let waiters = read([
            "waiters-2.json": #"{"waiters":{"A":{"operation":"Do","acceptors":[{"matcher":"pth","state":"success","expected":1}]}}}"#
        ])
        #expect(waiters.problems == ["1:59: error: unknown matcher 'pth' of an acceptor"])
        let rules = read(["endpoint-rule-set-1.json": #"{"version":"1.0","parameters":{},"rules":[{"conditions":[]}]}"#])
        #expect(rules.problems == ["1:43: error: an endpoint rule leads nowhere"])
    }
}
