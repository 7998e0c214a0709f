import ServiceRuntime
import Testing
import WireFormats

/// Lists in every place of a request, in the collection formats of Swagger 2.0.
@Suite struct RequestListsTests {
    private func request(_ path: String = "/", _ write: (RequestBuilder) -> Void) throws -> HTTPRequest {
        let service = ServiceDescription(
            serviceID: "Pets", displayName: "Pets", apiVersion: "1", wireProtocol: .http, endpoint: { _ in try Endpoint("https://e.com") })
        let builder = RequestBuilder(.post, path, operation: "do", service: service, endpoint: try Endpoint("https://e.com"))
        write(builder)
        return try builder.finish()
    }

    private func body(_ request: HTTPRequest) -> String? {
        guard case .bytes(let bytes) = request.body else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private let times = [Timestamp(secondsSinceEpoch: 0), Timestamp(secondsSinceEpoch: 86_400)]

    @Test(arguments: [(",", "a%2Cb%20c"), (" ", "a%20b%20c"), ("\t", "a%09b%20c"), ("|", "a%7Cb%20c")])
    func joinedValuesAreOneParameter(separator: String, expected: String) throws {
        let request = try request { $0.queryJoined("x", ["a", "b c"], separator: separator) }
        #expect(request.query == "x=\(expected)")
    }

    @Test func severalParametersAreInTheOrderOfTheList() throws {
        let request = try request {
            $0.queryList("x", [1, 2])
            $0.queryNumbered("y.", ["a", "b"])
            $0.queryNumbered("z.", [String]())
        }
        #expect(request.query == "x=1&x=2&y.1=a&y.2=b")
    }

    @Test func pathsAndHeadersHoldJoinedValues() throws {
        let request = try request("/a/{ids}") {
            $0.labelJoined("ids", [1, 2, 3], separator: ",")
            $0.headerJoined("X-P", ["a", "b"], separator: "|")
            $0.headerJoined("X-Q", [String](), separator: ",")
        }
        #expect(request.path == "/a/1%2C2%2C3")
        #expect(request.headers["X-P"] == "a|b")
        #expect(request.headers["X-Q"] == nil)
    }

    @Test func timesAreWrittenInTheirFormat() throws {
        let request = try request("/a/{days}") {
            $0.labelJoined("days", times, format: .date, separator: " ")
            $0.queryJoined("a", times, format: .date, separator: ",")
            $0.queryNumbered("b.", times, format: .dateTime)
            $0.headerJoined("X-T", times, format: .date, separator: ",")
            $0.formField("c", times[1], format: .date)
            $0.formList("d", times, format: .date)
            $0.formJoined("e", times, format: .date, separator: "|")
            $0.formNumbered("f.", times, format: .epochSeconds)
        }
        #expect(request.path == "/a/1970-01-01%201970-01-02")
        #expect(request.query == "a=1970-01-01%2C1970-01-02&b.1=1970-01-01T00%3A00%3A00Z&b.2=1970-01-02T00%3A00%3A00Z")
        #expect(request.headers["X-T"] == "1970-01-01,1970-01-02")
        #expect(body(request) == "c=1970-01-02&d=1970-01-01&d=1970-01-02&e=1970-01-01%7C1970-01-02&f.1=0&f.2=86400")
        #expect(request.headers["Content-Type"]?.hasPrefix("application/x-www-form-urlencoded") == true)
    }

    @Test func aListInThePathIsNotEmpty() {
        #expect(throws: ClientError.self) { try request("/a/{ids}") { $0.labelJoined("ids", [Int](), separator: ",") } }
    }
}
