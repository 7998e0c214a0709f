import ModelDump
import ServiceModel
import Testing

/// A Swagger document with these paths, and further keys at the top.
func swagger(_ paths: String, _ more: String = "") -> String {
    """
    swagger: "2.0"
    info: {title: Pets, version: '1'}
    \(more)
    paths:
    \(paths)
    """
}

@Suite struct SwaggerTests {
    @Test func numberedParametersAreListsAndThePathKeepsItsQuery() throws {
        let result = read(
            swagger(
                """
                  /?Action=SendEmail:
                    get:
                      operationId: sendEmail
                      parameters:
                      - {in: query, name: ReplyToAddresses.member.N, type: string}
                      - {in: query, name: Filter.n, type: string}
                      - {in: query, name: Source, type: string}
                      responses: {200: {description: OK}}
                """))
        #expect(result.problems == [])
        let operation = try #require(result.operation("sendEmail"))
        #expect(operation.http.method == "GET")
        #expect(operation.http.path == "/")
        #expect(operation.http.query == [Constant(name: "Action", value: "SendEmail")])
        #expect(operation.returnsRawReply)
        let members = try #require(result.shape("SendEmailRequest")?.structure?.members)
        #expect(members.map(\.name) == ["ReplyToAddresses", "Filter", "Source"])
        #expect(members.map(\.location) == [.query("ReplyToAddresses.member"), .query("Filter"), .query("Source")])
        #expect(members.map(\.collectionFormat) == [.numbered, .numbered, nil])
        let list = try #require(result.service?.shapes[members[0].target])
        guard case .list(let facts) = list.kind else {
            Issue.record("a numbered parameter is no list")
            return
        }
        #expect(result.service?.shapes[facts.element.target].typeName == "string")
    }

