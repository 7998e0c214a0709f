internal import Digests

/// The gzip format (RFC 1952) around DEFLATE, without name and time, so that the same bytes give the same bytes.
enum Gzip {
    /// The compressed form of the bytes.
    static func compress(_ bytes: [UInt8]) -> [UInt8] {
        // Magic, method 8, no flags, no time, no extra flags, unknown system.
        var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var checksum = CRC32()
        bytes.withUnsafeBytes { checksum.update($0) }
        result += bytes.withUnsafeBufferPointer { Deflate.compress($0) }
        for word in [checksum.value, UInt32(truncatingIfNeeded: bytes.count)] {
            withUnsafeBytes(of: word.littleEndian) { result.append(contentsOf: $0) }
        }
        return result
    }
}
