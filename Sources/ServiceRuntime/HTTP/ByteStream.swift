/// Bytes that come in pieces: a body to send that is not held in memory, or a reply read while it arrives.
public struct ByteStream: AsyncSequence, Sendable {
    public typealias Element = [UInt8]

    /// How many bytes the whole has, or `nil` if that is not known beforehand.
    public let length: Int?
    /// Whether the bytes can be read from the beginning again, as a retry must.
    public let isReplayable: Bool
    private let source: Source

    private enum Source: Sendable {
        case bytes([UInt8])
        case pieces(@Sendable () -> @Sendable () async throws -> [UInt8]?)
    }

    /// A stream of bytes that are there already.
    public init(_ bytes: [UInt8]) {
        source = .bytes(bytes)
        length = bytes.count
        isReplayable = true
    }

    /// A stream of the text's UTF-8 bytes.
    public init(utf8 text: String) { self.init(Array(text.utf8)) }

    /// A stream of pieces that a function gives, one a call, until it gives `nil`; `start` is called for each reading.
    public init(length: Int? = nil, isReplayable: Bool = false, start: @escaping @Sendable () -> @Sendable () async throws -> [UInt8]?) {
        source = .pieces(start)
        self.length = length
        self.isReplayable = isReplayable
    }

    /// A stream of the pieces of another sequence.
    public init<S: AsyncSequence & Sendable>(_ sequence: S, length: Int? = nil, isReplayable: Bool = false) where S.Element == [UInt8] {
        self.init(length: length, isReplayable: isReplayable) {
            let pieces = SequenceReader(sequence)
            return { try await pieces.next() }
        }
    }

    /// Reads the pieces one behind the other.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var bytes: [UInt8]?
        fileprivate let next: (@Sendable () async throws -> [UInt8]?)?

        /// The next piece, or `nil` at the end.
        public mutating func next() async throws -> [UInt8]? {
            if let next { return try await next() }
            defer { bytes = nil }
            return bytes
        }
    }

    /// Starts reading.
    public func makeAsyncIterator() -> AsyncIterator {
        switch source {
        case .bytes(let bytes): AsyncIterator(bytes: bytes.isEmpty ? nil : bytes, next: nil)
        case .pieces(let start): AsyncIterator(bytes: nil, next: start())
        }
    }

    /// All bytes; fails if there are more than `limit`.
    public func collect(upTo limit: Int = .max) async throws -> [UInt8] {
        if case .bytes(let bytes) = source, bytes.count <= limit { return bytes }
        var all: [UInt8] = []
        if let length, length <= limit { all.reserveCapacity(Swift.min(length, 1 << 24)) }
        for try await piece in self {
            guard piece.count <= limit - all.count else {
                throw ClientError(.replyTooLarge, "The stream has more than \(limit) bytes. Read it piece by piece, or raise the limit.")
            }
            all += piece
        }
        return all
    }

    /// The bytes, if they are all there already.
    var readyBytes: [UInt8]? {
        if case .bytes(let bytes) = source { bytes } else { nil }
    }
}

extension ByteStream: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, CustomStringConvertible {
    /// A stream of the text's UTF-8 bytes.
    public init(stringLiteral value: String) { self.init(utf8: value) }
    /// A stream of those bytes.
    public init(arrayLiteral elements: UInt8...) { self.init(elements) }
    /// What kind of stream it is; never its bytes.
    public var description: String { length.map { "ByteStream(\($0) bytes)" } ?? "ByteStream" }
}

/// Holds the iterator of a sequence.
///
/// It is unchecked because an iterator is rarely `Sendable`; a stream is read by one task at a time, as `AsyncIteratorProtocol` asks.
private final class SequenceReader<S: AsyncSequence>: @unchecked Sendable where S.Element == [UInt8] {
    private var iterator: S.AsyncIterator
    init(_ sequence: S) { iterator = sequence.makeAsyncIterator() }

    func next() async throws -> [UInt8]? {
        var current = iterator
        defer { iterator = current }
        return try await current.next()
    }
}
