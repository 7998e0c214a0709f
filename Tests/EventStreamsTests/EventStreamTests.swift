import EventStreams
import Testing
import WireFormats

/// The bytes are those of the vectors that AWS publishes for event streams; botocore's decoder reads them the same.
@Suite struct EventStreamTests {
    static let vectors: [(String, EventMessage, String)] = [
        ("empty message", EventMessage(), "000000100000000005c248eb7d98c8ff"),
        (
            "integer header",
            EventMessage(headers: [.init("event-type", .integer(0x0000_A00C))], payload: Array("{'foo':'bar'}".utf8)),
            "0000002d0000001041c424b80a6576656e742d74797065040000a00c7b27666f6f273a27626172277d36f480a0"
        ),
        (
            "payload without headers", EventMessage(payload: Array("{'foo':'bar'}".utf8)),
            "0000001d00000000fd528c5a7b27666f6f273a27626172277dc3653936"
        ),
        (
            "one text header",
            EventMessage(headers: [.init("content-type", .string("application/json"))], payload: Array("{'foo':'bar'}".utf8)),
            "0000003d0000002007fd83960c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e7b27666f6f273a27626172277d8d9c08b1"
        ),
    ]

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue).map { UInt8($0) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    @Test(arguments: vectors.indices)
    func publishedMessagesAreReadAndWritten(_ index: Int) throws {
        let (_, message, hex) = Self.vectors[index]
        #expect(try EventMessage(Self.bytes(hex)) == message)
        #expect(try message.encoded() == Self.bytes(hex))
    }

    @Test func everyKindOfHeaderSurvives() throws {
        let message = EventMessage(
            headers: [
                .init("t", .boolean(true)), .init("f", .boolean(false)), .init("b", .byte(-7)), .init("s", .short(-300)),
                .init("i", .integer(.min)), .init("l", .long(.max)), .init("x", .bytes([0, 255])), .init("text", .string("é")),
                .init("time", .timestamp(Timestamp(secondsSinceEpoch: -1, nanoseconds: 250_000_000))),
                .init("uuid", .uuid([UInt8](0..<16))),
            ], payload: [1, 2, 3])
        #expect(try EventMessage(try message.encoded()) == message)
    }

    @Test func everyDamagedByteIsNoticed() throws {
        let good = Self.bytes(Self.vectors[3].2)
        for place in good.indices {
            var bytes = good
            bytes[place] ^= 0x10
            #expect(throws: WireError.self, "byte \(place)") { try EventMessage(bytes) }
        }
        for length in 0..<good.count {
            #expect(throws: WireError.self) { try EventMessage(Array(good[..<length])) }
        }
    }

    @Test func messagesAreCutOutOfAnyPieces() async throws {
        let all = Self.vectors.flatMap { Self.bytes($0.2) }
        for size in [1, 7, all.count] {
            let pieces = stride(from: 0, to: all.count, by: size).map { Array(all[$0..<min($0 + size, all.count)]) }
            var read: [EventMessage] = []
            for try await message in EventMessages(ByteStream(Pieces(pieces: pieces))) { read.append(message) }
            #expect(read == Self.vectors.map(\.1))
        }
        var messages = EventMessages(ByteStream(Array(all.dropLast()))).makeAsyncIterator()
        for _ in 0..<3 { _ = try await messages.next() }
        await #expect(throws: WireError.self) { try await messages.next() }
    }

    @Test func eventsOfAUnionGoThereAndBack() async throws {
        let events: [Happening] = [.record(bytes: [1, 2]), .note(text: "héllo", level: 3), .note(text: "", level: 0)]
        let stream = EventStream(events).messages(.restJSON, payloads: ["Record": "Payload"], headers: ["Note": ["Level"]])
        let bytes = try await stream.collect()
        var messages: [EventMessage] = []
        for try await message in EventMessages(ByteStream(bytes)) { messages.append(message) }
        #expect(messages.map { $0.text(":event-type") } == ["Record", "Note", "Note"])
        #expect(messages[0].payload == [1, 2])
        #expect(messages[1]["Level"] == .integer(3))
        #expect(String(decoding: messages[1].payload, as: UTF8.self) == #"{"Text": "h\u00e9llo"}"#)
        var read: [Happening] = []
        for try await event in EventStream<Happening>(ByteStream(bytes), payloads: ["Record": "Payload"]) { read.append(event) }
        #expect(read == events)
    }

    @Test func errorsInsideAStreamAreThrown() async throws {
        let message = EventMessage(
            headers: [.init(":message-type", .string("exception")), .init(":exception-type", .string("TooMuch"))],
            payload: Array(#"{"message": "less, please"}"#.utf8))
        var events = EventStream<Happening>(ByteStream(try message.encoded())).makeAsyncIterator()
        do {
            _ = try await events.next()
            Issue.record("no error was thrown")
        } catch let fault as EventStreamFault {
            #expect(fault.description == "TooMuch: less, please")
        }
    }
}

private struct Pieces: AsyncSequence, Sendable {
    var pieces: [[UInt8]]
    func makeAsyncIterator() -> Iterator { Iterator(rest: pieces[...]) }
    struct Iterator: AsyncIteratorProtocol {
        var rest: ArraySlice<[UInt8]>
        mutating func next() async throws -> [UInt8]? { rest.popFirst() }
    }
}

/// A union of events as generated code has it.
private enum Happening: EncodableShape, DecodableShape, Equatable {
    case record(bytes: [UInt8])
    case note(text: String, level: Int)
    case unknown(String)

    init(from node: ShapeNode) throws {
        switch try node.unionMember() {
        case "Record": self = .record(bytes: try node.child("Record")?.blob("Payload")?.bytes ?? [])
        case "Note":
            let note = try node.child("Note")
            self = .note(text: try note?.string("Text") ?? "", level: try note?.integer("Level") ?? 0)
        case let name: self = .unknown(name)
        }
    }

    func encode(into shape: inout ShapeEncoder) {
        switch self {
        case .record(let bytes): shape.structure("Record", Record(bytes: bytes))
        case .note(let text, let level): shape.structure("Note", Note(text: text, level: level))
        case .unknown: break
        }
    }
}

private struct Record: EncodableShape {
    var bytes: [UInt8]
    func encode(into shape: inout ShapeEncoder) { shape.blob("Payload", Blob(bytes)) }
}

private struct Note: EncodableShape {
    var text: String
    var level: Int
    func encode(into shape: inout ShapeEncoder) {
        shape.string("Text", text)
        shape.integer("Level", level)
    }
}
