internal import Digests
public import RequestSigning

/// Frames a body in chunks (`aws-chunked`) behind a signed request, each chunk's signature resting on the one before.
///
/// Sign the request with `.streaming(kind)` and `Content-Encoding: aws-chunked`, then send what `chunk` gives for each
/// piece of the body, at least 8 KB each, and at last what `finish` gives.
public struct ChunkSigner: Sendable {
    private let kind: StreamingKind
    private let record: SigningRecord
    private var previous: String

    /// Goes on behind the request of which `record` tells.
    public init(_ record: SigningRecord, kind: StreamingKind) {
        self.kind = kind
        self.record = record
        previous = record.signature
    }

    /// One chunk with its frame; nothing for an empty piece, which would end the body.
    public mutating func chunk(_ bytes: [UInt8]) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        var chunk = frame(bytes)
        chunk.reserveCapacity(chunk.count + bytes.count + 2)
        chunk += bytes
        chunk += [0x0d, 0x0a]
        return chunk
    }

    /// The end of the body, with the trailing headers that the kind allows. Names are sent in lower case.
    public mutating func finish(trailers: [(name: String, value: String)] = []) -> [UInt8] {
        var end = frame([])
        guard kind == .signedWithTrailer || kind == .unsignedWithTrailer else { return end + [0x0d, 0x0a] }
        var lines = ""
        var signed = ""
        for (name, value) in trailers.map({ ($0.name.lowercased(), trimmedHeaderValue($0.value)) }).sorted(by: { $0.0 < $1.0 }) {
            lines += "\(name):\(value)\r\n"
            signed += "\(name):\(value)\n"
        }
        if kind == .signedWithTrailer {
            previous = record.signPiece("TRAILER", [previous, hexString(SHA256.hash(Array(signed.utf8)))])
            lines += "x-amz-trailer-signature:\(record.padded(previous))\r\n"
        }
        end += lines.utf8
        return end + [0x0d, 0x0a]
    }

    /// How many bytes a body of `count` bytes has on the wire, sent in chunks of `chunkSize` with such trailers. A signature
    /// has 64 characters, or 144 where `SignatureV4A` made it.
    public static func encodedCount(
        _ count: Int, chunkSize: Int, kind: StreamingKind, trailers: [(name: String, value: String)] = [], signatureLength: Int = 64
    ) -> Int {
        func frame(_ size: Int) -> Int {
            String(size, radix: 16).utf8.count + (kind == .unsignedWithTrailer ? 0 : ";chunk-signature=".utf8.count + signatureLength) + 2
        }
        let chunkSize = max(chunkSize, 1)
        var total = count / chunkSize * (frame(chunkSize) + chunkSize + 2)
        if count % chunkSize > 0 { total += frame(count % chunkSize) + count % chunkSize + 2 }
        total += frame(0) + 2
        if kind == .signedWithTrailer { total += "x-amz-trailer-signature:".utf8.count + signatureLength + 2 }
        if kind == .signedWithTrailer || kind == .unsignedWithTrailer {
            for trailer in trailers {
                total += trailer.name.utf8.count + 1 + trimmedHeaderValue(trailer.value).utf8.count + 2
            }
        }
        return total
    }

    /// The line before a chunk: its size, and its signature where chunks are signed.
    private mutating func frame(_ bytes: [UInt8]) -> [UInt8] {
        let size = String(bytes.count, radix: 16)
        guard kind != .unsignedWithTrailer else { return Array("\(size)\r\n".utf8) }
        let hash = bytes.withUnsafeBytes { SHA256.digest(of: $0) }.hex
        previous = record.signPiece("PAYLOAD", [previous, emptyHash, hash])
        return Array("\(size);chunk-signature=\(record.padded(previous))\r\n".utf8)
    }
}

/// The SHA-256 of nothing.
private let emptyHash = hexString(SHA256.hash([]))

extension SigningRecord {
    /// The signature of a piece that follows the request: `lines` stand behind the algorithm, the date and the scope.
    func signPiece(_ suffix: String, at date: String? = nil, _ lines: [String]) -> String {
        let head = ["\(algorithm)-\(suffix)", date ?? time.iso8601Basic, scope]
        return sign((head + lines).joined(separator: "\n"))
    }

    /// A signature as it stands in a frame: one by ECDSA is filled up, because its length differs from time to time.
    func padded(_ signature: String) -> String {
        hasFixedLength ? signature : signature + String(repeating: "*", count: max(144 - signature.utf8.count, 0))
    }
}
