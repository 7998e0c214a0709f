internal import Digests

/// The request in the form that is hashed.
struct CanonicalRequest: Sendable {
    let bytes: [UInt8]
    /// Where in `bytes` the names of the signed headers stand.
    let signedHeaders: Range<Int>
    /// The SHA-256 of `bytes`.
    let digest: SHA256Words

    /// The form of a request whose headers have been sorted.
    @inline(__always)
    init(_ request: inout SignableRequest, _ table: borrowing HeaderTable, payload: PayloadDigest, _ rules: PathRules) {
        (bytes, signedHeaders, digest) = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1024) { memory in
            var buffer = ByteBuffer(over: memory)
            buffer.append(request.method)
            buffer.append(UInt8(ascii: "\n"))
            buffer.appendCanonicalPath(request.path, rules)
            buffer.append(UInt8(ascii: "\n"))
            buffer.appendCanonicalQuery(request.query)
            buffer.append(UInt8(ascii: "\n"))
            table.appendBlock(of: request.headers, to: &buffer)
            buffer.append(UInt8(ascii: "\n"))
            let start = buffer.count
            table.appendNames(to: &buffer)
            let end = buffer.count
            buffer.append(UInt8(ascii: "\n"))
            payload.write(to: &buffer)
            let digest = buffer.paddedDigest()
            return (Array(buffer.bytes), start..<end, digest)
        }
    }
}

extension ByteBuffer {
    /// The SHA-256 of what has been written.
    mutating func paddedDigest() -> SHA256Words {
        let end = room(for: 72)
        return SHA256.digest(padding: end - count, count: count)
    }

    /// The code of what has been written.
    mutating func paddedCode(_ key: KeyedHMAC) -> SHA256Words {
        let end = room(for: 72)
        return key.authenticate(padding: end - count, count: count)
    }
}

/// What stands for the body in the canonical request.
enum PayloadDigest {
    case digest(SHA256Words)
    case text(String)

    func write(to buffer: inout ByteBuffer) {
        switch self {
        case .digest(let words):
            words.writeHex(to: buffer.room(for: 64))
            buffer.advance(64)
        case .text(let text): buffer.append(text)
        }
    }

    var text: String {
        switch self {
        case .digest(let words): words.hex
        case .text(let text): text
        }
    }
}

extension PayloadHash {
    /// What stands for the body in the canonical request.
    func digest(_ family: SignatureFamily) -> PayloadDigest {
        switch self {
        case .body(let bytes) where !bytes.isEmpty: .digest(bytes.withUnsafeBytes { SHA256.digest(of: $0) })
        case .hashed(let hash): .text(hash)
        case .unsigned: .text("UNSIGNED-PAYLOAD")
        case .body, .empty: .text("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        case .streaming(let kind): .text(kind.hashText(family))
        }
    }
}
