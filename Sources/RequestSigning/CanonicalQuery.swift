internal import ScalarText

/// A query as it is signed.
package func canonicalQuery(_ query: String) -> String {
    var buffer = ByteBuffer(capacity: query.utf8.count + 64)
    buffer.appendCanonicalQuery(query)
    return buffer.text
}

extension ByteBuffer {
    /// Writes the query as it is signed: each name and value decoded and encoded again in one way, sorted by name and
    /// then by value, with `=` even where there is no value. `b=%7e&a` → `a=&b=~`. A plus sign is a space.
    mutating func appendCanonicalQuery(_ query: String) {
        guard !query.isEmpty else { return }
        query.withBytes { bytes in
            var scratch = ByteBuffer(capacity: bytes.count + 64)
            // Where in the buffer each name begins, each value, and what follows it, which is the next name.
            var bounds = [0]
            var next = 0
            while next <= bytes.count {
                let begin = next
                while next < bytes.count && bytes[next] != UInt8(ascii: "&") { next += 1 }
                if next > begin { scratch.appendQueryPair(UnsafeBufferPointer(rebasing: bytes[begin..<next]), &bounds) }
                next += 1
            }
            appendInOrder(scratch.bytes, bounds)
        }
    }

    private mutating func appendInOrder(_ encoded: UnsafeBufferPointer<UInt8>, _ bounds: [Int]) {
        guard let base = encoded.baseAddress else { return }
        bounds.withUnsafeBufferPointer { bounds in
            func text(_ bound: Int) -> UnsafeBufferPointer<UInt8> {
                UnsafeBufferPointer(start: base + bounds[bound], count: bounds[bound + 1] - bounds[bound])
            }
            withPlacesInOrder(bounds.count / 2) { first, second in
                let order = text(first * 2).order(text(second * 2))
                return order < 0 || (order == 0 && text(first * 2 + 1).order(text(second * 2 + 1)) < 0)
            } _: { places in
                for index in places.indices {
                    if index > 0 { append(UInt8(ascii: "&")) }
                    append(text(places[index] * 2))
                    append(UInt8(ascii: "="))
                    append(text(places[index] * 2 + 1))
                }
            }
        }
    }

    private mutating func appendQueryPair(_ pair: UnsafeBufferPointer<UInt8>, _ bounds: inout [Int]) {
        var equals = 0
        while equals < pair.count && pair[equals] != UInt8(ascii: "=") { equals += 1 }
        appendReencoded(UnsafeBufferPointer(rebasing: pair[..<equals]))
        bounds.append(count)
        if equals < pair.count { appendReencoded(UnsafeBufferPointer(rebasing: pair[(equals + 1)...])) }
        bounds.append(count)
    }

    private mutating func appendReencoded(_ text: UnsafeBufferPointer<UInt8>) {
        var next = 0
        while next < text.count {
            var byte = text[next]
            next += 1
            if byte == UInt8(ascii: "+") {
                byte = UInt8(ascii: " ")
            } else if let decoded = decodedByte(text, at: next - 1) {
                byte = decoded
                next += 2
            }
            if isUnreserved(byte) { append(byte) } else { appendEncoded(byte) }
        }
    }
}
