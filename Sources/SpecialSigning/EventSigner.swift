internal import Digests
public import RequestSigning

/// Signs the messages of an event stream behind a signed request, each signature resting on the one before.
///
/// Sign the request with `.streaming(.events)`. For each event, take the bytes of its whole message, call `sign`, and send
/// a message with the headers `:date` (timestamp) and `:chunk-signature` (bytes) around them; close the stream with an
/// empty one.
public struct EventSigner: Sendable {
    /// What goes into the headers of the outer message.
    public struct Signature: Sendable, Hashable {
        /// The value of `:date`, in milliseconds since the epoch.
        public let millisecondsSinceEpoch: Int64
        /// The value of `:chunk-signature`.
        public let bytes: [UInt8]
    }

    private let record: SigningRecord
    private var previous: String

    /// Goes on behind the request of which `record` tells.
    public init(_ record: SigningRecord) {
        self.record = record
        previous = record.signature
    }

    /// The signature of a message's bytes, or of none at the stream's end.
    public mutating func sign(_ message: [UInt8], at time: SigningTime) -> Signature {
        let milliseconds = time.secondsSinceEpoch * 1000
        let header = EventSigner.dateHeader(milliseconds).withUnsafeBytes { SHA256.digest(of: $0) }
        let payload = message.withUnsafeBytes { SHA256.digest(of: $0) }
        previous = record.signPiece("PAYLOAD", at: time.iso8601Basic, [previous, header.hex, payload.hex])
        return Signature(millisecondsSinceEpoch: milliseconds, bytes: EventSigner.bytes(previous))
    }

    /// The header `:date` as event streams encode it: the name's length and text, the type 8 and the milliseconds.
    private static func dateHeader(_ milliseconds: Int64) -> [UInt8] {
        [5] + ":date".utf8 + [8] + withUnsafeBytes(of: milliseconds.bigEndian) { Array($0) }
    }

    /// The bytes that a signature is written for, in lower-case digits.
    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.utf8.map { $0 < UInt8(ascii: "a") ? $0 - UInt8(ascii: "0") : $0 - UInt8(ascii: "a") + 10 }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
