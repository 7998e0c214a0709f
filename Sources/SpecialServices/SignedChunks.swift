public import RequestSigning
public import ServiceRuntime
internal import SpecialSigning
public import WireFormats

/// Streamed bodies in chunks (`aws-chunked`), each with its signature, or all with a checksum behind them.
public enum SignedChunks: ChunkFraming {
    private static let chunkSize = 65_536

    /// Says that the body is framed in chunks, and how long it is without the frames.
    public static func announce(_ length: Int, in request: inout HTTPRequest) {
        let before = request.headers["Content-Encoding"]
        request.headers.set("Content-Encoding", before.map { "aws-chunked, \($0)" } ?? "aws-chunked")
        request.headers.set("x-amz-decoded-content-length", String(length))
    }

    /// The stream in frames whose signatures go on from the request's own, with the checksum behind them.
    public static func framed(
        _ stream: ByteStream, _ kind: StreamingKind, _ checksum: (any BodyChecksum)?, _ record: SigningRecord
    ) -> ByteStream {
        let trailers = checksum.map { [($0.header, String(repeating: "=", count: $0.length))] } ?? []
        let length = stream.length.map {
            ChunkSigner.encodedCount(
                $0, chunkSize: chunkSize, kind: kind, trailers: trailers,
                signatureLength: record.signature.utf8.count > 64 ? 144 : 64)
        }
        return ByteStream(
            length: length,
            reading: {
                let writer = ChunkWriter(stream, ChunkSigner(record, kind: kind), checksum, chunkSize)
                return { try await writer.next() }
            })
    }
}

/// Cuts a stream into chunks of one size and frames them.
///
/// It is unchecked because a stream is read by one task at a time, as `AsyncIteratorProtocol` asks.
private final class ChunkWriter: @unchecked Sendable {
    private var pieces: ByteStream.Iterator
    private var signer: ChunkSigner
    private var checksum: (any BodyChecksum)?
    private let size: Int
    private var rest: [UInt8] = []
    private var isAtEnd = false

    init(_ stream: ByteStream, _ signer: ChunkSigner, _ checksum: (any BodyChecksum)?, _ size: Int) {
        pieces = stream.makeAsyncIterator()
        self.signer = signer
        self.checksum = checksum
        self.size = size
    }

    func next() async throws -> [UInt8]? {
        guard !isAtEnd else { return nil }
        while rest.count < size {
            guard let piece = try await pieces.next() else { return finish() }
            checksum?.update(piece)
            rest += piece
        }
        let chunk = Array(rest[..<size])
        rest.removeFirst(size)
        return signer.chunk(chunk)
    }

    private func finish() -> [UInt8] {
        isAtEnd = true
        let last = signer.chunk(rest)
        rest = []
        guard let checksum else { return last + signer.finish() }
        return last + signer.finish(trailers: [(name: checksum.header, value: checksum.base64)])
    }
}
