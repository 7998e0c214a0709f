import EventStreams
import ServiceRuntime
import Testing
import WireFormats

/// Members beside the events of RPC protocols (Smithy, "Event stream specification", initial-request and initial-response).
@Suite struct InitialMessageTests {
    struct Tick: EncodableShape, DecodableShape, Equatable {
        var count: Int
        init(count: Int) { self.count = count }
        init(from node: ShapeNode) throws { count = try node.child("Tick")?.integer("Count") ?? -1 }
        func encode(into shape: inout ShapeEncoder) { shape.structure("Tick", Inner(count: count)) }
    }
    struct Inner: EncodableShape {
        var count: Int
        func encode(into shape: inout ShapeEncoder) { shape.integer("Count", count) }
    }
    struct Ticks { var name: String?; var events: EventStream<Tick> }

    private static func message(_ type: String, _ payload: [UInt8], _ contentType: String = "application/json") throws -> [UInt8] {
        try EventMessage(
            headers: [
                .init(":message-type", .string("event")), .init(":event-type", .string(type)), .init(":content-type", .string(contentType)),
            ], payload: payload
        ).encoded()
    }

    private static func receive(_ wireProtocol: WireProtocol, _ bytes: [UInt8], pieceSize: Int) async throws -> (String?, [Tick]) {
        let pieces = stride(from: 0, to: bytes.count, by: pieceSize).map { Array(bytes[$0..<min($0 + pieceSize, bytes.count)]) }
        let source = AsyncStream { continuation in
            for piece in pieces { continuation.yield(piece) }
            continuation.finish()
        }
        let transport = ScriptedTransport(HTTPResponse(body: .stream(ByteStream(source))))
        let operation = ServiceOperation<Mail.Send, Ticks>(
            "Watch", traits: OperationTraits(replyBody: .stream, initialReply: EventFrames.self),
            serialize: Mail.send(wireProtocol).serialize
        ) { reply in
            Ticks(name: try reply.node.string("Name"), events: try reply.events(Tick.self))
        }
        let output = try await Mail.core(transport, wireProtocol).call(operation, Mail.Send(to: "x"))
        var ticks: [Tick] = []
        for try await tick in output.events { ticks.append(tick) }
        return (output.name, ticks)
    }

    @Test(arguments: [1, 7, 10_000])
    func theFirstReplyFillsTheOutputsOtherMembers(_ pieceSize: Int) async throws {
        let tick = try Self.message("Tick", Array(#"{"Count": 4}"#.utf8))
        let bytes = try Self.message("initial-response", Array(#"{"Name": "clock"}"#.utf8)) + tick + tick
        let (name, ticks) = try await Self.receive(.awsJSON11, bytes, pieceSize: pieceSize)
        #expect(name == "clock")
        #expect(ticks == [Tick(count: 4), Tick(count: 4)])
    }

    @Test func theFirstReplyInCBOR() async throws {
        // a1 = map of 1, 64 = text of 4: "Name", 65 = text of 5: "clock" (RFC 8949).
        let payload: [UInt8] = [0xa1, 0x64] + Array("Name".utf8) + [0x65] + Array("clock".utf8)
        let bytes = try Self.message("initial-response", payload, "application/cbor")
        let (name, ticks) = try await Self.receive(.rpcv2CBOR, bytes, pieceSize: 5)
        #expect(name == "clock")
        #expect(ticks.isEmpty)
    }

    @Test func aStreamThatBeginsWithAnEventLosesNothing() async throws {
        let bytes = try Self.message("Tick", Array(#"{"Count": 1}"#.utf8)) + Self.message("Tick", Array(#"{"Count": 2}"#.utf8))
        let (name, ticks) = try await Self.receive(.awsJSON10, bytes, pieceSize: 3)
        #expect(name == nil)
        #expect(ticks == [Tick(count: 1), Tick(count: 2)])
        let (none, nothing) = try await Self.receive(.awsJSON10, [], pieceSize: 1)
        #expect(none == nil && nothing.isEmpty)
    }

    @Test func aDamagedFirstReplyIsAnError() async throws {
        var bytes = try Self.message("initial-response", Array(#"{"Name": "clock"}"#.utf8))
        bytes[bytes.count - 1] ^= 1
        for damaged in [bytes, Array(bytes.prefix(20)), try Self.message("initial-response", Array("{\"Name".utf8))] {
            let error = await #expect(throws: ClientError.self) { _ = try await Self.receive(.awsJSON11, damaged, pieceSize: 9) }
            #expect(error?.code == .damagedReply)
            #expect(error?.operation == "Watch")
        }
    }

    @Test(arguments: [(WireProtocol.awsJSON11, "application/json"), (.rpcv2CBOR, "application/cbor")])
    func theInputsOtherMembersGoAheadOfItsEvents(_ wireProtocol: WireProtocol, _ contentType: String) async throws {
        let request = RequestBuilder(
            .post, "/", operation: "Feed", service: Mail.description(wireProtocol), endpoint: try Endpoint("https://h"))
        request.payload(events: EventStream([Tick(count: 4)])) { shape in Mail.Send(to: "x").encode(into: &shape) }
        let sent = try request.finish()
        #expect(sent.headers["Content-Type"] == "application/vnd.amazon.eventstream")
        var messages: [EventMessage] = []
        for try await message in EventMessages(ByteStream(try await sent.body.collect(upTo: 10_000))) { messages.append(message) }
        #expect(messages.map { $0.text(":event-type") } == ["initial-request", "Tick"])
        #expect(messages[0].text(":content-type") == contentType)
        let to = try withParsedBody(messages[0].payload, wireProtocol.replySyntax) { try $0.string("To") }
        #expect(to == "x")
    }
}
