import Values

/// Reads the JSON of a literal: what Python's `json.loads` takes, `NaN` and `Infinity` included. Numbers keep their spelling.
struct JSONLiteral {
    enum Problem: Error {
        case value, escape, unicodeEscape, controlCharacter, depth

        var sentence: String {
            switch self {
            case .value: "no JSON value stands"
            case .escape: "a backslash is followed by what is no escape"
            case .unicodeEscape: "\\u is not followed by four hexadecimal digits"
            case .controlCharacter: "a control character stands unescaped"
            case .depth: "lists and maps nest too deeply"
            }
        }

        /// The words of Python's `json` for it.
        var python: String {
            switch self {
            case .value: "Expecting value"
            case .escape: "Invalid \\escape"
            case .unicodeEscape: "Invalid \\uXXXX escape"
            case .controlCharacter: "Invalid control character at"
            case .depth: "maximum recursion depth exceeded"
            }
        }
    }

    static func read(_ text: String) -> Result<Value, Problem> {
        var reader = JSONLiteral(bytes: Array(text.utf8))
        do throws(Problem) {
            reader.skipWhitespace()
            let value = try reader.value(depth: 0)
            reader.skipWhitespace()
            return reader.position == reader.bytes.count ? .success(value) : .failure(.value)
        } catch {
            return .failure(error)
        }
    }

    // MARK: -

    private static let maximumDepth = 256
    /// Python reads no integer longer than this.
    private static let maximumDigits = 4_300

    private let bytes: [UInt8]
    private var position = 0

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipWhitespace() {
        while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private mutating func take(_ word: StaticString) -> Bool {
        let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[position...].starts(with: word) else { return false }
        position += word.count
        return true
    }

    private mutating func value(depth: Int) throws(Problem) -> Value {
        if depth > Self.maximumDepth { throw .depth }
        switch current {
        case UInt8(ascii: "{"): return try map(depth: depth)
        case UInt8(ascii: "["): return try list(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t") where take("true"): return .bool(true)
        case UInt8(ascii: "f") where take("false"): return .bool(false)
        case UInt8(ascii: "n") where take("null"): return .null
        case UInt8(ascii: "N") where take("NaN"): return .number(Number(.nan))
        case UInt8(ascii: "I") where take("Infinity"): return .number(Number(.infinity))
        case UInt8(ascii: "-") where take("-Infinity"): return .number(Number(-.infinity))
        default: return .number(try number())
        }
    }

    private mutating func list(depth: Int) throws(Problem) -> Value {
        position += 1
        var elements: [Value] = []
        skipWhitespace()
        if take("]") { return .list([]) }
        while true {
            skipWhitespace()
            elements.append(try value(depth: depth + 1))
            skipWhitespace()
            if take("]") { return .list(elements) }
            guard take(",") else { throw .value }
        }
    }

    private mutating func map(depth: Int) throws(Problem) -> Value {
        position += 1
        var map = ValueMap()
        skipWhitespace()
        if take("}") { return .map(map) }
        while true {
            skipWhitespace()
            guard current == UInt8(ascii: "\"") else { throw .value }
            let key = try string()
            skipWhitespace()
            guard take(":") else { throw .value }
            skipWhitespace()
            map[key] = try value(depth: depth + 1)
            skipWhitespace()
            if take("}") { return .map(map) }
            guard take(",") else { throw .value }
        }
    }

    private mutating func number() throws(Problem) -> Number {
        let start = position
        _ = take("-")
        if !take("0") { guard skipDigits() > 0 else { throw .value } }
        var isInteger = true
        let afterInteger = position
        if take(".") {
            if skipDigits() > 0 { isInteger = false } else { position = afterInteger }
        }
        let afterFraction = position
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            if skipDigits() > 0 { isInteger = false } else { position = afterFraction }
        }
        if isInteger, position - start > Self.maximumDigits { throw .value }
        return Number(text: String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
        return position - start
    }

    // MARK: - Strings

    private mutating func string() throws(Problem) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = current {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(to: &text)
            case 0..<0x20: throw .controlCharacter
            default: text.append(byte)
            }
        }
        throw .value
    }

    private mutating func escape(to text: inout [UInt8]) throws(Problem) {
        guard let byte = current else { throw .value }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try escapedScalar()).utf8)
        default: throw .escape
        }
    }

    /// The code point of `\uXXXX`, of two of them for a surrogate pair; half a pair gives U+FFFD.
    private mutating func escapedScalar() throws(Problem) -> Unicode.Scalar {
        let first = try hexadecimal()
        guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        let afterFirst = position
        guard take("\\u"), let second = try? hexadecimal(), (0xDC00..<0xE000).contains(second) else {
            position = afterFirst
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (first - 0xD800) &<< 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(Problem) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current else { throw .unicodeEscape }
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw .unicodeEscape
            }
            value = value &<< 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}
