public import WireFormats

/// The body of a request or of a response.
public enum HTTPBody: Sendable {
    /// All bytes at once.
    case bytes([UInt8])
    /// Bytes that come piece by piece.
    case stream(ByteStream)

    /// A body without bytes.
    public static var empty: HTTPBody { .bytes([]) }

    /// How many bytes there are, or `nil` if that is not known beforehand.
    public var count: Int? {
        switch self {
        case .bytes(let bytes): bytes.count
        case .stream(let stream): stream.length
        }
    }

    /// Whether the body can be sent a second time.
    public var isReplayable: Bool {
        switch self {
        case .bytes: true
        case .stream(let stream): stream.isReplayable
        }
    }

    /// All bytes of the body; fails if there are more than `limit`.
    public func collect(upTo limit: Int) async throws -> [UInt8] {
        switch self {
        case .bytes(let bytes): bytes
        case .stream(let stream): try await stream.collect(upTo: limit)
        }
    }
}
