internal import ScalarText

/// How a path becomes the one that is signed.
struct PathRules: Sendable {
    let encodesTwice: Bool
    let normalizes: Bool
}

extension ByteBuffer {
    /// Writes the path as it is signed.
    ///
    /// Double encoding turns `/a%20b` into `/a%2520b`; without it what is encoded already stays so. Normalising turns
    /// `//a/./b/../c/` into `/a/c/`.
    mutating func appendCanonicalPath(_ path: String, _ rules: PathRules) {
        path.withBytes { bytes in
            guard !bytes.isEmpty else { return append(UInt8(ascii: "/")) }
            if rules.normalizes && mayNeedNormalizing(bytes) {
                appendNormalized(bytes, doubleEncoding: rules.encodesTwice)
            } else {
                appendPathBytes(bytes, doubleEncoding: rules.encodesTwice)
            }
        }
    }

    private mutating func appendNormalized(_ path: UnsafeBufferPointer<UInt8>, doubleEncoding: Bool) {
        let slash = UInt8(ascii: "/")
        let start = count
        append(slash)
        var next = 0
        while next < path.count {
            let begin = next
            while next < path.count && path[next] != slash { next += 1 }
            let segment = UnsafeBufferPointer(rebasing: path[begin..<next])
            next += 1
            if segment.isEmpty || segment.elementsEqual([UInt8(ascii: ".")]) { continue }
            if segment.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")]) {
                removeSegment(downTo: start)
            } else {
                if count > start + 1 { append(slash) }
                appendPathBytes(segment, doubleEncoding: doubleEncoding)
            }
        }
        if count > start + 1 && path[path.count - 1] == slash { append(slash) }
    }

    /// Takes the last segment away, with the slash before it unless that is the first.
    private mutating func removeSegment(downTo start: Int) {
        while count > start + 1 {
            let last = bytes[count - 1]
            removeLast()
            if last == UInt8(ascii: "/") { return }
        }
    }

    private mutating func appendPathBytes(_ path: UnsafeBufferPointer<UInt8>, doubleEncoding: Bool) {
        var begin = 0
        var next = 0
        while next < path.count {
            let byte = path[next]
            if isUnreserved(byte) || byte == UInt8(ascii: "/") {
                next += 1
            } else if !doubleEncoding && decodedByte(path, at: next) != nil {
                next += 3
            } else {
                append(UnsafeBufferPointer(rebasing: path[begin..<next]))
                appendEncoded(byte)
                next += 1
                begin = next
            }
        }
        append(UnsafeBufferPointer(rebasing: path[begin..<next]))
    }
}

/// Whether the path holds `//` or a segment that begins with a dot, or lacks the slash at its beginning.
private func mayNeedNormalizing(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    guard path[0] == UInt8(ascii: "/") else { return true }
    for index in 1..<path.count where path[index - 1] == UInt8(ascii: "/") {
        if path[index] == UInt8(ascii: "/") || path[index] == UInt8(ascii: ".") { return true }
    }
    return false
}
