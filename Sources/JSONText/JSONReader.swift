/// Walks through a JSON text (RFC 8259, strictly) event by event. It allocates nothing for a token, never recurses, and stops at a
/// depth that its maker chooses. A byte order mark of UTF-8 is skipped.
///
/// The bytes must stay alive and unchanged while the reader is used.
public struct JSONReader {
    /// How deep containers may stand in each other unless its maker says otherwise.
    public static let defaultMaximumDepth = 1000

    @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
    @usableFromInline let maximumDepth: Int
    /// The offsets of the open containers, outermost first.
    @usableFromInline var containers: [Int] = []
    @usableFromInline var offset = 0
    @usableFromInline var state = State.start

    @usableFromInline
    enum State: UInt8 { case start, objectStart, arrayStart, member, element, value, done }

    /// Starts at the beginning of a text.
    public init(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int = JSONReader.defaultMaximumDepth) {
        self.bytes = bytes
        self.maximumDepth = max(0, maximumDepth)
    }

    /// How many containers are open.
    @inlinable
    public var depth: Int { containers.count }

    /// The next event, or nothing once the text is at its end.
    public mutating func next() throws(JSONError) -> JSONEvent? {
        var i = JSONScanner.skipWhitespace(bytes, from: offset)
        switch state {
        case .value: break
        case .member, .element:
            // After a value inside a container: a comma or the end.
            guard i < bytes.count else { throw cutShort() }
            if bytes[i] == UInt8(ascii: ",") {
                let comma = i
                i = JSONScanner.skipWhitespace(bytes, from: i + 1)
                if i < bytes.count, bytes[i] == UInt8(ascii: "}") || bytes[i] == UInt8(ascii: "]") { throw trailingComma(at: comma) }
                if state == .member { return try key(at: i) }
            } else {
                return try close(at: i)
            }
        case .objectStart:
            guard i < bytes.count else { throw cutShort() }
            return bytes[i] == UInt8(ascii: "}") ? try close(at: i) : try key(at: i)
        case .arrayStart:
            if i < bytes.count, bytes[i] == UInt8(ascii: "]") { return try close(at: i) }
        case .start: i = try begin()
        case .done:
            guard i == bytes.count else { throw trailingText(at: i) }
            offset = i
            return nil
        }
        return try value(at: i)
    }

    // MARK: -

    private mutating func key(at start: Int) throws(JSONError) -> JSONEvent {
        guard start < bytes.count else { throw cutShort() }
        guard bytes[start] == UInt8(ascii: "\"") else { throw unexpected(at: start, wanted: "a member name in double quotes") }
        let end = JSONScanner.string(bytes, from: start + 1)
        if let damage = end.damage { throw damaged(damage, at: end.offset, stringAt: start) }
        let colon = JSONScanner.skipWhitespace(bytes, from: end.offset + 1)
        guard colon < bytes.count else { throw cutShort() }
        guard bytes[colon] == UInt8(ascii: ":") else { throw unexpected(at: colon, wanted: "':' after the member name") }
        offset = colon + 1
        state = .value
        return JSONEvent(.key, start, end.offset + 1, hasEscapes: end.hasEscapes)
    }

    private mutating func value(at start: Int) throws(JSONError) -> JSONEvent {
        guard start < bytes.count else { throw cutShort() }
        switch bytes[start] {
        case UInt8(ascii: "\""):
            let end = JSONScanner.string(bytes, from: start + 1)
            if let damage = end.damage { throw damaged(damage, at: end.offset, stringAt: start) }
            finish(at: end.offset + 1)
            return JSONEvent(.string, start, end.offset + 1, hasEscapes: end.hasEscapes)
        case UInt8(ascii: "{"):
            try open(at: start)
            state = .objectStart
            return JSONEvent(.beginObject, start, start + 1)
        case UInt8(ascii: "["):
            try open(at: start)
            state = .arrayStart
            return JSONEvent(.beginArray, start, start + 1)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard let end = JSONScanner.number(bytes, from: start) else { throw wrongNumber(at: start) }
            finish(at: end)
            return JSONEvent(.number, start, end)
        case UInt8(ascii: "t"): return try word("true", .true, at: start)
        case UInt8(ascii: "f"): return try word("false", .false, at: start)
        case UInt8(ascii: "n"): return try word("null", .null, at: start)
        default: throw unexpected(at: start, wanted: "a value")
        }
    }

    private mutating func word(_ word: StaticString, _ kind: JSONEvent.Kind, at start: Int) throws(JSONError) -> JSONEvent {
        guard JSONScanner.has(word, bytes, at: start) else {
            if bytes.count - start < word.utf8CodeUnitCount, "\(word)".utf8.starts(with: bytes[start...]) { throw cutShort() }
            throw unexpected(at: start, wanted: "a value")
        }
        finish(at: start + word.utf8CodeUnitCount)
        return JSONEvent(kind, start, offset)
    }

    private mutating func open(at start: Int) throws(JSONError) {
        guard containers.count < maximumDepth else { throw tooDeep(at: start) }
        containers.append(start)
        offset = start + 1
    }

    private mutating func close(at end: Int) throws(JSONError) -> JSONEvent {
        let isObject = state == .member || state == .objectStart
        guard end < bytes.count, bytes[end] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
            throw unexpected(at: end, wanted: isObject ? "',' or '}'" : "',' or ']'")
        }
        containers.removeLast()
        finish(at: end + 1)
        return JSONEvent(isObject ? .endObject : .endArray, end, end + 1)
    }

    private mutating func finish(at end: Int) {
        offset = end
        guard let container = containers.last else {
            state = .done
            return
        }
        state = bytes[container] == UInt8(ascii: "{") ? .member : .element
    }
}
