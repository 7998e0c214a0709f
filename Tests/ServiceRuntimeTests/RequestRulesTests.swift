import BodyTraits
import ServiceRuntime
import Testing
import WireFormats

/// What holds for requests and replies beside what a description says.
struct RequestRulesTests {
    private func request(
        _ path: String, _ id: String? = nil, service: String = "Route 53", _ wireProtocol: WireProtocol = .restXML,
        _ change: (RequestBuilder) -> Void = { _ in }
    ) throws -> HTTPRequest {
        let description = ServiceDescription(serviceID: service, apiVersion: "2012-06-01", wireProtocol: wireProtocol) { _ in
            try Endpoint("https://e.com")
        }
        let request = RequestBuilder(.post, path, operation: "Do", service: description, endpoint: try Endpoint("https://e.com"))
        if let id { request.label("Id", id) }
        change(request)
        return try request.finish()
    }

    /// Route 53 answers `/hostedzone/Z1` and takes `Z1`; elsewhere a slash is part of the value.
    @Test(arguments: [
        ("/hostedzone/Z1", "/zone/Z1/set", "/zone/%2Fhostedzone%2FZ1/set"), ("Z1", "/zone/Z1/set", "/zone/Z1/set"),
        ("/change/C1", "/zone/C1/set", "/zone/%2Fchange%2FC1/set"),
    ])
    func anIDIsTakenWithThePathBeforeIt(id: String, path: String, plain: String) throws {
        #expect(try request("/zone/{Id}/set") { $0.label("Id", idOf: id) }.path == path)
        #expect(try request("/zone/{Id}/set", id).path == plain)
        #expect(throws: ClientError.self) { try request("/zone/{Id}/set") { $0.label("Id", idOf: "/zone/") } }
    }

    @Test func servicesGetTheHeadersThatTheyDemand() throws {
        #expect(try request("/", service: "API Gateway", .restJSON).headers["Accept"] == "application/json")
        #expect(try request("/", service: "Glacier", .restJSON).headers["x-amz-glacier-version"] == "2012-06-01")
        #expect(try request("/", service: "Lambda", .restJSON).headers["Accept"] == nil)
    }

    private func sent(_ stream: ByteStream, length: String? = nil) async throws -> (bytes: [UInt8], request: HTTPRequest) {
        let request = try request("/") { request in
            if let length { request.header("Content-Length", length) }
            request.payload(stream: stream)
        }
        return (try await request.body.collect(upTo: 100), request)
    }

    private func stream(_ pieces: [String], length: Int?) -> ByteStream {
        ByteStream(
            AsyncStream {
                for piece in pieces { $0.yield(Array(piece.utf8)) }; $0.finish()
            }, length: length)
    }

    @Test func aStreamIsHeldToItsLength() async throws {
        #expect(try await sent(stream(["abc", "de"], length: 5)).bytes.count == 5)
        for length in [4, 6, 0] {
            let error = await #expect(throws: ClientError.self) { _ = try await sent(stream(["abc", "de"], length: length)) }
            #expect(error?.code == .badInput)
        }
        #expect(try await sent(stream(["abc", "de"], length: nil)).bytes.count == 5)
    }

    /// Content-Length beside Transfer-Encoding is what RFC 9112 forbids.
    @Test func aLengthThatAMemberTellsIsTheStreams() async throws {
        let (bytes, request) = try await sent(stream(["abc", "de"], length: nil), length: "5")
        #expect(bytes.count == 5)
        #expect(request.headers["Content-Length"] == nil)
        guard case .stream(let body) = request.body else {
            Issue.record("no stream")
            return
        }
        #expect(body.length == 5)
        await #expect(throws: ClientError.self) { _ = try await sent(stream(["abc"], length: nil), length: "5") }
    }

