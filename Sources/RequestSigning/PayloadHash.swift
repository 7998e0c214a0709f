/// How the body takes part in the signature.
public enum PayloadHash: Sendable {
    /// The body, to be hashed.
    case body([UInt8])
    /// The hexadecimal SHA-256 of the body, known already.
    case hashed(String)
    /// A body that is not signed: `UNSIGNED-PAYLOAD`.
    case unsigned
    /// No body.
    case empty
    /// A body sent in pieces, each with what the kind says behind or before it.
    case streaming(StreamingKind)
}

extension PayloadHash {
    /// Whether the body's hash is signed, rather than a word in its place.
    @inline(never)
    var isHashed: Bool {
        switch self {
        case .body, .hashed, .empty: true
        case .unsigned, .streaming: false
        }
    }
}

/// How a body sent in pieces is protected.
public enum StreamingKind: Sendable, Hashable {
    /// Each chunk is signed.
    case signed
    /// Each chunk is signed, and the trailing headers too.
    case signedWithTrailer
    /// Chunks are not signed; a checksum follows them in the trailing headers.
    case unsignedWithTrailer
    /// Each event of an event stream is signed.
    case events
}

/// The family of signature, as far as it shows in names.
enum SignatureFamily: Sendable {
    case hmac, ecdsa

    var algorithm: StaticString {
        switch self {
        case .hmac: "AWS4-HMAC-SHA256"
        case .ecdsa: "AWS4-ECDSA-P256-SHA256"
        }
    }
}

extension StreamingKind {
    /// What stands in the place of the body's hash.
    func hashText(_ family: SignatureFamily) -> String {
        switch self {
        case .signed: "STREAMING-\(family.algorithm)-PAYLOAD"
        case .signedWithTrailer: "STREAMING-\(family.algorithm)-PAYLOAD-TRAILER"
        case .unsignedWithTrailer: "STREAMING-UNSIGNED-PAYLOAD-TRAILER"
        case .events: "STREAMING-\(family.algorithm)-EVENTS"
        }
    }
}
