/// The bytes behind the last whole block of a digest that works block by block, and the count of all bytes so far.
struct BlockRest: Sendable {
    /// The unfinished block.
    private(set) var bytes: [UInt8] = []
    private(set) var byteCount: UInt64 = 0
    private let blockSize: Int

    init(blockSize: Int) { self.blockSize = blockSize }

    /// Takes bytes and hands each run of whole blocks to `compress`.
    @inline(__always)
    mutating func absorb(_ taken: UnsafeRawBufferPointer, compress: (UnsafeRawBufferPointer) -> Void) {
        byteCount &+= UInt64(taken.count)
        var taken = taken
        if !bytes.isEmpty {
            let missing = min(blockSize - bytes.count, taken.count)
            bytes.append(contentsOf: taken[..<missing])
            taken = UnsafeRawBufferPointer(rebasing: taken[missing...])
            guard bytes.count == blockSize else { return }
            bytes.withUnsafeBytes { compress($0) }
            bytes.removeAll(keepingCapacity: true)
        }
        let whole = taken.count - taken.count % blockSize
        if whole > 0 { compress(UnsafeRawBufferPointer(rebasing: taken[..<whole])) }
        bytes.append(contentsOf: taken[whole...])
    }
}
