internal import ScalarText

/// A header's value without white space at its ends, each run of it inside as one space.
package func trimmedHeaderValue(_ value: String) -> String {
    var buffer = ByteBuffer(capacity: value.utf8.count)
    buffer.appendTrimmed(value)
    return buffer.text
}

extension ByteBuffer {
    /// Writes a header's value without white space at its ends, each run of it inside as one space.
    mutating func appendTrimmed(_ value: String) {
        value.withBytes { bytes in
            if isTrimmed(bytes) { append(bytes) } else { appendWords(bytes) }
        }
    }

    private mutating func appendWords(_ bytes: UnsafeBufferPointer<UInt8>) {
        var next = 0
        var isFirst = true
        while next < bytes.count {
            while next < bytes.count && isWhiteSpace(bytes[next]) { next += 1 }
            let begin = next
            while next < bytes.count && !isWhiteSpace(bytes[next]) { next += 1 }
            guard next > begin else { break }
            if !isFirst { append(UInt8(ascii: " ")) }
            isFirst = false
            append(UnsafeBufferPointer(rebasing: bytes[begin..<next]))
        }
    }
}

/// Whether the only white space is single spaces inside; other control characters may make it say no.
@inline(__always)
private func isTrimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 0 else { return true }
    guard bytes[0] > 0x20, bytes[bytes.count - 1] > 0x20 else { return false }
    // No byte below the space, and of a byte and the one before it never both spaces. The last eight bytes may overlap
    // those before.
    guard bytes.count > 8 else {
        for index in 1..<bytes.count where bytes[index] < 0x20 || max(bytes[index], bytes[index - 1]) == 0x20 { return false }
        return true
    }
    let last = bytes.count - 8
    var index = 1
    while true {
        let here = bytes.word(at: index)
        let spaces = spaceOrBelow(here)
        if spaces != 0 && belowSpace(here) | (spaces & spaceOrBelow(bytes.word(at: index - 1))) != 0 { return false }
        if index == last { return true }
        index = min(index + 8, last)
    }
}

@inline(__always)
private func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 0x09 < 5
}
