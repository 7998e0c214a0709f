internal import Digests
public import ServiceRuntime

/// The checksum of archives: the SHA-256 of each mebibyte, then of each two of those, until one is left.
public struct TreeHash: BodyChecksums, Hashable {
    private static let header = "x-amz-sha256-tree-hash"
    private static let leaf = 1 << 20

    /// The checksum, where a body has to have it.
    public init() {}

    /// Adds the checksum of the body and of its pieces; a body that is read while it is sent has to bring that of its pieces.
    public func add(to request: inout HTTPRequest, _ wishes: ChecksumWishes) throws {
        switch request.body {
        case .bytes(let bytes):
            if !request.headers.contains(Self.header) { request.headers.add(Self.header, Self.hexadecimal(of: bytes)) }
            request.headers.set("x-amz-content-sha256", hexString(SHA256.hash(bytes)))
        case .stream:
            guard request.headers.contains(Self.header) else {
                throw ClientError(
                    .badInput,
                    "The tree hash of a body that is read while it is sent is not known beforehand. Pass it in the input, or the body as bytes."
                )
            }
        }
    }

    /// A reply's headers name none.
    public func checksum(header: String) -> (any BodyChecksum)? { nil }

    /// A reply's headers name none.
    public func named(in headers: HTTPHeaders) -> (checksum: any BodyChecksum, value: String)? { nil }

    /// The hash of all bytes.
    package static func hexadecimal(of bytes: [UInt8]) -> String {
        var level: [[UInt8]] = bytes.isEmpty ? [SHA256.hash([])] : []
        for start in stride(from: 0, to: bytes.count, by: leaf) {
            level.append(SHA256.hash(Array(bytes[start..<min(start + leaf, bytes.count)])))
        }
        while level.count > 1 {
            level = stride(from: 0, to: level.count, by: 2).map { place in
                place + 1 < level.count ? SHA256.hash(level[place] + level[place + 1]) : level[place]
            }
        }
        return hexString(level[0])
    }
}
