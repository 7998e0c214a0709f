/// The unfinished 64-byte block of a digest that works block by block, and the count of bytes taken so far.
struct BlockBuffer: Sendable {
    private typealias Storage = (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)
    private var storage: Storage = (0, 0, 0, 0, 0, 0, 0, 0)
    private(set) var byteCount: UInt64 = 0

    /// A buffer in front of which `byteCount` bytes, whole blocks, have been compressed already.
    init(after byteCount: UInt64 = 0) { self.byteCount = byteCount }

    /// Takes bytes and hands each run of whole blocks to `compress`.
    @inline(__always)
    mutating func absorb(_ bytes: UnsafeRawBufferPointer, compress: (UnsafeRawPointer, Int) -> Void) {
        guard var source = bytes.baseAddress, bytes.count > 0 else { return }
        var left = bytes.count
        let filled = Int(byteCount & 63)
        byteCount &+= UInt64(left)
        withUnsafeMutableBytes(of: &storage) { block in
            guard let base = block.baseAddress else { return }
            if filled > 0 {
                let taken = min(64 - filled, left)
                (base + filled).copyMemory(from: source, byteCount: taken)
                source += taken
                left -= taken
                if filled + taken < 64 { return }
                compress(base, 1)
            }
            let blocks = left / 64
            if blocks > 0 {
                compress(source, blocks)
                source += blocks * 64
                left -= blocks * 64
            }
            if left > 0 { base.copyMemory(from: source, byteCount: left) }
        }
    }

    /// Adds the closing bit, zeros and the count of bits, and compresses what that makes.
    @inline(__always)
    mutating func close(bigEndianCount: Bool, compress: (UnsafeRawPointer, Int) -> Void) {
        let filled = Int(byteCount & 63)
        let bits = byteCount &* 8
        withUnsafeMutableBytes(of: &storage) { block in
            guard let base = block.baseAddress else { return }
            block[filled] = 0x80
            if filled >= 56 {
                (base + filled + 1).initializeMemory(as: UInt8.self, repeating: 0, count: 63 - filled)
                compress(base, 1)
                base.initializeMemory(as: UInt8.self, repeating: 0, count: 56)
            } else {
                (base + filled + 1).initializeMemory(as: UInt8.self, repeating: 0, count: 55 - filled)
            }
            base.storeBytes(of: bigEndianCount ? bits.bigEndian : bits.littleEndian, toByteOffset: 56, as: UInt64.self)
            compress(base, 1)
        }
    }
}
