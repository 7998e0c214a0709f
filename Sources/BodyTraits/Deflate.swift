/// DEFLATE (RFC 1951): repetitions within 32 KB become references; codes are the fixed ones, or bytes are stored as they are where
/// that is shorter.
struct Deflate {
    private var bits = BitWriter()
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The last place of each hash of three bytes, and for each place in the window the one before with the same hash.
    private var heads = [Int32](repeating: -1, count: 1 << Deflate.hashBits)
    private var chains = [Int32](repeating: -1, count: Deflate.window)

    private static let hashBits = 15
    private static let window = 1 << 15
    private static let longest = 258
    /// How many earlier places are tried for one match; more shrink little and cost much.
    private static let tries = 48

    /// The compressed form of the bytes.
    static func compress(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var deflate = Deflate(bytes)
        deflate.writeFixedBlock()
        // A stored block costs five bytes for each 65,535.
        if deflate.bits.byteCount > bytes.count + (bytes.count / 65_535 + 1) * 5 { deflate.writeStoredBlocks() }
        return deflate.bits.finished
    }

    /// The compressed form of bytes that more follows: blocks that are not the last, up to a whole byte.
    static func piece(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var deflate = Deflate(bytes)
        deflate.writeFixedBlock(isLast: false)
        // An empty stored block brings the bits up to a byte.
        deflate.bits.write(0, 3)
        deflate.bits.alignToByte()
        deflate.bits.write(0, 16)
        deflate.bits.write(0xFFFF, 16)
        if deflate.bits.byteCount > bytes.count + (bytes.count / 65_535 + 1) * 5 { deflate.writeStoredBlocks(isLast: false) }
        return deflate.bits.finished
    }

    /// What comes behind the last piece: an empty block of fixed codes that is the last.
    static let end: [UInt8] = [3, 0]

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func writeStoredBlocks(isLast: Bool = true) {
        bits = BitWriter()
        var start = 0
        repeat {
            let length = min(65_535, bytes.count - start)
            bits.write(isLast && start + length == bytes.count ? 1 : 0, 3)
            bits.alignToByte()
            bits.write(UInt32(length), 16)
            bits.write(UInt32(length) ^ 0xFFFF, 16)
            for byte in bytes[start..<start + length] { bits.write(UInt32(byte), 8) }
            start += length
        } while start < bytes.count
    }

    private mutating func writeFixedBlock(isLast: Bool = true) {
        bits.write(isLast ? 1 : 0, 1)
        bits.write(1, 2)  // of fixed codes
        var place = 0
        while place < bytes.count {
            let match = longestMatch(at: place)
            if match.length >= 3 {
                write(length: match.length)
                write(distance: match.distance)
                for step in 0..<match.length { remember(place + step) }
                place += match.length
            } else {
                write(symbol: Int(bytes[place]))
                remember(place)
                place += 1
            }
        }
        write(symbol: 256)
    }

    // MARK: - Matches

    private func hash(_ place: Int) -> Int {
        let word = UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
        return Int((word &* 0x9E37_79B1) >> UInt32(32 - Deflate.hashBits))
    }

    private mutating func remember(_ place: Int) {
        guard place + 3 <= bytes.count, place <= Int(Int32.max) else { return }
        let hash = hash(place)
        chains[place & (Deflate.window - 1)] = heads[hash]
        heads[hash] = Int32(truncatingIfNeeded: place)
    }

    private func longestMatch(at place: Int) -> (length: Int, distance: Int) {
        guard place + 3 <= bytes.count else { return (0, 0) }
        var best = (length: 0, distance: 0)
        let limit = min(Deflate.longest, bytes.count - place)
        var candidate = Int(heads[hash(place)])
        for _ in 0..<Deflate.tries {
            guard candidate >= 0, candidate < place, place - candidate < Deflate.window else { break }
            var length = 0
            while length < limit, bytes[candidate + length] == bytes[place + length] { length += 1 }
            if length > best.length {
                best = (length, place - candidate)
                if length == limit { break }
            }
            let next = Int(chains[candidate & (Deflate.window - 1)])
            guard next < candidate else { break }
            candidate = next
        }
        return best
    }

    // MARK: - Codes (RFC 1951, 3.2.5 and 3.2.6)

    private mutating func write(symbol: Int) {
        switch symbol {
        case 0...143: bits.writeCode(UInt32(0x30 + symbol), 8)
        case 144...255: bits.writeCode(UInt32(0x190 + symbol - 144), 9)
        case 256...279: bits.writeCode(UInt32(symbol - 256), 7)
        default: bits.writeCode(UInt32(0xC0 + symbol - 280), 8)
        }
    }

    private mutating func write(length: Int) {
        if length == Deflate.longest { return write(symbol: 285) }
        let (code, extra, extraBits) = Deflate.split(length - 3, step: 4, plain: 8)
        write(symbol: 257 + code)
        bits.write(UInt32(extra), extraBits)
    }

    private mutating func write(distance: Int) {
        let (code, extra, extraBits) = Deflate.split(distance - 1, step: 2, plain: 4)
        bits.writeCode(UInt32(code), 5)
        bits.write(UInt32(extra), extraBits)
    }

    /// The code of a value, and the bits that go behind it: the first codes stand for one value each, then `step` codes have one bit more
    /// than the `step` codes before.
    private static func split(_ value: Int, step: Int, plain: Int) -> (code: Int, extra: Int, extraBits: Int) {
        guard value >= plain else { return (value, 0, 0) }
        let stepBits = step.trailingZeroBitCount
        let extraBits = Int.bitWidth - 1 - value.leadingZeroBitCount - stepBits
        let code = (extraBits + 1) * step + (value >> extraBits - step)
        return (code, value & (1 << extraBits - 1), extraBits)
    }
}

/// Writes bits, the lowest of each byte first.
private struct BitWriter {
    private var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var count = 0

    var byteCount: Int { bytes.count + (count + 7) / 8 }

    /// All bytes, the last one filled up with zeros.
    var finished: [UInt8] {
        var copy = self
        copy.alignToByte()
        return copy.bytes
    }

    mutating func write(_ value: UInt32, _ length: Int) {
        pending |= UInt64(value) << UInt64(count)
        count += length
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            count -= 8
        }
    }

    /// Huffman codes stand with their highest bit first.
    mutating func writeCode(_ code: UInt32, _ length: Int) {
        var reversed: UInt32 = 0
        for bit in 0..<length where code >> UInt32(bit) & 1 == 1 { reversed |= 1 << UInt32(length - 1 - bit) }
        write(reversed, length)
    }

    mutating func alignToByte() {
        if count > 0 { write(0, 8 - count) }
    }
}
