internal import WireFormats

extension ByteStream {
    /// The same stream, which fails as soon as it has given more bytes than are announced, or ends before them. Sent on, one too many would
    /// be the beginning of the next request, and one too few would have the service wait for it.
    func held(to length: Int) -> ByteStream {
        let stream = self
        guard isReplayable else {
            let reader = CountingReader(stream.makeAsyncIterator(), length)
            return ByteStream(length: length) { try await reader.next() }
        }
        return ByteStream(
            length: length,
            reading: {
                let reader = CountingReader(stream.makeAsyncIterator(), length)
                return { try await reader.next() }
            })
    }
}

/// Hands bytes through and counts them.
///
/// It is unchecked because a stream is read by one task at a time, as `AsyncIteratorProtocol` asks.
private final class CountingReader: @unchecked Sendable {
    private var pieces: ByteStream.Iterator
    private let length: Int
    private var count = 0

    init(_ pieces: ByteStream.Iterator, _ length: Int) {
        self.pieces = pieces
        self.length = length
    }

    func next() async throws -> [UInt8]? {
        let piece = try await pieces.next()
        count += piece?.count ?? 0
        guard piece == nil ? count == length : count <= length else {
            throw ClientError(
                .badInput,
                "The stream of the body gave \(piece == nil ? "\(count) bytes" : "more"), but \(length) were announced. Give it its length, or none."
            )
        }
        return piece
    }
}
