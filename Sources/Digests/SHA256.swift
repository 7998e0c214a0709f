internal import CDigests

/// SHA-256 (FIPS 180-4), taken in pieces or at once.
public struct SHA256: Sendable {
    private var state = SHA256Words.initial
    private var block = BlockBuffer()

    /// Begins a digest of nothing.
    public init() {}

    /// Goes on from a state that `byteCount` bytes, whole blocks, have led to.
    init(resuming state: SHA256Words, after byteCount: UInt64) {
        self.state = state
        block = BlockBuffer(after: byteCount)
    }

    /// Adds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        block.absorb(bytes) { blocks, count in SHA256.compress(&state, blocks, count) }
    }

    /// Adds bytes; those that lie together in memory are read where they lie.
    @inlinable
    public mutating func update(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ update(UnsafeRawBufferPointer($0)) }) == nil {
            Array(bytes).withUnsafeBytes { update($0) }
        }
    }

    /// The 32 bytes of the digest.
    public func finalize() -> [UInt8] { digest().bytes }

    /// The digest of bytes at hand: `hash([0x61, 0x62, 0x63])` begins with `ba 78 16 bf`.
    public static func hash(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBytes { digest(of: $0).bytes } }
}

// MARK: - Without allocation

extension SHA256 {
    package func digest() -> SHA256Words {
        var state = state
        var block = block
        block.close(bigEndianCount: true) { SHA256.compress(&state, $0, $1) }
        return state
    }

    package static func digest(of bytes: UnsafeRawBufferPointer) -> SHA256Words {
        digest(of: bytes, resuming: .initial, after: 0)
    }

    /// The digest of whole blocks already compressed into `state`, and of `bytes` behind them.
    static func digest(of bytes: UnsafeRawBufferPointer, resuming state: SHA256Words, after byteCount: UInt64) -> SHA256Words {
        var state = state
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { tail in
            guard let start = tail.baseAddress else { return }
            let whole = bytes.count & ~63
            let left = bytes.count - whole
            // The tail is made first: read right after it has been written in small steps, it would make the processor wait.
            if let base = bytes.baseAddress, left > 0 { UnsafeMutableRawPointer(start).copyMemory(from: base + whole, byteCount: left) }
            let blocks = pad(start, left, after: byteCount &+ UInt64(whole))
            if let base = bytes.baseAddress, whole > 0 { compress(&state, base, whole / 64) }
            compress(&state, start, blocks)
        }
        return state
    }

    /// The same for bytes that are followed by room for 72 more, into which the padding is written, so that all blocks
    /// are compressed in one go.
    package static func digest(
        padding bytes: UnsafeMutablePointer<UInt8>, count: Int, resuming state: SHA256Words = .initial, after byteCount: UInt64 = 0
    ) -> SHA256Words {
        var state = state
        compress(&state, bytes, pad(bytes, count, after: byteCount))
        return state
    }

    /// Pads `count` bytes behind `byteCount` that have been compressed, and tells how many blocks that makes.
    @inline(__always)
    private static func pad(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, after byteCount: UInt64) -> Int {
        let blocks = (count + 9 + 63) / 64
        (bytes + count).update(repeating: 0, count: blocks * 64 - count)
        bytes[count] = 0x80
        let end = UnsafeMutableRawPointer(bytes + blocks * 64)
        (end - 8).storeBytes(of: ((byteCount &+ UInt64(count)) &* 8).bigEndian, as: UInt64.self)
        return blocks
    }

    /// Whether this processor's own instructions are used.
    package static var isAccelerated: Bool {
        // Not a `static let`: reading one is a call, this is a load.
        shapesmith_sha256_is_accelerated() != 0
    }

    @inline(__always)
    static func compress(_ state: inout SHA256Words, _ blocks: UnsafeRawPointer, _ count: Int) {
        if isAccelerated {
            compressWithInstructions(&state, blocks, count)
        } else {
            compressPortably(&state, blocks, count)
        }
    }

    /// May be called only where `isAccelerated`.
    @inline(__always)
    package static func compressWithInstructions(_ state: inout SHA256Words, _ blocks: UnsafeRawPointer, _ count: Int) {
        withUnsafeMutableBytes(of: &state.storage) { words in
            shapesmith_sha256_compress(
                words.baseAddress?.assumingMemoryBound(to: UInt32.self), blocks.assumingMemoryBound(to: UInt8.self), count
            )
        }
    }
}