    @Test func nothingStandsBehindALineBreakInAHeader() async throws {
        let transport = ScriptedTransport(HTTPResponse(text: Mail.good))
        let error = await #expect(throws: ClientError.self) {
            _ = try await Mail.core(
                transport,
                change: {
                    $0.credentials = StaticCredentials(accessKeyID: "A", secretAccessKey: "s", sessionToken: "a\r\nX-Evil: b")
                }
            ).call(Mail.send(), Mail.Send())
        }
        #expect(error?.code == .badInput)
        #expect(transport.requests.isEmpty)
    }

    /// The error's type is the documented code; the old one stands beside it.
    @Test func aServiceThatLeftTheQueryProtocolTellsBothCodes() async throws {
        let transport = ScriptedTransport(
            HTTPResponse(
                status: 400, headers: ["x-amzn-query-error": "Mail.OldRefusal;Sender"],
                text: #"{"__type":"com.amazonaws.mail#MessageRejected","message":"no","Reason":"r"}"#))
        let error = await #expect(throws: ServiceError.self) {
            _ = try await Mail.core(transport, .awsJSON10).call(Mail.send(.awsJSON10), Mail.Send())
        }
        #expect(error?.code == "MessageRejected")
        #expect(error?.queryCode == "Mail.OldRefusal")
        #expect(error?.details(as: Mail.Refused.self)?.reason == "r")
    }

    /// RFC 9110, 9.2.2: what may do something twice is not sent again unless nothing was done.
    @Test(arguments: [
        (HTTPMethod.post, 500, false, 1), (.post, 503, false, 2), (.post, 429, false, 2), (.post, 500, true, 2), (.put, 500, false, 2),
        (.patch, 502, false, 1), (.get, 502, false, 2),
    ])
    func overPlainHTTPOnlyWhatMayBeDoneTwiceIsRepeated(method: HTTPMethod, status: Int, isIdempotent: Bool, count: Int) async throws {
        let transport = ScriptedTransport(HTTPResponse(status: status), HTTPResponse(status: 200))
        let operation = ServiceOperation<Mail.Send, Bool>(
            "Send", traits: OperationTraits(replyBody: .bytes, isIdempotent: isIdempotent),
            serialize: { _, endpoint in
                try RequestBuilder(method, "/", operation: "Send", service: Mail.description(.http), endpoint: endpoint).finish()
            }
        ) { _ in true }
        _ = try? await Mail.core(transport, .http).call(operation, Mail.Send())
        #expect(transport.requests.count == count)
    }

    @Test func overPlainHTTPTheTypeOfAReplySaysWhetherATextIsBare() throws {
        func reply(_ text: String, _ type: String?) -> Reply {
            Reply(headers: type.map { ["Content-Type": $0] } ?? [:], bytes: Array(text.utf8))
        }
        #expect(try reply(#" "a\"b\u00e9""#, "application/json; charset=utf-8").textBody() == "a\"b\u{e9}")
        #expect(try reply(#""a""#, "text/plain").textBody() == #""a""#)
        #expect(try reply("bare", "application/json").textBody() == "bare")
        #expect(try reply("", "application/json").textBody() == nil)
        #expect(try reply(#""AAEC""#, "application/problem+json").blobBody()?.bytes == [0, 1, 2])
        #expect(try reply("AAEC", nil).blobBody()?.bytes == Array("AAEC".utf8))
        #expect(throws: WireError.self) { try reply(#""a"#, "application/json").textBody() }
        for text in ["2020-09-13T12:26:40Z", #""2020-09-13T12:26:40Z""#] {
            #expect(try reply(text, "application/json").timestampBody()?.epochSeconds == 1_600_000_000)
        }
        #expect(throws: WireError.self) { try reply("soon", "text/plain").timestampBody() }
        #expect(throws: WireError.self) { try reply(#""%%%%""#, "application/json").blobBody() }
    }

    @Test func aKeyGoesWhereTheOperationWantsIt() async throws {
        let transport = ScriptedTransport(HTTPResponse(), HTTPResponse())
        let core = Mail.core(transport, .http) { $0.apiKey = "k" }
        for place in [APIKeyPlace.query("key"), .header("api_key")] {
            let operation = ServiceOperation<Mail.Send, Bool>(
                "Send", traits: OperationTraits(authorization: .apiKey, apiKey: place, replyBody: .bytes),
                serialize: { _, endpoint in
                    try RequestBuilder(.get, "/", operation: "Send", service: Mail.description(.http), endpoint: endpoint).finish()
                }
            ) { _ in true }
            _ = try await core.call(operation, Mail.Send())
        }
        #expect(transport.requests.map { $0.query } == ["key=k", ""])
        #expect(transport.requests.map { $0.headers["api_key"] } == [nil, "k"])
    }

    /// The first way for which everything is there; else nothing, if that is enough.
    @Test(arguments: [
        (["id": "1", "secret": "2"], false, "1 2 -"), ([:], true, "- - Basic dTpw"),
        (["ID": "1", "secret": "2"], true, "1 2 -"), ([:], false, "- - -"),
    ])
    func ofSeveralWaysToShowWhoCallsTheFirstThatIsThereCounts(keys: [String: String], hasPassword: Bool, expected: String) async throws {
        let transport = ScriptedTransport(HTTPResponse())
        let core = Mail.core(transport, .http) {
            $0.apiKeys = keys
            if hasPassword { $0.basicAuthorization = ("u", "p") }
        }
        let operation = ServiceOperation<Mail.Send, Bool>(
            "Send",
            traits: OperationTraits(
                alternatives: [[.key(.header("id")), .key(.header("secret"))], [.scheme(.basic)], []], replyBody: .bytes),
            serialize: { _, endpoint in
                try RequestBuilder(.get, "/", operation: "Send", service: Mail.description(.http), endpoint: endpoint).finish()
            }
        ) { _ in true }
        _ = try await core.call(operation, Mail.Send())
        let headers = try #require(transport.requests.first?.headers)
        #expect(["id", "secret", "Authorization"].map { headers[$0] ?? "-" }.joined(separator: " ") == expected)
    }

    /// One secret does not go in two places.
    @Test func aKeyWithoutANameIsNotTwoKeys() async throws {
        let transport = ScriptedTransport(HTTPResponse())
        let core = Mail.core(transport, .http) {
            $0.apiKey = "k"
            $0.bearerToken = { "t" }
        }
        let operation = ServiceOperation<Mail.Send, Bool>(
            "Send",
            traits: OperationTraits(
                alternatives: [[.key(.header("id")), .key(.header("secret"))], [.scheme(.bearer), .key(.query("key"))]], replyBody: .bytes),
            serialize: { _, endpoint in
                try RequestBuilder(.get, "/", operation: "Send", service: Mail.description(.http), endpoint: endpoint).finish()
            }
        ) { _ in true }
        _ = try await core.call(operation, Mail.Send())
        let request = try #require(transport.requests.first)
        #expect(request.headers["Authorization"] == "Bearer t" && request.query == "key=k" && request.headers["id"] == nil)
    }

    /// What answers in the place of a service is no success, even where the service has nothing to say.
    @Test(arguments: [("", true), ("True", true), ("<ok/>", true), ("\u{feff} <!DOCTYPE HTML><p>", false), ("<html>", false)])
    func aPageIsNoSuccess(body: String, isGood: Bool) async throws {
        let operation = ServiceOperation<Mail.Send, Bool>(
            "Send", traits: OperationTraits(replyBody: .nothing), serialize: Mail.send(.restJSON).serialize
        ) { _ in true }
        let core = Mail.core(ScriptedTransport(HTTPResponse(text: body)), .restJSON)
        if isGood {
            #expect(try await core.call(operation, Mail.Send()))
        } else {
            let error = await #expect(throws: ClientError.self) { _ = try await core.call(operation, Mail.Send()) }
            #expect(error?.code == .damagedReply)
        }
    }

    /// As API Gateway wants it: a key that the signature covers.
    @Test func aKeyIsSigned() async throws {
        let transport = ScriptedTransport(HTTPResponse())
        let operation = ServiceOperation<Mail.Send, Bool>(
            "Send", traits: OperationTraits(alternatives: [[.scheme(.sigV4), .key(.header("x-api-key"))]], replyBody: .bytes),
            serialize: Mail.send(.restJSON).serialize
        ) { _ in true }
        _ = try await Mail.core(transport, .restJSON) { $0.apiKey = "k" }.call(operation, Mail.Send())
        let headers = try #require(transport.requests.first?.headers)
        #expect(headers["x-api-key"] == "k")
        #expect(headers["Authorization"]?.contains("x-api-key") == true)
        let error = await #expect(throws: ClientError.self) {
            _ = try await Mail.core(ScriptedTransport(HTTPResponse()), .restJSON).call(operation, Mail.Send())
        }
        #expect(error?.code == .noCredentials && error?.message.contains("'x-api-key'") == true)
    }

    @Test func theMediaTypeOfABodyIsTheOneThatIsSaid() throws {
        let sent = try request("/", service: "Any", .http) { request in
            request.mediaType("application/merge-patch+json")
            request.payload(json: { shape in shape.string("a\"") })
        }
        #expect(sent.headers["Content-Type"] == "application/merge-patch+json")
        #expect(sent.body.count == 5)
    }

    /// An object made up of nothing would be an empty success.
    @Test func overPlainHTTPAnEmptyBodyIsNoObjectWithRequiredMembers() async throws {
        func operation(_ name: StaticString) -> ServiceOperation<Mail.Send, String> {
            ServiceOperation(
                "Send",
                serialize: { _, endpoint in
                    try RequestBuilder(.get, "/", operation: "Send", service: Mail.description(.http), endpoint: endpoint).finish()
                }
            ) { try $0.node.string(name) ?? $0.node.missing(name, "") }
        }
        let transport = ScriptedTransport(HTTPResponse(status: 204), HTTPResponse(text: "{}"), HTTPResponse(text: #"{"name":"n"}"#))
        let core = Mail.core(transport, .http)
        let error = await #expect(throws: ClientError.self) { _ = try await core.call(operation("name"), Mail.Send()) }
        #expect(error?.code == .damagedReply && error?.status == 204 && error?.message.contains("'name'") == true)
        #expect(try await core.call(operation("name"), Mail.Send()) == "")
        #expect(try await core.call(operation("name"), Mail.Send()) == "n")
    }

    @Test func listsOfHeadersAreSplitWhereTheirFormatSays() throws {
        let reply = Reply(headers: ["A": #"a b,"c|d""#, "N": "1|2|x", "D": "2020-01-01 2021-01-01"])
        #expect(reply.listHeader("A") == ["a b", "c|d"])
        #expect(reply.listHeader("A", separator: " ") == ["a", #"b,"c|d""#])
        #expect(throws: WireError.self) { try reply.listHeader("N", separator: "|") { Int($0) } }
        #expect(try reply.timestampListHeader("D", separator: " ")?.count == 2)
    }

    @Test func anArchiveBringsTheHashOfItsPieces() async throws {
        func operation(_ body: ByteStream, _ hash: String?) -> ServiceOperation<Mail.Send, Bool> {
            ServiceOperation(
                "UploadArchive", traits: OperationTraits(replyBody: .bytes, checksum: TreeHash()),
                serialize: { _, endpoint in
                    let request = RequestBuilder(
                        .post, "/a", operation: "UploadArchive", service: Mail.description(.restJSON), endpoint: endpoint)
                    request.header("x-amz-sha256-tree-hash", hash)
                    request.payload(stream: body)
                    return try request.finish()
                }
            ) { _ in true }
        }
        let transport = ScriptedTransport(HTTPResponse(), HTTPResponse(), HTTPResponse())
        let core = Mail.core(transport, .restJSON)
        // SHA-256 of one zero byte.
        let hash = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        let unread = ByteStream(next: { nil })
        _ = try await core.call(operation(ByteStream([0]), nil), Mail.Send())
        _ = try await core.call(operation(unread, "given"), Mail.Send())
        #expect(transport.requests.map { $0.headers["x-amz-sha256-tree-hash"] } == [hash, "given"])
        #expect(transport.requests.first?.headers["x-amz-content-sha256"] == hash)
        let error = await #expect(throws: ClientError.self) { _ = try await core.call(operation(unread, nil), Mail.Send()) }
        #expect(error?.code == .badInput && transport.requests.count == 2)
    }

    @Test func noBodyHasNoChecksum() async throws {
        let transport = ScriptedTransport(HTTPResponse(status: 204, headers: ["x-amz-crc32": "1"]))
        let operation = ServiceOperation<Mail.Send, Bool>(
            "Send", traits: OperationTraits(replyBody: .bytes), serialize: Mail.send(.restJSON).serialize
        ) { $0.status == 204 }
        #expect(try await Mail.core(transport, .restJSON).call(operation, Mail.Send()))
    }

    private struct Place: EncodableShape, DecodableShape {
        var name: String?
        init(from node: ShapeNode) throws { name = try node.string("LocationConstraint") }
        func encode(into shape: inout ShapeEncoder) { shape.string("LocationConstraint", name) }
    }

    /// S3's reply to GetBucketLocation is the member itself.
    @Test(arguments: [
        (
            #"<?xml version="1.0"?><LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">eu-west-1</LocationConstraint>"#,
            "eu-west-1"
        ),
        (#"<LocationConstraint xmlns="http://s3.amazonaws.com/"/>"#, ""),
    ])
    func theOneReplyWithoutARoot(text: String, name: String) async throws {
        let operation = ServiceOperation<Mail.Send, Place>("GetBucketLocation", serialize: Mail.send(.restXML).serialize)
        let storage = ServiceDescription(serviceID: "S3", wireProtocol: .restXML, signsLikeObjectStorage: true) { _ in
            try Endpoint("https://s3.example.com")
        }
        var options = ClientOptions()
        options.region = "us-east-1"
        options.isUnsigned = true
        func place(_ text: String) async throws -> String? {
            options.transport = ScriptedTransport(HTTPResponse(text: text))
            return try await ClientCore(storage, options, defaults: .minimal).call(operation, Mail.Send()).name
        }
        #expect(try await place(text) == name)
        let error = await #expect(throws: ServiceError.self) {
            try await place("<?xml version=\"1.0\"?><Error><Code>NoSuchBucket</Code><Message>m</Message></Error>")
        }
        #expect(error?.code == "NoSuchBucket")
    }

    private struct Nest: EncodableShape {
        var inner: [Nest] = []
        func encode(into shape: inout ShapeEncoder) { shape.list("L", inner) { shape, nest in shape.structure(nest) } }
    }

    @Test func whatIsNestedTooDeeplyIsNotSent() throws {
        var nest = Nest()
        for _ in 0..<2_000 { nest = Nest(inner: [nest]) }
        let error = #expect(throws: ClientError.self) {
            try request("/", service: "Deep", .awsJSON10) { $0.body { nest.encode(into: &$0) } }
        }
        #expect(error?.message.contains("512") == true)
    }
}
