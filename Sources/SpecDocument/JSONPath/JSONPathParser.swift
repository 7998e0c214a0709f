/// Reads a JSONPath by the grammar of RFC 9535.
struct JSONPathParser {
    let bytes: [UInt8]
    var offset = 0
    /// How deep filters and parentheses stand in each other.
    var depth = 0

    static let deepest = 64
    private static let largestInteger = 9_007_199_254_740_991

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    mutating func wholeQuery() throws(JSONPathError) -> JSONPath.Query {
        guard take("$") else { throw error("a path starts with '$'") }
        let query = JSONPath.Query(isRelative: false, segments: try segments())
        guard offset == bytes.count else { throw error("expected '.', '[' or the end of the path, found \(found)") }
        return query
    }

    /// The steps after `$` or `@`; blanks may stand before a step, but not after the last.
    mutating func segments() throws(JSONPathError) -> [JSONPath.Segment] {
        var segments: [JSONPath.Segment] = []
        while true {
            let end = offset
            skipBlanks()
            switch current {
            case UInt8(ascii: "["): segments.append(JSONPath.Segment(isDescendant: false, selectors: try bracketed()))
            case UInt8(ascii: "."):
                offset += 1
                let isDescendant = take(".")
                if isDescendant, current == UInt8(ascii: "[") {
                    segments.append(JSONPath.Segment(isDescendant: true, selectors: try bracketed()))
                } else {
                    segments.append(JSONPath.Segment(isDescendant: isDescendant, selectors: [try shorthand()]))
                }
            default:
                offset = end
                return segments
            }
        }
    }

    // MARK: - Selectors

    private mutating func shorthand() throws(JSONPathError) -> JSONPath.Selector {
        if take("*") { return .wildcard }
        let start = offset
        while let byte = current, isNameByte(byte), offset > start || !isDigit(byte) { offset += 1 }
        guard offset > start else { throw error("expected a name, '*' or '[' after the dot, found \(found)") }
        return .name(String(decoding: bytes[start..<offset], as: UTF8.self))
    }

    private mutating func bracketed() throws(JSONPathError) -> [JSONPath.Selector] {
        offset += 1
        var selectors: [JSONPath.Selector] = []
        repeat {
            skipBlanks()
            selectors.append(try selector())
            skipBlanks()
        } while take(",")
        guard take("]") else { throw error("expected ',' or ']', found \(found)") }
        return selectors
    }

    private mutating func selector() throws(JSONPathError) -> JSONPath.Selector {
        switch current ?? 0 {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return .name(try string())
        case UInt8(ascii: "*"):
            offset += 1
            return .wildcard
        case UInt8(ascii: "?"):
            offset += 1
            skipBlanks()
            return .filter(try condition())
        case UInt8(ascii: ":"): return try slice(from: nil)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let first = try integer()
            let end = offset
            skipBlanks()
            if current == UInt8(ascii: ":") { return try slice(from: first) }
            offset = end
            return .index(first)
        default: throw error("expected a name in quotes, a number, '*', ':' or '?', found \(found)")
        }
    }

    private mutating func slice(from start: Int?) throws(JSONPathError) -> JSONPath.Selector {
        offset += 1
        skipBlanks()
        var end: Int?
        var step = 1
        if startsInteger {
            end = try integer()
            skipBlanks()
        }
        if take(":") {
            let colon = offset
            skipBlanks()
            if startsInteger { step = try integer() } else { offset = colon }
        }
        return .slice(start: start, end: end, step: step)
    }

    private var startsInteger: Bool { current.map { isDigit($0) || $0 == UInt8(ascii: "-") } ?? false }

    private mutating func integer() throws(JSONPathError) -> Int {
        let start = offset
        let isNegative = take("-")
        let digits = offset
        while let byte = current, isDigit(byte) { offset += 1 }
        let isPadded = bytes[digits..<offset].first == UInt8(ascii: "0") && (offset - digits > 1 || isNegative)
        guard offset > digits, !isPadded, let value = Int(String(decoding: bytes[start..<offset], as: UTF8.self)),
            value.magnitude <= Self.largestInteger.magnitude
        else {
            offset = start
            throw error("expected an integer without leading zeros, at most 9007199254740991")
        }
        return value
    }

    // MARK: - Strings

    /// A text in single or double quotes.
    mutating func string() throws(JSONPathError) -> String {
        let start = offset
        let quote = bytes[offset]
        offset += 1
        var text: [UInt8] = []
        while let byte = current {
            offset += 1
            switch byte {
            case quote: return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(quote, into: &text)
            case 0..<0x20:
                offset -= 1
                throw error("a control character inside quotes; write it as an escape")
            default: text.append(byte)
            }
        }
        offset = start
        throw error("a text in quotes that does not end")
    }

    private mutating func escape(_ quote: UInt8, into text: inout [UInt8]) throws(JSONPathError) {
        guard let byte = current else { throw error("a text in quotes that does not end") }
        offset += 1
        switch byte {
        case quote, UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var code = try hexUnit()
            if code & 0xFC00 == 0xD800, take("\\u") { code = 0x10000 + (code & 0x3FF) &<< 10 + (try lowSurrogate() & 0x3FF) }
            guard let scalar = Unicode.Scalar(code) else { throw error("half of a surrogate pair") }
            text.append(contentsOf: String(Character(scalar)).utf8)
        default:
            offset -= 1
            throw error("a backslash that starts no escape")
        }
    }

    private mutating func hexUnit() throws(JSONPathError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = current.flatMap(hexDigit) else { throw error("expected four hexadecimal digits after '\\u'") }
            unit = unit &<< 4 | UInt32(digit)
            offset += 1
        }
        return unit
    }

    private mutating func lowSurrogate() throws(JSONPathError) -> UInt32 {
        let unit = try hexUnit()
        guard unit & 0xFC00 == 0xDC00 else { throw error("half of a surrogate pair") }
        return unit
    }

    // MARK: - Bytes

    var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func take(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard bytes.count - offset >= count else { return false }
        for i in 0..<count where bytes[offset + i] != text.utf8Start[i] { return false }
        offset += count
        return true
    }

    mutating func skipBlanks() {
        while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { offset += 1 }
    }

    func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private func isNameByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    /// What stands at the current place, for messages.
    var found: String {
        guard let byte = current else { return "the end of the path" }
        let tail = String(decoding: bytes[offset...], as: UTF8.self)
        return byte < 0x21 ? "a blank" : "'\(tail.prefix(1))'"
    }

    func error(_ message: String) -> JSONPathError { JSONPathError(message: message, offset: offset) }
}
