internal import ScalarText

/// Bytes being written one behind the other, into memory lent by the caller until that is full, then into its own.
struct ByteBuffer: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0
    /// Whether what has been written stands in memory of its own.
    private(set) var ownsMemory: Bool

    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        base = .allocate(capacity: self.capacity)
        ownsMemory = true
    }

    /// Writes into `memory` first, which must outlive the buffer.
    @inline(__always)
    init(over memory: UnsafeMutableBufferPointer<UInt8>) {
        base = memory.baseAddress ?? .allocate(capacity: 1)
        capacity = memory.baseAddress == nil ? 1 : memory.count
        ownsMemory = memory.baseAddress == nil
    }

    deinit { if ownsMemory { base.deallocate() } }

    /// What has been written; valid until the next write.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    /// Room for `more` bytes behind what has been written. Call `advance` once they are there.
    @inline(__always)
    mutating func room(for more: Int) -> UnsafeMutablePointer<UInt8> {
        if capacity - count < more { grow(by: more) }
        return base + count
    }

    @inline(__always)
    mutating func advance(_ written: Int) { count += written }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        room(for: 1).pointee = byte
        count += 1
    }

    @inline(__always)
    mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
        guard let start = source.baseAddress, source.count > 0 else { return }
        copyBytes(from: start, to: room(for: source.count), source.count)
        count += source.count
    }

    @inline(__always)
    mutating func append(_ text: String) {
        text.withBytes { append($0) }
    }

    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func removeLast() { count -= count > 0 ? 1 : 0 }

    /// What has been written, as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    private mutating func grow(by more: Int) {
        let larger = max(capacity * 2, count + more)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: base, count: count)
        if ownsMemory { base.deallocate() }
        base = moved
        capacity = larger
        ownsMemory = true
    }
}

/// Copies without a call where few bytes are copied, as names and values are; the last step may overlap the one before.
@inline(__always)
private func copyBytes(from source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, _ count: Int) {
    let from = UnsafeRawPointer(source)
    let to = UnsafeMutableRawPointer(target)
    if count >= 16 && count <= 64 {
        let last = count - 16
        var offset = 0
        while offset < last {
            to.storeBytes(
                of: from.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self), toByteOffset: offset, as: SIMD16<UInt8>.self)
            offset += 16
        }
        to.storeBytes(of: from.loadUnaligned(fromByteOffset: last, as: SIMD16<UInt8>.self), toByteOffset: last, as: SIMD16<UInt8>.self)
    } else if count >= 8 && count < 16 {
        let end = from.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        to.storeBytes(of: from.loadUnaligned(as: UInt64.self), as: UInt64.self)
        to.storeBytes(of: end, toByteOffset: count - 8, as: UInt64.self)
    } else {
        target.update(from: source, count: count)
    }
}

// MARK: - Results without a copy

extension Array where Element == UInt8 {
    /// The bytes that `write` writes, in place if `capacity` holds them.
    @inline(__always)
    init(capacity: Int, _ write: (inout ByteBuffer) -> Void) {
        var moved: [UInt8]?
        self.init(unsafeUninitializedCapacity: Swift.max(capacity, 64)) { memory, count in
            var buffer = ByteBuffer(over: memory)
            write(&buffer)
            if buffer.ownsMemory { moved = [UInt8](buffer.bytes) } else { count = buffer.count }
        }
        if let moved { self = moved }
    }
}

extension String {
    /// The text that `write` writes, in place if `capacity` holds it.
    @inline(__always)
    init(capacity: Int, _ write: (inout ByteBuffer) -> Void) {
        var moved: String?
        self.init(unsafeUninitializedCapacity: Swift.max(capacity, 64)) { memory in
            var buffer = ByteBuffer(over: memory)
            write(&buffer)
            guard buffer.ownsMemory else { return buffer.count }
            moved = buffer.text
            return 0
        }
        if let moved { self = moved }
    }
}
