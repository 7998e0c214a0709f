public import RequestSigning
public import WireFormats

/// How the messages of an event stream are framed: what a call has to know of them that it does not understand itself.
///
/// Only requests and operations with events name one, so that programs without events are built without the code of events.
public protocol StreamFraming: Sendable {
    /// The messages of a stream, each with its signature, which goes on from the request's own; `now` gives the seconds since the epoch.
    static func sealed(_ stream: ByteStream, _ record: SigningRecord, now: @escaping @Sendable () -> Double) -> ByteStream

    /// The payload of the message that holds an output's other members, and the stream behind it; no payload where the stream begins otherwise.
    static func splitInitialReply(_ stream: ByteStream) async throws -> (payload: [UInt8]?, rest: ByteStream)
}