    @Test func everyPlaceAndCollectionFormatIsRead() throws {
        let result = read(
            swagger(
                """
                  /a/{id}:
                    post:
                      operationId: do
                      consumes: [multipart/form-data]
                      parameters:
                      - {in: path, name: id, type: integer, format: int32, required: true}
                      - {in: header, name: X-A, type: array, items: {type: string}, collectionFormat: pipes}
                      - {in: query, name: b, type: array, items: {type: string}, collectionFormat: multi}
                      - {in: query, name: c, type: array, items: {type: string}}
                      - {in: query, name: d, type: array, items: {type: string}, collectionFormat: ssv}
                      - {in: query, name: e, type: array, items: {type: string}, collectionFormat: tsv}
                      - {in: formData, name: f, type: file}
                      responses: {204: {description: OK}}
                """))
        #expect(result.problems == [])
        let members = try #require(result.shape("DoRequest")?.structure?.members)
        #expect(
            members.map(\.location) == [
                .label("id"), .header("X-A"), .query("b"), .query("c"), .query("d"), .query("e"), .form("f"),
            ])
        #expect(members.map(\.collectionFormat) == [nil, .pipes, .multi, .csv, .ssv, .tsv, nil])
        #expect(members.map(\.isRequired) == [true, false, false, false, false, false, false])
        #expect(members.last?.isStreaming == true)
    }

    @Test func parametersOfThePathAreSharedAndCanBeReplaced() throws {
        let result = read(
            swagger(
                """
                  /a:
                    parameters: [{$ref: '#/parameters/limit'}, {in: query, name: q, type: string}]
                    get:
                      operationId: do
                      parameters: [{in: query, name: q, type: boolean, required: true}]
                      responses: {200: {description: OK}}
                """, "parameters: {limit: {in: query, name: limit, type: integer, maximum: 100, default: 20}}"))
        #expect(result.problems == [])
        let members = try #require(result.shape("DoRequest")?.structure?.members)
        #expect(members.map(\.name) == ["limit", "q"])
        #expect(members.map(\.isRequired) == [false, true])
        #expect(members[0].defaultValue == .number("20"))
        #expect(result.service?.shapes[members[0].target].constraints.max == "100")
        #expect(result.service?.shapes[members[1].target].typeName == "boolean")
    }

    @Test func aReplyIsItsSchemaOrAStructureOfBodyAndHeaders() throws {
        let result = read(
            swagger(
                """
                  /one:
                    get: {operationId: one, responses: {200: {description: OK, schema: {$ref: '#/definitions/Pet'}}}}
                  /all:
                    get:
                      operationId: all
                      responses:
                        200: {description: OK, schema: {type: array, items: {$ref: '#/definitions/Pet'}}, headers: {X-Next: {type: string}}}
                        404: {description: None, schema: {$ref: '#/definitions/Problem'}}
                        default: {description: Else, schema: {type: string}}
                  /raw:
                    get: {operationId: raw, responses: {default: {description: Any}}}
                """,
                """
                definitions:
                  Pet: {type: object, properties: {name: {type: string}}}
                  Problem: {type: object, properties: {text: {type: string}}}
                """))
        #expect(result.problems == [])
        #expect(result.name(result.operation("one")?.output?.target) == "Pet")
        let all = try #require(result.operation("all"))
        #expect(result.name(all.output?.target) == "AllResponse")
        #expect(result.shape("AllResponse")?.structure?.members.map(\.name) == ["body", "X-Next"])
        #expect(result.shape("AllResponse")?.structure?.members.map(\.location) == [.payload, .header("X-Next")])
        #expect(all.errors.map(\.status) == [404, nil])
        #expect(all.errors.map(\.isDefault) == [false, true])
        #expect(all.errors.map { result.name($0.target) } == ["Problem", "AllError"])
        #expect(result.shape("Problem")?.error != nil)
        #expect(result.operation("raw")?.returnsRawReply == true)
    }

    @Test func securityIsTheDocumentsUnlessAnOperationHasItsOwn() throws {
        let result = read(
            swagger(
                """
                  /a: {get: {operationId: a, responses: {200: {description: OK}}}}
                  /b: {get: {operationId: b, security: [], responses: {200: {description: OK}}}}
                  /c: {get: {operationId: c, security: [{basic: []}, {key: []}], responses: {200: {description: OK}}}}
                  /d: {get: {operationId: d, security: [{sigv4: [], key: []}, {}], responses: {200: {description: OK}}}}
                """,
                """
                security: [{sigv4: []}]
                securityDefinitions:
                  sigv4: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4}
                  basic: {type: basic}
                  key: {type: apiKey, name: k, in: query}
                  oauth: {type: oauth2, flow: implicit, authorizationUrl: 'https://a', scopes: {}}
                """))
        #expect(result.problems == [])
        #expect(result.service?.auth == [.sigv4])
        #expect(result.operation("a")?.auth == nil)
        #expect(result.operation("b")?.auth == [AuthScheme.none])
        #expect(result.operation("c")?.auth == [.basic, .apiKey(name: "k", inQuery: true)])
        #expect(result.operation("d")?.auth == [.all([.sigv4, .apiKey(name: "k", inQuery: true)]), AuthScheme.none])
        let open = read(swagger("  /a: {get: {operationId: a, responses: {200: {description: OK}}}}"))
        #expect(open.service?.auth == [AuthScheme.none])
        #expect(open.service?.address.host == nil)
    }

    @Test func extensionsAtAnyDepthAreKeptAndNeverADiagnostic() {
        let result = read(
            """
            swagger: "2.0"
            x-top: {a: [1, true, null]}
            info: {title: Pets, version: '1', x-info: 1, contact: {x-contact: 2}}
            tags: [{name: t, x-tag: 3}]
            securityDefinitions: {b: {type: basic, x-scheme: 4}, o: {type: oauth2, scopes: {a: b, x-scopes: 4}}}
            paths:
              x-paths: 5
              /a:
                x-path: 6
                get:
                  operationId: a
                  x-operation: 7
                  parameters:
                  - {in: query, name: q, type: string, x-parameter: 8}
                  - {in: body, name: b, schema: {type: array, x-body: 8, items: {type: string, x-items: 8}}}
                  responses: {x-responses: 9, 200: {description: OK, x-response: 10, headers: {x-request-id: {type: string, x-header: 10}}, schema: {$ref: '#/definitions/P'}}}
            definitions:
              P: {type: object, x-schema: 11, properties: {n: {type: string, x-property: 12, xml: {x-xml: 13}}}, externalDocs: {url: 'http://a', x-docs: 14}}
              Q: {allOf: [{type: object, x-part: 15, properties: {x-name: {type: string}}}], example: {x-example: 16}}
            """)
        #expect(result.problems == [])
        let text = result.service?.json ?? ""
        let names = [
            "x-top", "info/x-info", "info/contact/x-contact", "tags/t/x-tag", "securityDefinitions/b/x-scheme", "paths/x-paths",
            "paths/a/x-path", "x-operation", "x-parameter", "responses/x-responses", "responses/200/x-response", "x-schema", "x-property",
            "securityDefinitions/o/scopes/x-scopes", "paths/a/get/parameters/1/schema/x-body", "x-items", "x-header",
            "definitions/P/externalDocs/x-docs", "definitions/Q/allOf/0/x-part",
        ]
        for name in names { #expect(text.components(of: "\"\(name)\"") == 1, "\(name) stands once in the dump") }
        #expect(text.contains("x-xml"))
        // Names of headers and properties are no extensions, and what an example holds is not the document's.
        #expect(result.member("AResponse", "x-request-id") != nil)
        #expect(result.member("Q", "x-name") != nil)
        #expect(result.service?.extensions.contains { $0.name.hasSuffix("x-request-id") || $0.name.hasSuffix("x-name") } == false)
    }

    @Test func aDocumentOfXMLAloneIsServedAsXML() {
        let paths = "  /a: {get: {operationId: a, produces: [application/xml], responses: {200: {description: OK}}}}"
        #expect(read(swagger(paths)).service?.wireProtocol == .restXML)
        #expect(read(swagger(paths, "produces: [application/json]")).service?.wireProtocol == .http)
    }

    @Test func operationsWithoutAnIDGetANameFromTheirPath() {
        let result = read(
            swagger(
                "  /pets/{petId}/toys: {get: {parameters: [{in: path, name: petId, type: string, required: true}], responses: {200: {description: OK}}}}"
            ))
        #expect(result.service?.operations.map(\.name) == ["getPetsPetIdToys"])
    }
}

