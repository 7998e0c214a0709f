internal import Digests
public import ServiceRuntime
public import WireFormats

/// The gzip format (RFC 1952) around DEFLATE, without name and time, so that the same bytes give the same bytes.
public enum Gzip: BodyCompression {
    /// `gzip`
    public static var encoding: String { "gzip" }

    /// The compressed form of the bytes.
    public static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var result = head
        var checksum = CRC32()
        bytes.withUnsafeBytes { checksum.update($0) }
        result += bytes.withUnsafeBufferPointer { Deflate.compress($0) }
        return result + tail(checksum, bytes.count)
    }

    /// The compressed form of a stream, made while it is read.
    public static func compress(_ stream: ByteStream) -> ByteStream {
        let makeReader: @Sendable () -> @Sendable () async throws -> [UInt8]? = {
            let reader = GzipReader(stream.makeAsyncIterator())
            return { try await reader.next() }
        }
        return stream.isReplayable ? ByteStream(reading: makeReader) : ByteStream(next: makeReader())
    }

    /// Magic, method 8, no flags, no time, no extra flags, unknown system.
    fileprivate static let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

    fileprivate static func tail(_ checksum: CRC32, _ count: Int) -> [UInt8] {
        [checksum.value, UInt32(truncatingIfNeeded: count)].flatMap { word in withUnsafeBytes(of: word.littleEndian) { Array($0) } }
    }
}

/// Compresses pieces as they come. A stream is iterated by one task at a time, as `AsyncIteratorProtocol` demands, so that no lock is needed.
private final class GzipReader: @unchecked Sendable {
    private var pieces: ByteStream.Iterator
    private var checksum = CRC32()
    private var count = 0
    private var waiting: [UInt8] = Gzip.head
    private var isAtEnd = false

    /// Small pieces are put together, because every one costs a few bytes and begins without a memory of the one before.
    private static let size = 65_536

    init(_ pieces: ByteStream.Iterator) { self.pieces = pieces }

    func next() async throws -> [UInt8]? {
        if isAtEnd { return nil }
        var plain: [UInt8] = []
        while plain.count < Self.size, let piece = try await pieces.next() { plain += piece }
        defer { waiting = [] }
        if plain.isEmpty {
            isAtEnd = true
            return waiting + Deflate.end + Gzip.tail(checksum, count)
        }
        plain.withUnsafeBytes { checksum.update($0) }
        count &+= plain.count
        return waiting + plain.withUnsafeBufferPointer { Deflate.piece($0) }
    }
}
