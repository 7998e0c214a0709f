internal import ScalarText

/// Bytes that grow at their end: what an encoder writes into.
struct WireBuffer: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        base = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    deinit { base.deallocate() }

    var isEmpty: Bool { count == 0 }

    var last: UInt8? { count > 0 ? base[count - 1] : nil }

    /// What has been written; valid until the next change.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    /// A copy of what has been written.
    var array: [UInt8] { Array(bytes) }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        base[count] = byte
        count &+= 1
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        if capacity &- count < bytes.count { grow(by: bytes.count) }
        (base + count).update(from: start, count: bytes.count)
        count &+= bytes.count
    }

    @inline(__always)
    mutating func append(_ literal: StaticString) {
        append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    mutating func append(_ text: String) {
        text.withBytes { append($0) }
    }

    mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

    mutating func append(_ byte: UInt8, times: Int) {
        guard times > 0 else { return }
        if capacity &- count < times { grow(by: times) }
        (base + count).update(repeating: byte, count: times)
        count &+= times
    }

    /// Lets a function write at most that many bytes; it gives how many it wrote.
    @inline(__always)
    mutating func append(upTo length: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
        if capacity &- count < length { grow(by: length) }
        count &+= write(base + count)
    }

    /// Writes the lowest bytes of a number, the highest of them first.
    mutating func append(bigEndian value: UInt64, bytes: Int) {
        var shift = (bytes - 1) * 8
        while shift >= 0 {
            append(UInt8(lowBitsOf: value &>> UInt64(shift)))
            shift -= 8
        }
    }

    /// Writes an integer in decimal digits.
    @inline(__always)
    mutating func append(decimal value: Int64) {
        if value >= 0 && value < 10 {
            append(UInt8(ascii: "0") + UInt8(lowBitsOf: value))
        } else {
            append(longDecimal: value)
        }
    }

    private mutating func append(longDecimal value: Int64) {
        append(upTo: 20) { target in
            var rest = value.magnitude
            var length = value < 0 ? 1 : 0
            var probe = rest
            repeat {
                length += 1
                probe /= 10
            } while probe > 0
            var position = length
            repeat {
                position -= 1
                target[position] = UInt8(ascii: "0") + UInt8(lowBitsOf: rest % 10)
                rest /= 10
            } while rest > 0
            if value < 0 { target[0] = UInt8(ascii: "-") }
            return length
        }
    }

    mutating func truncate(to length: Int) { count = min(count, max(length, 0)) }

    mutating func removeLast() { truncate(to: count - 1) }

    @inline(never)
    private mutating func grow(by length: Int) {
        let wider = max(capacity * 2, count + length)
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: wider)
        copy.update(from: base, count: count)
        base.deallocate()
        base = copy
        capacity = wider
    }
}
