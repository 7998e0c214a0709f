import Digests
import Documents
import ServiceRuntime
import Testing
import UntypedCalls
import Values
import WireFormats

/// Every case of the protocol suites as a call of an operation that is chosen at run time: schema, request builder, the whole call path
/// over a scripted transport, and back.
@Suite(
    .enabled(
        if: ConformanceSuite.folder != nil || ConformanceSuite.isRequired, "SHAPESMITH_CONFORMANCE names no folder with protocol suites")
)
struct ConformanceTests {
    @Test func theSuitesAreThere() {
        #expect(!ConformanceSuite.all("input").isEmpty)
        #expect(!ConformanceSuite.all("output").isEmpty)
    }

    @Test(arguments: ConformanceSuite.all("input"))
    func requestsAreWhatTheSuiteExpects(_ suite: ConformanceSuite) async throws {
        for one in suite.cases {
            let id = one["id"]?.string ?? ""
            let given = one["given"] ?? [:]
            let schema = try suite.schema(given)
            let operation = try #require(schema.operations.first)
            let value = operation.input.map { suite.value(one["params"] ?? [:], $0.name) } ?? [:]
            let transport = ScriptedTransport { _ in HTTPResponse(status: 200) }
            let core = try suite.core(transport)
            do {
                _ = try await IdempotencyToken.made(by: { "00000000-0000-4000-8000-000000000000" }) {
                    try await core.perform(
                        operation.name, traits: schema.traits(of: operation),
                        request: { try schema.request(operation, value, service: core.service, to: $0) }, parse: { _ in 0 })
                }
            } catch {
                Issue.record("\(id): \(error)")
                continue
            }
            let request = try #require(transport.requests.first)
            try await check(request, one["serialized"] ?? [:], suite, given, id)
        }
    }

    private func check(_ request: HTTPRequest, _ expected: Value, _ suite: ConformanceSuite, _ given: Value, _ id: String) async throws {
        #expect(request.method.rawValue == expected["method"]?.string, "\(id)")
        let uri = (expected["uri"]?.string ?? "/").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        #expect(request.path == String(uri[0]), "\(id)")
        #expect(request.query.split(separator: "&").sorted() == (uri.count > 1 ? uri[1] : "").split(separator: "&").sorted(), "\(id)")
        if let host = expected["host"]?.string { #expect(request.host == host.split(separator: "/").first.map(String.init), "\(id)") }
        for entry in expected["headers"]?.map ?? [:] {
            var found = request.headers[entry.key] ?? "(absent)"
            if entry.key.lowercased() == "content-type" { found = found.replacing("; charset=utf-8", with: "") }
            if entry.key == "Content-MD5", let bytes = try? await request.body.collect(upTo: 1 << 24) {
                // The suite's is that of JSON spelled without blanks; RFC 1864 wants that of the body as it is sent.
                #expect(found == Blob(MD5.hash(bytes)).base64, "\(id)")
                continue
            }
            #expect(found == entry.value.string, "\(id): \(entry.key)")
        }
        for name in expected["forbidHeaders"]?.list ?? [] { #expect(request.headers[name.string ?? ""] == nil, "\(id): \(name)") }
        for name in expected["requireHeaders"]?.list ?? [] where name.string?.lowercased() != "content-length" {
            #expect(request.headers[name.string ?? ""] != nil, "\(id): \(name)")
        }
        guard let body = expected["body"]?.string else { return }
        try compare(try await request.body.collect(upTo: 1 << 24), body, suite, given, id)
    }

    private func compare(_ body: [UInt8], _ expected: String, _ suite: ConformanceSuite, _ given: Value, _ id: String) throws {
        let text = String(decoding: body, as: UTF8.self)
        switch suite.wireProtocol {
        case .awsQuery, .ec2Query: #expect(fields(text) == fields(expected), "\(id)")
        case .rpcv2CBOR:
            let bytes = try #require(Blob(base64: expected)).bytes
            if body.isEmpty || bytes.isEmpty {
                #expect(body == bytes, "\(id)")
                return
            }
            let read = try withParsedBody(body, .cbor) { try $0.document().value }
            let wanted = try withParsedBody(bytes, .cbor) { try $0.document().value }
            #expect(canonical(read) == canonical(wanted), "\(id)")
        case _ where expected.isEmpty || suite.hasRawPayload(given["input"]): #expect(text == expected, "\(id)")
        case .restXML: #expect(try XMLTree(body) == XMLTree(Array(expected.utf8)), "\(id): \(text)")
        case .awsJSON10, .awsJSON11, .restJSON, .http:
            #expect(try canonical(Document(json: text).value) == canonical(Document(json: expected).value), "\(id)")
        }
    }

    /// The fields of a form, in any order.
    private func fields(_ body: String) -> [String] { body.split(separator: "&").map { String($0).replacing("%20", with: "+") }.sorted() }

    @Test(arguments: ConformanceSuite.all("output"))
    func repliesAreReadAsTheSuiteExpects(_ suite: ConformanceSuite) async throws {
        for one in suite.cases {
            let id = one["id"]?.string ?? ""
            let given = one["given"] ?? [:]
            let schema = try suite.schema(given)
            let operation = try #require(schema.operations.first)
            let response = suite.response(one["response"] ?? [:])
            let core = try suite.core(ScriptedTransport { _ in response })
            do {
                let read = try await core.perform(
                    operation.name, traits: schema.traits(of: operation),
                    request: { HTTPRequest(method: .post, host: $0.host) }, parse: { try schema.output(operation, $0) })
                let expected = suite.value(one["result"] ?? [:], operation.output?.name ?? "")
                #expect(one["errorCode"] == nil, "\(id)")
                #expect(canonical(read) == canonical(expected), "\(id)")
            } catch let error as ServiceError {
                #expect(error.code.rawValue == one["errorCode"]?.string, "\(id)")
                if let message = one["errorMessage"]?.string { #expect(error.message == message, "\(id)") }
                guard let shape = operation.errors.first else { continue }
                let read = try schema.members(of: error, as: shape)
                #expect(canonical(read) == canonical(suite.value(one["error"] ?? [:], shape.name)), "\(id)")
            } catch {
                Issue.record("\(id): \(error)")
            }
        }
    }
}
