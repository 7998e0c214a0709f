internal import Digests

/// What was signed, and the signature: enough to explain it, and to go on with chunks or events.
public struct SigningRecord: Sendable {
    enum Signature: Sendable {
        case hmac(SHA256Words)
        case ecdsa([UInt8])
    }

    let canonical: CanonicalRequest
    let signatureBytes: Signature
    let key: DerivedKey
    /// The moment that the signature states.
    public let time: SigningTime

    /// The access key id and the scope, as the signature names them: `AKIDEXAMPLE/20150830/us-east-1/ses/aws4_request`.
    public var credential: String { key.credential }

    /// The scope, such as `20150830/us-east-1/ses/aws4_request`.
    public var scope: String { key.scope }

    /// The signature in hexadecimal.
    public var signature: String {
        switch signatureBytes {
        case .hmac(let words): words.hex
        case .ecdsa(let bytes): hexString(bytes)
        }
    }

    /// The names of the headers signed, such as `host;x-amz-date`.
    public var signedHeaders: String { String(decoding: canonical.bytes[canonical.signedHeaders], as: UTF8.self) }

    /// The request in the form that is hashed. Holds what the headers hold, a session token among it.
    public var canonicalRequest: String { String(decoding: canonical.bytes, as: UTF8.self) }

    /// The text whose signature this is.
    public var stringToSign: String {
        String(capacity: 128 + scope.utf8.count) {
            $0.appendStringToSign(key.family, time.iso8601Basic, scope: scope, canonical.digest)
        }
    }
}

// MARK: - What follows the request

extension SigningRecord {
    /// The name of the algorithm, such as `AWS4-HMAC-SHA256`.
    package var algorithm: String { "\(key.family.algorithm)" }

    /// Whether all signatures by the key are equally long.
    package var hasFixedLength: Bool { key.family == .hmac }

    /// The signature of a text by the request's key, in hexadecimal.
    package func sign(_ text: String) -> String { key.sign(text) }
}

extension SigningRecord: CustomStringConvertible, CustomReflectable {
    /// The credential, the signed headers and the signature: nothing that isn't sent in the clear.
    public var description: String {
        "SigningRecord(credential: \(credential), signedHeaders: \(signedHeaders), signature: \(signature))"
    }

    /// What `dump` shows: the same as `description`.
    public var customMirror: Mirror {
        Mirror(self, children: ["credential": credential, "signedHeaders": signedHeaders, "signature": signature])
    }
}

extension ByteBuffer {
    mutating func appendStringToSign(_ family: SignatureFamily, _ time: String, scope: String, _ digest: SHA256Words) {
        append(family.algorithm)
        append(UInt8(ascii: "\n"))
        append(time)
        append(UInt8(ascii: "\n"))
        append(scope)
        append(UInt8(ascii: "\n"))
        digest.writeHex(to: room(for: 64))
        advance(64)
    }
}
