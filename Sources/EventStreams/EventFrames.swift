public import RequestSigning
public import ServiceRuntime
internal import SpecialSigning
public import WireFormats

/// The framing of `application/vnd.amazon.eventstream`.
public enum EventFrames: StreamFraming {
    /// The messages of an event stream, each inside another one that carries its signature, and an empty signed one at the end.
    public static func sealed(_ stream: ByteStream, _ record: SigningRecord, now: @escaping @Sendable () -> Double) -> ByteStream {
        let signing = EventSigning(stream, EventSigner(record), now)
        return ByteStream { try await signing.next() }
    }

    /// The payload of an initial response and the stream behind it; no payload and the whole stream if it begins with something else.
    public static func splitInitialReply(_ stream: ByteStream) async throws -> (payload: [UInt8]?, rest: ByteStream) {
        try await stream.splitInitialResponse()
    }
}

/// The state from message to message: signatures rest on each other. A stream is iterated by one task at a time, as
/// `AsyncIteratorProtocol` demands, so that no lock is needed.
private final class EventSigning: @unchecked Sendable {
    private var messages: EventMessages.Iterator
    private var signer: EventSigner
    private var isOver = false
    private let now: @Sendable () -> Double

    init(_ bytes: ByteStream, _ signer: EventSigner, _ now: @escaping @Sendable () -> Double) {
        messages = EventMessages(bytes).makeAsyncIterator()
        self.signer = signer
        self.now = now
    }

    func next() async throws -> [UInt8]? {
        if isOver { return nil }
        let message = try await messages.next()
        isOver = message == nil
        let inner = try message?.encoded() ?? []
        let signature = signer.sign(inner, at: SigningTime(secondsSinceEpoch: Int64(now().rounded(.down))))
        let milliseconds = signature.millisecondsSinceEpoch
        let date = Timestamp(secondsSinceEpoch: milliseconds / 1_000, nanoseconds: Int32(milliseconds % 1_000) * 1_000_000)
        return try EventMessage(
            headers: [.init(":date", .timestamp(date)), .init(":chunk-signature", .bytes(signature.bytes))], payload: inner
        ).encoded()
    }
}
