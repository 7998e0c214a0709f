/// A parameter of the query, as places in the buffer that holds the encoded names and values.
private struct QueryPair {
    var name: Range<Int>
    var value: Range<Int>
}

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
            var pairs: [QueryPair] = []
            var next = 0
            while next <= bytes.count {
                let begin = next
                while next < bytes.count && bytes[next] != UInt8(ascii: "&") { next += 1 }
                let pair = UnsafeBufferPointer(rebasing: bytes[begin..<next])
                next += 1
                if !pair.isEmpty { pairs.append(scratch.appendQueryPair(pair)) }
            }
            let encoded = scratch.bytes
            func text(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: encoded[range]) }
            pairs.sort { first, second in
                let order = text(first.name).order(text(second.name))
                return order < 0 || (order == 0 && text(first.value).order(text(second.value)) < 0)
            }
            for (index, pair) in pairs.enumerated() {
                if index > 0 { append(UInt8(ascii: "&")) }
                append(text(pair.name))
                append(UInt8(ascii: "="))
                append(text(pair.value))
            }
        }
    }

    private mutating func appendQueryPair(_ pair: UnsafeBufferPointer<UInt8>) -> QueryPair {
        let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.count
        let nameStart = count
        appendReencoded(UnsafeBufferPointer(rebasing: pair[..<equals]))
        let valueStart = count
        if equals < pair.count { appendReencoded(UnsafeBufferPointer(rebasing: pair[(equals + 1)...])) }
        return QueryPair(name: nameStart..<valueStart, value: valueStart..<count)
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
