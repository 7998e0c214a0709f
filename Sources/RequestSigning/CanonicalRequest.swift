internal import Digests

/// The request in the form that is hashed.
struct CanonicalRequest: Sendable {
    let bytes: [UInt8]
    /// Where in `bytes` the names of the signed headers stand.
    let signedHeaders: Range<Int>

    init(_ request: SignableRequest, _ headers: borrowing CanonicalHeaders, payload: PayloadDigest, _ options: SigningOptions) {
        var capacity = request.method.utf8.count + request.path.utf8.count + request.query.utf8.count + headers.byteCount + 160
        for header in request.headers { capacity += header.value.utf8.count }
        var buffer = ByteBuffer(capacity: capacity)
        buffer.append(request.method)
        buffer.append(UInt8(ascii: "\n"))
        buffer.appendCanonicalPath(request.path, options)
        buffer.append(UInt8(ascii: "\n"))
        buffer.appendCanonicalQuery(request.query)
        buffer.append(UInt8(ascii: "\n"))
        headers.appendBlock(of: request.headers, to: &buffer)
        buffer.append(UInt8(ascii: "\n"))
        let start = buffer.count
        headers.appendNames(to: &buffer)
        signedHeaders = start..<buffer.count
        buffer.append(UInt8(ascii: "\n"))
        switch payload {
        case .digest(let words):
            words.writeHex(to: buffer.room(for: 64))
            buffer.advance(64)
        case .text(let text):
            buffer.append(text)
        }
        bytes = Array(buffer.bytes)
    }

    var digest: SHA256Words { bytes.withUnsafeBytes { SHA256.digest(of: $0) } }
}

/// What stands for the body in the canonical request.
enum PayloadDigest {
    case digest(SHA256Words)
    case text(String)

    init(_ payload: PayloadHash, _ family: SignatureFamily) {
        switch payload {
        case .body(let bytes): self = .digest(bytes.withUnsafeBytes { SHA256.digest(of: $0) })
        case .hashed(let hash): self = .text(hash)
        case .unsigned: self = .text("UNSIGNED-PAYLOAD")
        case .empty: self = .text("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        case .streaming(let kind): self = .text(kind.placeholder(family))
        }
    }

    var text: String {
        switch self {
        case .digest(let words): words.hex
        case .text(let text): text
        }
    }
}
