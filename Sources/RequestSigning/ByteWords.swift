// Eight bytes at a time, as the bytes of a word. Each mask has the high bit of every byte of which it is true.

/// Every byte of a word the same.
@inline(__always)
private func spread(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

/// Where a byte is at most 0x20: a space or a control character.
@inline(__always)
func spaceOrBelow(_ word: UInt64) -> UInt64 {
    (((word & spread(0x7f)) &+ spread(0x80 - 0x21)) | word).inverted & spread(0x80)
}

/// Where a byte is a control character.
@inline(__always)
func belowSpace(_ word: UInt64) -> UInt64 {
    (((word & spread(0x7f)) &+ spread(0x80 - 0x20)) | word).inverted & spread(0x80)
}

/// The word with `A` to `Z` as `a` to `z`.
@inline(__always)
func asciiLowercase(_ word: UInt64) -> UInt64 {
    let low = word & spread(0x7f)
    let isLetter = (low &+ spread(0x80 - 0x41)) & (low &+ spread(0x80 - 0x5b)).inverted & word.inverted & spread(0x80)
    return word | (isLetter &>> 2)
}

@inline(__always)
func asciiLowercase(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
}

extension UnsafeBufferPointer<UInt8> {
    /// Eight bytes from `index`, which must all be there.
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }

    /// Whether two texts are equal in ASCII without regard to case.
    @inline(__always)
    func isSameIgnoringCase(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        guard count >= 8 else {
            for index in indices where asciiLowercase(self[index]) != asciiLowercase(other[index]) { return false }
            return true
        }
        // The last eight bytes may overlap those before.
        let last = count - 8
        var index = 0
        while index < last {
            if asciiLowercase(word(at: index)) != asciiLowercase(other.word(at: index)) { return false }
            index += 8
        }
        return asciiLowercase(word(at: last)) == asciiLowercase(other.word(at: last))
    }

    /// The first eight bytes in lower case as a number, the first byte the highest, with zeros behind a shorter text.
    @inline(__always)
    var lowercasePrefix: UInt64 {
        if count >= 8 { return asciiLowercase(word(at: 0)).bigEndian }
        return indices.reduce(0) { $0 | UInt64(asciiLowercase(self[$1])) &<< UInt64(56 - 8 * $1) }
    }

    /// Writes the text in lower case; `target` has room for it. Gives its `lowercasePrefix`.
    @inline(__always)
    func writeLowercase(to target: UnsafeMutablePointer<UInt8>) -> UInt64 {
        guard count >= 8 else {
            var prefix: UInt64 = 0
            for index in indices {
                let byte = asciiLowercase(self[index])
                target[index] = byte
                prefix |= UInt64(byte) &<< UInt64(56 - 8 * index)
            }
            return prefix
        }
        let raw = UnsafeMutableRawPointer(target)
        let first = asciiLowercase(word(at: 0))
        raw.storeBytes(of: first, as: UInt64.self)
        // The last eight bytes may overlap those before.
        let last = count - 8
        var index = 8
        while index < last {
            raw.storeBytes(of: asciiLowercase(word(at: index)), toByteOffset: index, as: UInt64.self)
            index += 8
        }
        raw.storeBytes(of: asciiLowercase(word(at: last)), toByteOffset: last, as: UInt64.self)
        return first.bigEndian
    }

    /// Less than, equal to or greater than zero, as these bytes stand before, at or behind the others.
    @inline(__always)
    func order(_ other: UnsafeBufferPointer<UInt8>) -> Int {
        for index in 0..<Swift.min(count, other.count) where self[index] != other[index] {
            return self[index] < other[index] ? -1 : 1
        }
        return count - other.count
    }

    /// Whether the bytes are the same.
    @inline(__always)
    func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        guard count >= 8 else {
            for index in indices where self[index] != other[index] { return false }
            return true
        }
        let last = count - 8
        var index = 0
        while index < last {
            if word(at: index) != other.word(at: index) { return false }
            index += 8
        }
        return word(at: last) == other.word(at: last)
    }
}
