public import Values

/// How Python's `json.dumps` lays out its text.
public struct PythonJSONStyle: Sendable, Hashable {
    /// Spaces a level, each member on its own line; nil for one line.
    public var indent: Int?
    /// Whether characters beyond ASCII are written as `\uXXXX`.
    public var escapesNonASCII: Bool
    /// What stands between members on one line, and between a key and its value.
    public var memberSeparator: String
    public var keySeparator: String

    public init(indent: Int? = nil, escapesNonASCII: Bool = false, memberSeparator: String = ", ", keySeparator: String = ": ") {
        self.indent = indent
        self.escapesNonASCII = escapesNonASCII
        self.memberSeparator = memberSeparator
        self.keySeparator = keySeparator
    }

    /// `json.dumps(…, indent=4, ensure_ascii=False)`: what a command line prints.
    public static let indented = PythonJSONStyle(indent: 4, memberSeparator: ",")
    /// `json.dumps(…)`: one line, `", "` and `": "`, ASCII only.
    public static let line = PythonJSONStyle(escapesNonASCII: true)
    /// `json.dumps(…, separators=(',', ':'))`: one line without spaces, ASCII only.
    public static let compact = PythonJSONStyle(escapesNonASCII: true, memberSeparator: ",", keySeparator: ":")
}

extension Value {
    /// The value as Python's `json.dumps` writes it; timestamps and bytes as the strings that stand for them.
    public func pythonJSON(_ style: PythonJSONStyle = .indented) -> String {
        var text: [UInt8] = []
        appendPythonJSON(style, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the value as Python's `json.dumps` writes it.
    public func appendPythonJSON(_ style: PythonJSONStyle = .indented, to text: inout [UInt8]) {
        PythonJSONWriter(style).append(self, level: 0, to: &text)
    }
}

// MARK: -

private struct PythonJSONWriter {
    let indent: Int?
    let escapesNonASCII: Bool
    let memberSeparator: [UInt8]
    let keySeparator: [UInt8]

    init(_ style: PythonJSONStyle) {
        indent = style.indent.map { max($0, 0) }
        escapesNonASCII = style.escapesNonASCII
        memberSeparator = Array(style.memberSeparator.utf8)
        keySeparator = Array(style.keySeparator.utf8)
    }

    func append(_ value: Value, level: Int, to text: inout [UInt8]) {
        switch value {
        case .null: text.append(contentsOf: "null".utf8)
        case .bool(let bool): text.append(contentsOf: (bool ? "true" : "false").utf8)
        case .number(let number): text.append(contentsOf: jsonText(of: number).utf8)
        case .string(let string): appendString(string, to: &text)
        case .timestamp, .bytes: appendString(value.text ?? "", to: &text)
        case .list(let list):
            if list.isEmpty { return text.append(contentsOf: "[]".utf8) }
            text.append(UInt8(ascii: "["))
            for (position, element) in list.enumerated() {
                startMember(position, level: level + 1, to: &text)
                append(element, level: level + 1, to: &text)
            }
            newLine(level: level, to: &text)
            text.append(UInt8(ascii: "]"))
        case .map(let map):
            if map.isEmpty { return text.append(contentsOf: "{}".utf8) }
            text.append(UInt8(ascii: "{"))
            for (position, entry) in map.entries.enumerated() {
                startMember(position, level: level + 1, to: &text)
                appendString(entry.key, to: &text)
                text.append(contentsOf: keySeparator)
                append(entry.value, level: level + 1, to: &text)
            }
            newLine(level: level, to: &text)
            text.append(UInt8(ascii: "}"))
        }
    }

    private func startMember(_ position: Int, level: Int, to text: inout [UInt8]) {
        if position > 0 { text.append(contentsOf: memberSeparator) }
        newLine(level: level, to: &text)
    }

    private func newLine(level: Int, to text: inout [UInt8]) {
        guard let indent else { return }
        text.append(UInt8(ascii: "\n"))
        for _ in 0..<indent * level { text.append(UInt8(ascii: " ")) }
    }

    private func jsonText(of number: Number) -> String {
        switch number.pythonText {
        case "inf": "Infinity"
        case "-inf": "-Infinity"
        case "nan": "NaN"
        case let text: text
        }
    }

    private func appendString(_ string: String, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { bytes in
            var start = 0
            var position = 0
            while position < bytes.count {
                let byte = bytes[position]
                if byte >= 0x80, !escapesNonASCII || byte < 0xC0 {
                    position += 1
                    if escapesNonASCII { start = position }
                    continue
                }
                guard byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
                    position += 1
                    continue
                }
                if byte == 0x7F, !escapesNonASCII {
                    position += 1
                    continue
                }
                text.append(contentsOf: bytes[start..<position])
                if byte < 0x80 {
                    appendEscaped(byte, to: &text)
                } else {
                    appendEscaped(scalar(in: bytes, at: position), to: &text)
                }
                position += 1
                start = position
            }
            text.append(contentsOf: bytes[min(start, bytes.count)...])
        }
        text.append(UInt8(ascii: "\""))
    }

    private func appendEscaped(_ byte: UInt8, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(byte)
        case 0x08: text.append(UInt8(ascii: "b"))
        case 0x09: text.append(UInt8(ascii: "t"))
        case 0x0A: text.append(UInt8(ascii: "n"))
        case 0x0C: text.append(UInt8(ascii: "f"))
        case 0x0D: text.append(UInt8(ascii: "r"))
        default: appendHex(UInt16(byte), to: &text)
        }
    }

    private func appendEscaped(_ scalar: UInt32, to text: inout [UInt8]) {
        for unit in String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf16 {
            text.append(UInt8(ascii: "\\"))
            appendHex(unit, to: &text)
        }
    }

    private func appendHex(_ unit: UInt16, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "u"))
        for shift in stride(from: 12, through: 0, by: -4) {
            let digit = UInt8(unit >> UInt16(shift) & 15)
            text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }

    /// The code point whose first byte stands at the position; a Swift string's bytes are always well formed.
    private func scalar(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt32 {
        let first = UInt32(bytes[position])
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        var scalar = first & (0xFF >> UInt32(length + 1))
        for offset in 1..<length where position + offset < bytes.count {
            scalar = scalar << 6 | UInt32(bytes[position + offset] & 0x3F)
        }
        return scalar
    }
}
