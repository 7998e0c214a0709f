import Testing

@Suite struct SwaggerDamageTests {
    private func problems(_ text: String) -> [String] {
        read(text).diagnostics.entries.map { "\($0.severity.rawValue): \($0.message)\($0.hint.map { " (\($0))" } ?? "")" }
    }

    private let get = "get: {operationId: a, responses: {200: {description: OK}}}"

    @Test func anUnknownProtocolIsNamed() {
        #expect(
            problems(swagger("  /a: {\(get)}", "x-shapesmith-protocol: qurey")) == [
                "error: unknown protocol 'qurey' (did you mean 'query'?)"
            ])
    }

    @Test func unknownTypesPlacesAndFormatsAreNamed() {
        let parameters = """
              /a:
                get:
                  operationId: a
                  parameters:
                  - {in: qurey, name: a, type: string}
                  - {in: query, name: b, type: strin}
                  - {in: query, name: c, type: array, items: {type: string}, collectionFormat: cvs}
                  - {in: header, name: d, type: array, items: {type: string}, collectionFormat: multi}
                  - {in: query, name: e}
                  - {in: query, type: string}
                  responses: {200: {description: OK}}
            """
        #expect(
            problems(swagger(parameters)) == [
                "error: the parameter 'a' is in 'qurey' (did you mean 'query'?)", "error: the parameter 'e' has no 'type'",
                "error: a parameter has no 'name'", "error: unknown type 'strin' (did you mean 'string'?)",
                "error: unknown collection format 'cvs' (the formats are csv, ssv, tsv, pipes, multi)",
                "error: 'multi' only goes with a query or form, where 'd' is not",
            ])
    }

    @Test func referencesThatLeadNowhereOrRoundAreErrors() {
        let dangling = read(swagger("  {}", "definitions:\n  Pet: {type: object, properties: {a: {$ref: '#/definitions/Pett'}}}"))
        #expect(dangling.problems == ["4:46: error: no definition named 'Pett'"])
        #expect(dangling.diagnostics.entries.first?.hint == "did you mean '#/definitions/Pet'? (defined at spec.yaml:4:3)")
        let round = read(swagger("  {}", "definitions:\n  A: {$ref: '#/definitions/B'}\n  B: {$ref: '#/definitions/A'}"))
        #expect(round.diagnostics.hasErrors)
        #expect(round.problems.allSatisfy { $0.contains("leads round in a circle") })
    }

    @Test func allOfThatContainsItselfEnds() {
        let result = read(
            swagger("  {}", "definitions:\n  A: {allOf: [{$ref: '#/definitions/A'}, {type: object, properties: {b: {type: string}}}]}"))
        #expect(result.shape("A")?.structure?.members.map(\.name) == ["b"])
    }

    @Test func twoOperationsOfOneNameAreAnErrorAtBothPlaces() {
        let result = read(swagger("  /a: {\(get)}\n  /b: {\(get)}"))
        #expect(result.problems == ["6:27: error: two operations are named 'a'"])
        #expect(result.diagnostics.entries.first?.notes.map(\.message) == ["the other is here"])
    }

    @Test func whatIsMissingIsNamed() {
        #expect(
            problems("swagger: \"2.0\"") == [
                "error: the document has no 'info' (it is a map with 'title' and 'version')",
                "error: the document has no 'paths' (each is a map of methods)",
            ])
        #expect(problems(swagger("  /a: {get: {operationId: a}}")) == ["error: 'a' has no 'responses'"])
        #expect(problems(swagger("  a: {\(get)}")) == ["error: the path 'a' does not begin with '/'"])
    }

    @Test func securityThatIsNotDefinedIsAnError() {
        let more = "security: [{tokn: []}]\nsecurityDefinitions: {token: {type: oauth2}, odd: {type: magic}}"
        #expect(
            problems(swagger("  /a: {\(get)}", more)) == [
                "error: unknown type 'magic' of the security definition 'odd' (the types are 'basic', 'apiKey' and 'oauth2')",
                "error: no security definition named 'tokn' (did you mean 'token'?)",
            ])
    }

    @Test func aRequiredPropertyThatIsNotThereIsAWarning() {
        let result = read(swagger("  {}", "definitions: {A: {type: object, required: [nam], properties: {name: {type: string}}}}"))
        #expect(result.problems == ["3:44: warning: 'nam' is required, but is no property"])
    }

    @Test(arguments: ["Bad-Name 1", "a b", "🎉", "class", "Type", "self", "pet"])
    func illegalNamesAreKeptForTheViewsToSpell(name: String) {
        let result = read(swagger("  {}", "definitions: {'\(name)': {type: object, properties: {'\(name)': {type: string}}}}"))
        #expect(result.problems == [])
        #expect(result.member(name, name)?.name == name)
    }

    @Test func labelsOfThePathNeedParameters() {
        #expect(problems(swagger("  /a/{id}: {\(get)}")) == ["error: the path of 'a' names '{id}', which no member fills"])
    }
}
