/// HMAC (RFC 2104) over SHA-256, taken in pieces or at once.
public struct HMACSHA256: Sendable {
    private let keyed: KeyedHMAC
    private var inner: SHA256

    /// Begins the code of nothing under a key.
    public init(key: [UInt8]) {
        self.init(key.withUnsafeBytes { KeyedHMAC(key: $0) })
    }

    /// Begins the code of nothing under a key whose two blocks are compressed already.
    package init(_ keyed: KeyedHMAC) {
        self.keyed = keyed
        inner = SHA256(resuming: keyed.inner, after: 64)
    }

    /// Adds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) { inner.update(bytes) }

    /// Adds bytes; those that lie together in memory are read where they lie.
    @inlinable
    public mutating func update(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ update(UnsafeRawBufferPointer($0)) }) == nil {
            Array(bytes).withUnsafeBytes { update($0) }
        }
    }

    /// The 32 bytes of the code.
    public func finalize() -> [UInt8] { keyed.close(inner.digest()).bytes }

    /// The code of bytes at hand.
    public static func authenticate(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        key.withUnsafeBytes { KeyedHMAC(key: $0) }.authenticate(message).bytes
    }
}

/// A key of HMAC-SHA-256 after its inner and outer block: what a second use of the key needn't do again.
package struct KeyedHMAC: Sendable {
    let inner: SHA256Words
    let outer: SHA256Words

    package init(key: UnsafeRawBufferPointer) {
        var block: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0, 0)
        (inner, outer) = withUnsafeMutableBytes(of: &block) { block in
            if key.count > 64 {
                withUnsafeBytes(of: SHA256.digest(of: key).bigEndian.storage) { block.copyMemory(from: $0) }
            } else {
                block.copyMemory(from: key)
            }
            for i in block.indices { block[i] ^= 0x36 }
            var inner = SHA256Words.initial
            var outer = SHA256Words.initial
            if let base = block.baseAddress {
                SHA256.compress(&inner, base, 1)
                for i in block.indices { block[i] ^= 0x36 ^ 0x5c }
                SHA256.compress(&outer, base, 1)
            }
            return (inner, outer)
        }
    }

    /// The key that a digest's 32 bytes are.
    package init(key: SHA256Words) {
        self = withUnsafeBytes(of: key.bigEndian.storage) { KeyedHMAC(key: $0) }
    }

    package func authenticate(_ message: UnsafeRawBufferPointer) -> SHA256Words {
        close(SHA256.digest(of: message, resuming: inner, after: 64))
    }

    package func authenticate(_ message: [UInt8]) -> SHA256Words {
        message.withUnsafeBytes { authenticate($0) }
    }

    /// The code of bytes that are followed by room for 72 more.
    package func authenticate(padding bytes: UnsafeMutablePointer<UInt8>, count: Int) -> SHA256Words {
        close(SHA256.digest(padding: bytes, count: count, resuming: inner, after: 64))
    }

    func close(_ digest: SHA256Words) -> SHA256Words {
        let none: UInt64 = 0
        // The digest, the closing bit, and 96 bytes counted in bits.
        let block = (digest.bigEndian.storage, UInt64(0x80).littleEndian, none, none, UInt64(96 * 8).bigEndian)
        var state = outer
        withUnsafeBytes(of: block) { if let base = $0.baseAddress { SHA256.compress(&state, base, 1) } }
        return state
    }
}