extension String {
    /// How often a text stands in this one.
    func components(of text: String) -> Int { split(separator: text, omittingEmptySubsequences: false).count - 1 }

    @Test func whatARequestCannotHoldInAPathIsEncoded() {
        let result = read(
            """
            swagger: "2.0"
            info: {title: T, version: '1'}
            basePath: /the api
            paths:
              /über uns/{the id}:
                get: {operationId: about, parameters: [{name: the id, in: path, required: true, type: string}], responses: {200: {description: d}}}
            """)
        #expect(result.problems == [])
        #expect(result.service?.address.basePath == "/the%20api")
        #expect(result.operation("about")?.http.path == "/%C3%BCber%20uns/{the id}")
    }

    @Test(arguments: [
        ("host: https://example.com", "3:7: error: the host 'https://example.com' has a scheme or a path"),
        ("host: example.com/v1", "3:7: error: the host 'example.com/v1' has a scheme or a path"),
        ("host: '{tenant}.example.com'", "3:7: error: the host '{tenant}.example.com' has a place for something else than '{region}'"),
        ("host: a b.example.com", "3:7: error: 'a b.example.com' is no host"),
        ("basePath: '/{version}'", "3:11: error: the base path '/{version}' has a place to be filled in"),
        ("basePath: /v1?x=1", "3:11: error: the base path '/v1?x=1' has a query or fragment"),
        ("host: '{region}.example.com:8080'", nil), ("host: '[::1]:8080'", nil), ("host: ''", nil),
    ])
    func anAddressIsHeldAgainstWhatItCanBe(line: String, problem: String?) {
        let result = read("swagger: \"2.0\"\ninfo: {title: T, version: '1'}\n\(line)\npaths: {}\n")
        #expect(result.problems == (problem.map { [$0] } ?? []))
    }

    @Test func listsInHeadersOfRepliesHaveTheirSeparators() {
        let result = read(
            """
            swagger: "2.0"
            info: {title: T, version: '1'}
            paths:
              /a:
                get:
                  operationId: a
                  responses:
                    200:
                      description: d
                      headers:
                        A: {type: array, items: {type: string}}
                        B: {type: array, items: {type: string}, collectionFormat: pipes}
                        C: {type: array, items: {type: string}, collectionFormat: multi}
            """)
        #expect(result.problems == ["13:71: error: 'multi' only goes with a query or form, where 'C' is not"])
        let output = result.operation("a")?.output.flatMap { output in result.service?.shapes[output.target].structure }
        #expect(output?.members.map(\.collectionFormat) == [.csv, .pipes, .csv])
    }
}
