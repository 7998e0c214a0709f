internal import WireFormats

// The first message of an event stream in RPC protocols: the members of an input or output that are no events.

extension EventMessage {
    /// The message in which an input's members go ahead of its events.
    static func initialRequest(_ members: [UInt8], contentType: String) -> EventMessage {
        EventMessage(
            headers: [
                Header(":message-type", .string("event")), Header(":event-type", .string("initial-request")),
                Header(":content-type", .string(contentType)),
            ], payload: members)
    }

    fileprivate var isInitialResponse: Bool {
        (text(":message-type") ?? "event") == "event" && text(":event-type") == "initial-response"
    }
}

extension ByteStream {
    /// The stream behind some bytes.
    func preceded(by bytes: [UInt8]) -> ByteStream {
        if let buffered { return ByteStream(bytes + buffered) }
        let stream = self
        let makeReader: @Sendable () -> @Sendable () async throws -> [UInt8]? = {
            let reader = PrecededReader(bytes, stream.makeAsyncIterator())
            return { try await reader.next() }
        }
        let whole = length.map { $0 + bytes.count }
        return isReplayable ? ByteStream(length: whole, reading: makeReader) : ByteStream(length: whole, next: makeReader())
    }

    /// The payload of an initial response and the stream behind it; no payload and the whole stream if it begins with something else.
    func splitInitialResponse() async throws -> (payload: [UInt8]?, rest: ByteStream) {
        var pieces = makeAsyncIterator()
        var begin: [UInt8] = []
        while true {
            let length = try begin.withUnsafeBufferPointer { bytes throws(WireError) in try EventMessage.length(bytes) }
            if let length, begin.count >= length {
                let message = try begin.withUnsafeBufferPointer { bytes throws(WireError) in
                    try EventMessage(UnsafeBufferPointer(rebasing: bytes[..<length]))
                }
                let isInitial = message.isInitialResponse
                let reader = PrecededReader(isInitial ? Array(begin[length...]) : begin, pieces)
                return (isInitial ? message.payload : nil, ByteStream { try await reader.next() })
            }
            guard let piece = try await pieces.next() else {
                guard begin.isEmpty else { throw WireError(.cutShort, "the stream ends in the middle of its first event") }
                return (nil, ByteStream([]))
            }
            begin += piece
        }
    }
}

/// Some bytes, then the pieces of a stream. A stream is iterated by one task at a time, as `AsyncIteratorProtocol` demands, so that no lock
/// is needed.
private final class PrecededReader: @unchecked Sendable {
    private var bytes: [UInt8]
    private var pieces: ByteStream.Iterator

    init(_ bytes: [UInt8], _ pieces: ByteStream.Iterator) {
        self.bytes = bytes
        self.pieces = pieces
    }

    func next() async throws -> [UInt8]? {
        if bytes.isEmpty { return try await pieces.next() }
        defer { bytes = [] }
        return bytes
    }
}
