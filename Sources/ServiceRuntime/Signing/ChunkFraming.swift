public import RequestSigning
public import WireFormats

/// How streamed bodies are framed in chunks where a signature or a checksum goes with them: what a call has to know of it that it does not
/// do itself.
///
/// Only services that need it name one, so that programs without them are built without its code.
public protocol ChunkFraming: Sendable {
    /// Says in the headers that the body is framed, and how long it is without the frames.
    static func announce(_ length: Int, in request: inout HTTPRequest)

    /// The stream in frames whose signatures go on from the request's own, with the checksum behind them.
    static func framed(
        _ stream: ByteStream, _ kind: StreamingKind, _ checksum: (any BodyChecksum)?, _ record: SigningRecord
    ) -> ByteStream
}
