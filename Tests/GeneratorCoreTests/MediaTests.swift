import CaseMedia
import ServiceRuntime
import Testing
import UntypedCalls
import Values
import WireFormats

/// The same requests and replies by types and by the table, for a document whose bodies are of every kind.
@Suite struct MediaTests {
    private let endpoint: Endpoint
    private let schema: Schema

    init() throws {
        endpoint = try Endpoint("https://media.example.com/v1")
        schema = try Schema(text: MediaSchema.text)
    }

    private func untyped(_ name: String, _ input: Value) throws -> HTTPRequest {
        let operation = try #require(schema.operation(name))
        return try schema.request(operation, input, service: MediaService.description, to: endpoint)
    }

    private func shown(_ request: HTTPRequest) -> String {
        var body = ""
        if case .bytes(let bytes) = request.body { body = String(decoding: bytes, as: UTF8.self) }
        // The line between the parts of a form is made up each time.
        if let boundary = request.headers["Content-Type"]?.split(separator: "boundary=").last, body.contains(boundary) {
            body = body.replacing(boundary, with: "BOUNDARY")
        }
        let type = request.headers["Content-Type"]?.prefix { $0 != ";" } ?? ""
        return "\(request.method) \(request.url) \(request.headers["Accept"] ?? "-") \(type) \(body)"
    }

    @Test func requestsAreTheSame() throws {
        let thing = Thing(id: 7, name: "n", state: nil, words: ["a", nil])
        let things: Value = ["id": 7, "name": "n", "words": ["a", .null]]
        let pairs: [(HTTPRequest, HTTPRequest)] = [
            (try MediaSerializers.putText(PutTextRequest(text: "a\"b"), to: endpoint), try untyped("putText", ["text": "a\"b"])),
            (
                try MediaSerializers.putBytes(PutBytesRequest(bytes: [0, 1]), to: endpoint),
                try untyped("putBytes", ["bytes": .bytes([0, 1])])
            ),
            (try MediaSerializers.putRaw(PutRawRequest(raw: [65]), to: endpoint), try untyped("putRaw", ["raw": .bytes([65])])),
            (try MediaSerializers.putPlain(PutPlainRequest(rows: "a,b"), to: endpoint), try untyped("putPlain", ["rows": "a,b"])),
            (
                try MediaSerializers.patchThing(PatchThingRequest(id: "i", thing: thing), to: endpoint),
                try untyped("patchThing", ["id": "i", "thing": things])
            ),
            (try MediaSerializers.sign(SignRequest(signature: [0, 1]), to: endpoint), try untyped("sign", ["signature": .bytes([0, 1])])),
            (
                try MediaSerializers.putForm(PutFormRequest(mark: [65], words: ["a", "b"]), to: endpoint),
                try untyped("putForm", ["mark": .bytes([65]), "words": ["a", "b"]])
            ),
            (try MediaSerializers.search(SearchRequest(words: "w"), to: endpoint), try untyped("search", ["words": "w"])),
            (
                try MediaSerializers.getColor(GetColorRequest(shades: ["x"], kinds: [.init(rawValue: "a")]), to: endpoint),
                try untyped("getColor", ["shades": ["x"], "kinds": ["a"]])
            ),
            (try MediaSerializers.now(NowRequest(), to: endpoint), try untyped("now", [:])),
        ]
        for (typed, untyped) in pairs { #expect(shown(typed) == shown(untyped)) }
        let patch = shown(pairs[4].0)
        #expect(patch.hasSuffix(#"application/merge-patch+json {"name": "n", "state": null, "words": ["a", null]}"#))
        #expect(shown(pairs[7].0).contains("/thing?kind=a%20b%26c "))
        #expect(shown(pairs[2].0).hasSuffix(" application/octet-stream A"))
    }

    @Test(arguments: [("findThing", true), ("search", true), ("sign", true), ("patchThing", false), ("putText", false)])
    func traitsAreTheSame(name: String, mayRepeat: Bool) throws {
        let operation = try #require(schema.operation(name))
        let traits = schema.traits(of: operation)
        let isPost = ["POST", "PATCH"].contains(operation.method)
        #expect(traits.isIdempotent == (isPost && mayRepeat))
        #expect(traits.alternatives.count == (name == "putText" ? 3 : 0))
    }

    @Test func repliesAreTheSame() throws {
        func reply(_ text: String, _ type: String = "application/json") -> Reply {
            Reply(headers: ["Content-Type": type], bytes: Array(text.utf8))
        }
        func value(_ name: String, _ reply: Reply) throws -> Value? {
            try schema.output(#require(schema.operation(name)), reply).map?["body"]
        }
        for (text, expected) in [(#""a\u0062""#, "ab"), ("bare", "bare")] {
            #expect(try PutTextResponse(from: reply(text)).body == expected)
            #expect(try value("putText", reply(text)) == .string(expected))
        }
        #expect(try PutBytesResponse(from: reply(#""AAE=""#)).body?.bytes == [0, 1])
        #expect(try value("putBytes", reply(#""AAE=""#)) == .bytes([0, 1]))
        #expect(try PutRawResponse(from: reply(#""AAE=""#)).body?.utf8 == #""AAE=""#)
        #expect(try value("putRaw", reply(#""AAE=""#)) == .bytes(Array(#""AAE=""#.utf8)))
        #expect(try NowResponse(from: reply("2020-09-13T12:26:40Z", "text/plain")).body?.epochSeconds == 1_600_000_000)
        #expect(try value("now", reply("2020-09-13T12:26:40Z", "text/plain")) != nil)
        #expect(try GetColorResponse(from: reply(#""red""#)).body == .red)
    }

    /// A discriminator is sent even where it is read only.
    @Test func theServerIsToldOfWhichKindAValueIs() throws {
        let thing = Thing(name: "n", sign: .arrow(Arrow(length: 1)))
        let request = try MediaSerializers.patchThing(PatchThingRequest(id: "i", thing: thing), to: endpoint)
        #expect(shown(request).contains(#""sign": {"sort": "Arrow", "length": 1}"#))
    }

    /// Where a good answer may have no body, there is none and not an empty thing.
    @Test func noBodyIsNoThing() throws {
        #expect(try FindThingResponse(from: Reply(status: 204)).body == nil)
    }
}
