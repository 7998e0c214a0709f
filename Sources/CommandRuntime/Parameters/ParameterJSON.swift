internal import Values

/// Reads JSON as Python's `json` module does, because its language is a little wider (`NaN`, control characters are refused, a key that
/// comes twice counts the last time) and its messages are those that users of the AWS CLI know.
struct ParameterJSON {
    private let bytes: [UInt8]
    private var offset = 0
    private var depth = 0

    /// Deeper than any service takes; Python stops near the same depth.
    private static let maximumDepth = 500

    /// The value of a text; the error's text is Python's: `Expecting value: line 1 column 7 (char 6)`.
    static func value(_ text: String) throws(ParameterJSONError) -> Value {
        var reader = ParameterJSON(bytes: Array(text.utf8))
        if reader.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw reader.error("Unexpected UTF-8 BOM (decode using utf-8-sig)", at: 0) }
        reader.skipWhitespace()
        let value = try reader.value()
        reader.skipWhitespace()
        if reader.offset < reader.bytes.count { throw reader.error("Extra data", at: reader.offset) }
        return value
    }

    // MARK: -

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func value() throws(ParameterJSONError) -> Value {
        switch next {
        case UInt8(ascii: "\""):
            offset += 1
            return .string(try string())
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "n") where skip("null"): return .null
        case UInt8(ascii: "t") where skip("true"): return true
        case UInt8(ascii: "f") where skip("false"): return false
        case UInt8(ascii: "N") where skip("NaN"): return .number(Number(Double.nan))
        case UInt8(ascii: "I") where skip("Infinity"): return .number(Number(Double.infinity))
        case UInt8(ascii: "-") where skip("-Infinity"): return .number(Number(-Double.infinity))
        default:
            if let number = number() { return .number(number) }
            throw error("Expecting value", at: offset)
        }
    }

    private mutating func object() throws(ParameterJSONError) -> Value {
        try enter()
        defer { depth -= 1 }
        var map = ValueMap()
        offset += 1
        skipWhitespace()
        if next == UInt8(ascii: "}") {
            offset += 1
            return .map(map)
        }
        while true {
            guard next == UInt8(ascii: "\"") else { throw error("Expecting property name enclosed in double quotes", at: offset) }
            offset += 1
            let key = try string()
            skipWhitespace()
            guard next == UInt8(ascii: ":") else { throw error("Expecting ':' delimiter", at: offset) }
            offset += 1
            skipWhitespace()
            map[key] = try value()
            skipWhitespace()
            if next == UInt8(ascii: "}") {
                offset += 1
                return .map(map)
            }
            guard next == UInt8(ascii: ",") else { throw error("Expecting ',' delimiter", at: offset) }
            let comma = offset
            offset += 1
            skipWhitespace()
            if next == UInt8(ascii: "}") { throw error("Illegal trailing comma before end of object", at: comma) }
        }
    }

    private mutating func array() throws(ParameterJSONError) -> Value {
        try enter()
        defer { depth -= 1 }
        var items: [Value] = []
        offset += 1
        skipWhitespace()
        if next == UInt8(ascii: "]") {
            offset += 1
            return .list(items)
        }
        while true {
            items.append(try value())
            skipWhitespace()
            if next == UInt8(ascii: "]") {
                offset += 1
                return .list(items)
            }
            guard next == UInt8(ascii: ",") else { throw error("Expecting ',' delimiter", at: offset) }
            let comma = offset
            offset += 1
            skipWhitespace()
            if next == UInt8(ascii: "]") { throw error("Illegal trailing comma before end of array", at: comma) }
        }
    }

    private mutating func enter() throws(ParameterJSONError) {
        depth += 1
        if depth > Self.maximumDepth {
            throw ParameterJSONError(message: "more than \(Self.maximumDepth) lists and objects inside each other", isTooDeep: true)
        }
    }

    /// The rest of a string after its opening quote.
    private mutating func string() throws(ParameterJSONError) -> String {
        let begin = offset - 1
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(to: &text, stringAt: begin)
            case 0..<0x20: throw error("Invalid control character at", at: offset)
            default:
                text.append(byte)
                offset += 1
            }
        }
        throw error("Unterminated string starting at", at: begin)
    }

    private mutating func escape(to text: inout [UInt8], stringAt begin: Int) throws(ParameterJSONError) {
        let start = offset
        offset += 1
        guard let letter = next else { throw error("Unterminated string starting at", at: begin) }
        offset += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            guard var code = hexadecimal(at: offset) else { throw error("Invalid \\uXXXX escape", at: start + 1) }
            offset += 4
            if (0xD800...0xDBFF).contains(code), bytes[offset...].starts(with: "\\u".utf8), let low = hexadecimal(at: offset + 2),
                (0xDC00...0xDFFF).contains(low)
            {
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                offset += 6
            }
            // Half a pair has no UTF-8; Python would fail later, when it writes the request.
            let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
            text.append(contentsOf: Array(String(Character(scalar)).utf8))
        default: throw error("Invalid \\escape", at: start)
        }
    }

    private func hexadecimal(at start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        var code: UInt32 = 0
        for byte in bytes[start..<start + 4] {
            switch byte {
            case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: code = code << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: code = code << 4 | UInt32(byte - 0x57)
            default: return nil
            }
        }
        return code
    }

    private mutating func number() -> Number? {
        var end = offset
        func digits(_ from: Int) -> Int { bytes[from...].prefix(while: ByteScanner.isDigit).count }
        if end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
        let whole = digits(end)
        guard whole > 0 else { return nil }
        end += bytes[end] == UInt8(ascii: "0") ? 1 : whole
        if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
            let fraction = digits(end + 1)
            if fraction > 0 { end += 1 + fraction }
        }
        if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
            var start = end + 1
            if start < bytes.count, bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "-") { start += 1 }
            let exponent = digits(min(start, bytes.count))
            if exponent > 0 { end = start + exponent }
        }
        defer { offset = end }
        return Number(text: String(decoding: bytes[offset..<end], as: UTF8.self))
    }

    private mutating func skip(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard bytes.count - offset >= length, word.withUTF8Buffer({ bytes[offset..<offset + length].elementsEqual($0) }) else {
            return false
        }
        offset += length
        return true
    }

    private mutating func skipWhitespace() {
        while let next, next == 0x20 || next == 0x09 || next == 0x0A || next == 0x0D { offset += 1 }
    }

    /// Places count characters, not bytes.
    private func error(_ message: String, at offset: Int) -> ParameterJSONError {
        var line = 1
        var column = 1
        var character = 0
        for byte in bytes[..<min(offset, bytes.count)] where byte & 0xC0 != 0x80 {
            character += 1
            column += 1
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            }
        }
        return ParameterJSONError(message: "\(message): line \(line) column \(column) (char \(character))", isTooDeep: false)
    }
}

/// Why a text is no JSON.
struct ParameterJSONError: Error {
    let message: String
    /// Whether the text may be JSON, but nests beyond all use.
    let isTooDeep: Bool
}
