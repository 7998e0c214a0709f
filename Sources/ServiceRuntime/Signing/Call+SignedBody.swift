internal import RequestSigning
internal import WireFormats

/// How the body takes part in the signature, and what is done to it once the request is signed.
struct SignedBody {
    var payload: PayloadHash
    /// The framing, if pieces are sent in frames.
    var framing: Framing?

    enum Framing {
        case chunks(StreamingKind, (any BodyChecksum)?)
        case events(any StreamFraming.Type)
    }
}

extension Call {
    private static let chunkSize = 65_536

    /// How the body is signed: bytes by their hash; streams not at all over encrypted connections, else chunk by chunk.
    func signedBody(of request: inout HTTPRequest) throws -> SignedBody {
        switch request.body {
        case .bytes(let bytes):
            if traits.hasUnsignedPayload, request.scheme == "https" { return SignedBody(payload: .unsigned) }
            return SignedBody(payload: bytes.isEmpty ? .empty : .body(bytes))
        case .stream(let stream):
            if let framing = request.framing { return SignedBody(payload: .streaming(.events), framing: .events(framing)) }
            let checksum = request.headers["x-amz-trailer"].flatMap { traits.checksum?.checksum(header: $0) }
            let isEncrypted = request.scheme == "https"
            if let checksum {
                let kind = isEncrypted ? StreamingKind.unsignedWithTrailer : .signedWithTrailer
                return SignedBody(payload: .streaming(kind), framing: .chunks(kind, checksum))
            }
            guard !isEncrypted, service.signsLikeObjectStorage, let length = stream.length else { return SignedBody(payload: .unsigned) }
            request.addChunkedEncoding(length)
            return SignedBody(payload: .streaming(.signed), framing: .chunks(.signed, nil))
        }
    }

    /// Puts the body into the frames that go on from the request's signature.
    func seal(_ request: inout HTTPRequest, _ body: SignedBody, _ record: SigningRecord, _ found: FoundSettings) {
        guard case .stream(let stream) = request.body, let framing = body.framing else { return }
        switch framing {
        case .chunks(let kind, let checksum):
            let trailers = checksum.map { [($0.header, String(repeating: "=", count: $0.length))] } ?? []
            let length = stream.length.map {
                ChunkSigner.encodedCount(
                    $0, chunkSize: Self.chunkSize, kind: kind, trailers: trailers,
                    signatureLength: record.signature.utf8.count > 64 ? 144 : 64)
            }
            let size = Self.chunkSize
            request.body = .stream(
                ByteStream(
                    length: length,
                    reading: {
                        let writer = ChunkWriter(stream, ChunkSigner(record, kind: kind), checksum, size)
                        return { try await writer.next() }
                    }))
        case .events(let framing):
            let clock = self.clock
            let skew = found.skew
            request.body = .stream(framing.sealed(stream, record) { clock.secondsSinceEpoch + skew.seconds })
        }
    }
}

extension HTTPRequest {
    /// Says that the body is framed in chunks, and how long it is without the frames.
    package mutating func addChunkedEncoding(_ length: Int) {
        let before = headers["Content-Encoding"]
        headers.set("Content-Encoding", before.map { "aws-chunked, \($0)" } ?? "aws-chunked")
        headers.set("x-amz-decoded-content-length", String(length))
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
