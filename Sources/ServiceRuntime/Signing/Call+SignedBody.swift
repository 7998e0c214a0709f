internal import RequestSigning
internal import WireFormats

/// How the body takes part in the signature, and what is done to it once the request is signed.
struct SignedBody {
    var payload: PayloadHash
    /// The framing, if pieces are sent in frames.
    var framing: Framing?

    enum Framing {
        case chunks(any ChunkFraming.Type, StreamingKind, (any BodyChecksum)?)
        case events(any StreamFraming.Type)
    }
}

extension Call {
    /// How the body is signed: bytes by their hash; streams not at all over encrypted connections, else chunk by chunk.
    func signedBody(of request: inout HTTPRequest) throws -> SignedBody {
        switch request.body {
        case .bytes(let bytes):
            if traits.hasUnsignedPayload, request.scheme == "https" { return SignedBody(payload: .unsigned) }
            return SignedBody(payload: bytes.isEmpty ? .empty : .body(bytes))
        case .stream(let stream):
            if let framing = request.framing { return SignedBody(payload: .streaming(.events), framing: .events(framing)) }
            let isEncrypted = request.scheme == "https"
            guard stream.length != nil || !service.signsLikeObjectStorage else {
                throw ClientError(
                    .badInput, "A body of unknown length is not taken here. Make the `ByteStream` with its `length`, or of bytes.")
            }
            if let checksum = request.headers["x-amz-trailer"].flatMap({ traits.checksum?.checksum(header: $0) }) {
                let kind = isEncrypted ? StreamingKind.unsignedWithTrailer : .signedWithTrailer
                return SignedBody(payload: .streaming(kind), framing: .chunks(try service.framing(), kind, checksum))
            }
            guard !isEncrypted, service.signsLikeObjectStorage, let length = stream.length else { return SignedBody(payload: .unsigned) }
            let chunks = try service.framing()
            chunks.announce(length, in: &request)
            return SignedBody(payload: .streaming(.signed), framing: .chunks(chunks, .signed, nil))
        }
    }

    /// Puts the body into the frames that go on from the request's signature.
    func seal(_ request: inout HTTPRequest, _ body: SignedBody, _ record: SigningRecord, _ found: FoundSettings) {
        guard case .stream(let stream) = request.body, let framing = body.framing else { return }
        switch framing {
        case .chunks(let chunks, let kind, let checksum): request.body = .stream(chunks.framed(stream, kind, checksum, record))
        case .events(let framing):
            let clock = self.clock
            let skew = found.skew
            request.body = .stream(framing.sealed(stream, record) { clock.secondsSinceEpoch + skew.seconds })
        }
    }
}

extension ServiceDescription {
    /// The framing of streamed bodies, where one is needed.
    package func framing() throws -> any ChunkFraming.Type {
        if let chunks { return chunks }
        throw ClientError(
            .badSetting,
            "A streamed body has to be framed in chunks here, which the client was made without. Pass `chunks: SignedChunks.self` to the "
                + "service's description, with `import ShapesmithWholeClient` (the product of that name), or give the body as bytes.")
    }
}
