public import WireFormats

/// The messages of a stream of bytes, cut out as they arrive.
public struct EventMessages: AsyncSequence, Sendable {
    public typealias Element = EventMessage
    public typealias Failure = any Error

    private let bytes: ByteStream

    /// The messages in the bytes.
    public init(_ bytes: ByteStream) { self.bytes = bytes }

    public func makeAsyncIterator() -> Iterator { Iterator(bytes.makeAsyncIterator()) }

    /// Waits for bytes until a message is whole.
    public struct Iterator: AsyncIteratorProtocol {
        private var pieces: ByteStream.Iterator
        private var pending: [UInt8] = []
        /// How much of the pending bytes has been given out.
        private var start = 0

        init(_ pieces: ByteStream.Iterator) { self.pieces = pieces }

        /// The next message, or nil behind the last; a stream that ends inside a message is an error.
        public mutating func next() async throws -> EventMessage? {
            while true {
                if let message = try takeMessage() { return message }
                guard let piece = try await pieces.next() else {
                    if start < pending.count { throw WireError(.cutShort, "the stream ends in the middle of an event") }
                    return nil
                }
                if start > 0 {
                    pending.removeFirst(start)
                    start = 0
                }
                pending.append(contentsOf: piece)
            }
        }

        private mutating func takeMessage() throws(WireError) -> EventMessage? {
            let start = start
            let result: Result<(EventMessage, Int)?, WireError> = pending.withUnsafeBufferPointer { all in
                let bytes = UnsafeBufferPointer(rebasing: all[start...])
                return Result { () throws(WireError) -> (EventMessage, Int)? in
                    guard let length = try EventMessage.length(bytes), bytes.count >= length else { return nil }
                    return (try EventMessage(UnsafeBufferPointer(rebasing: bytes[0..<length])), length)
                }
            }
            guard let (message, length) = try result.get() else { return nil }
            self.start += length
            return message
        }
    }
}
