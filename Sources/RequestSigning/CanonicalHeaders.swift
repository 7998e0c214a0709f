/// The headers that are signed, sorted by lower-case name; those of one name keep their order.
struct CanonicalHeaders: ~Copyable {
    private struct Entry {
        var name: Range<Int>
        var index: Int
    }
    private var names: ByteBuffer
    private var entries: [Entry] = []

    init(_ headers: [(name: String, value: String)], leavingOut filter: HeaderFilter) {
        var names = ByteBuffer(capacity: headers.count * 24)
        entries.reserveCapacity(headers.count)
        for index in headers.indices {
            var name = headers[index].name
            let start = names.count
            let isSigned = name.withUTF8 { bytes in
                let target = names.room(for: bytes.count)
                for offset in bytes.indices { target[offset] = lowercased(bytes[offset]) }
                return !filter.excludes(UnsafeBufferPointer(start: target, count: bytes.count))
            }
            guard isSigned else { continue }
            names.advance(name.utf8.count)
            entries.append(Entry(name: start..<names.count, index: index))
        }
        self.names = names
        sort()
    }

    /// The bytes that `appendBlock` and `appendNames` write besides values.
    var byteCount: Int { names.count * 2 + entries.count * 3 }

    /// Writes a line for each name: `my-header:first,second`.
    func appendBlock(of headers: [(name: String, value: String)], to buffer: inout ByteBuffer) {
        let bytes = names.bytes
        for place in entries.indices {
            let entry = entries[place]
            if place > 0 && isSameName(place - 1, place) {
                buffer.append(UInt8(ascii: ","))
            } else {
                if place > 0 { buffer.append(UInt8(ascii: "\n")) }
                buffer.append(UnsafeBufferPointer(rebasing: bytes[entry.name]))
                buffer.append(UInt8(ascii: ":"))
            }
            buffer.appendTrimmed(headers[entry.index].value)
        }
        if !entries.isEmpty { buffer.append(UInt8(ascii: "\n")) }
    }

    /// Writes the names: `content-type;host;x-amz-date`.
    func appendNames(to buffer: inout ByteBuffer) {
        let bytes = names.bytes
        for place in entries.indices where place == 0 || !isSameName(place - 1, place) {
            if place > 0 { buffer.append(UInt8(ascii: ";")) }
            buffer.append(UnsafeBufferPointer(rebasing: bytes[entries[place].name]))
        }
    }

    private func isSameName(_ first: Int, _ second: Int) -> Bool {
        compareBytes(names.bytes, entries[first].name, entries[second].name) == 0
    }

    private mutating func sort() {
        let bytes = names.bytes
        guard entries.count <= 32 else {
            return entries.sort { first, second in
                let order = compareBytes(bytes, first.name, second.name)
                return order < 0 || (order == 0 && first.index < second.index)
            }
        }
        // By insertion: a request has few headers, and a general sort costs more than it saves.
        for place in entries.indices.dropFirst() {
            let entry = entries[place]
            var hole = place
            while hole > 0 && compareBytes(bytes, entry.name, entries[hole - 1].name) < 0 {
                entries[hole] = entries[hole - 1]
                hole -= 1
            }
            entries[hole] = entry
        }
    }
}

extension ByteBuffer {
    /// Writes a header's value without white space at its ends, each run of it inside as one space.
    mutating func appendTrimmed(_ value: String) {
        var value = value
        value.withUTF8 { bytes in
            var least = UInt8.max
            for byte in bytes { least = min(least, byte) }
            if least > 0x20 { return append(bytes) }
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
}

@inline(__always)
private func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 0x09 < 5
}
