/// Bytes that come in pieces, read once: a body that is too big, or not yet known, to hold in memory.
public struct ByteStream: AsyncSequence, Sendable {
    public typealias Element = [UInt8]
    public typealias Failure = any Error

    /// How many bytes there are in all, if that is known.
    public let length: Int?
    /// The bytes, if they are in memory anyhow; such a stream can be read again.
    public let buffered: [UInt8]?
    /// Whether the stream can be read from its beginning again, as sending a request a second time needs.
    public let isReplayable: Bool
    private let makePieces: @Sendable () -> Iterator

    /// A stream of bytes at hand.
    public init(_ bytes: [UInt8]) {
        length = bytes.count
        buffered = bytes
        isReplayable = true
        makePieces = {
            let rest = Rest(bytes)
            return Iterator { await rest.take() }
        }
    }

    /// A stream of a sequence of pieces; iterated once, unless the sequence can be iterated again.
    public init<Pieces: AsyncSequence & Sendable>(_ pieces: Pieces, length: Int? = nil) where Pieces.Element == [UInt8] {
        self.length = length
        buffered = nil
        isReplayable = false
        makePieces = {
            let holder = PieceIterator(pieces.makeAsyncIterator())
            return Iterator { try await holder.next() }
        }
    }

    /// A stream whose pieces a function gives, one a call, until it gives nil.
    public init(length: Int? = nil, next: @escaping @Sendable () async throws -> [UInt8]?) {
        self.length = length
        buffered = nil
        isReplayable = false
        makePieces = { Iterator(next) }
    }

    /// A stream that can be read several times: each reading calls `reading` for a function that gives the pieces from the beginning.
    public init(length: Int? = nil, reading: @escaping @Sendable () -> @Sendable () async throws -> [UInt8]?) {
        self.length = length
        buffered = nil
        isReplayable = true
        makePieces = { Iterator(reading()) }
    }

    public func makeAsyncIterator() -> Iterator { makePieces() }

    /// All the bytes; more than the limit are an error.
    public func collect(upTo limit: Int = 1 &<< 30) async throws -> [UInt8] {
        if let buffered { return buffered }
        var all: [UInt8] = []
        if let length, length <= limit { all.reserveCapacity(Swift.max(length, 0)) }
        for try await piece in self {
            guard all.count + piece.count <= limit else {
                throw WireError(.beyondLimit, "the stream holds more than the \(limit) bytes that may be collected")
            }
            all.append(contentsOf: piece)
        }
        return all
    }

    /// The pieces, one after the other.
    public struct Iterator: AsyncIteratorProtocol {
        private let nextPiece: @Sendable () async throws -> [UInt8]?

        init(_ nextPiece: @escaping @Sendable () async throws -> [UInt8]?) { self.nextPiece = nextPiece }

        public mutating func next() async throws -> [UInt8]? { try await nextPiece() }
    }
}

extension ByteStream: ExpressibleByStringLiteral, CustomStringConvertible {
    /// A stream of a text's UTF-8.
    public init(stringLiteral text: String) { self.init(Array(text.utf8)) }

    public var description: String { length.map { "<stream of \($0) bytes>" } ?? "<stream>" }
}

// MARK: -

/// Bytes that are given once.
private actor Rest {
    private var bytes: [UInt8]?
    init(_ bytes: [UInt8]) { self.bytes = bytes }
    func take() -> [UInt8]? {
        defer { bytes = nil }
        return bytes?.isEmpty == true ? nil : bytes
    }
}

/// Another sequence's iterator. A stream is iterated by one task at a time, as `AsyncIteratorProtocol` demands; the lock-free class only
/// carries the state from call to call.
private final class PieceIterator<Base: AsyncIteratorProtocol>: @unchecked Sendable where Base.Element == [UInt8] {
    private var base: Base
    init(_ base: Base) { self.base = base }
    func next() async throws -> [UInt8]? { try await base.next() }
}
