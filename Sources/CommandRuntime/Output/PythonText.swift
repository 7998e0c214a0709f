internal import Values

/// Spells values as Python does, because the AWS CLI quotes them so in its messages and in text output.
enum PythonText {
    /// What `str(value)` gives: a string as it is, anything else as `repr`.
    static func string(_ value: Value) -> String {
        if case .string(let text) = value { return text }
        return representation(value)
    }

    /// What `repr(value)` gives: `'text'`, `None`, `{'Id': 1}`, `b'\x00'`.
    static func representation(_ value: Value) -> String {
        var text = ""
        append(value, to: &text)
        return text
    }

    /// The name of the value's type as `type(value)` prints it: `<class 'int'>`.
    static func type(of value: Value) -> String { "<class '\(typeName(value))'>" }

    /// A string in quotes, with escapes for what Python does not print.
    static func quoted(_ string: String) -> String {
        let quote: Character = string.contains("'") && !string.contains("\"") ? "\"" : "'"
        var text = String(quote)
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "'" where quote == "'": text += "\\'"
            default:
                if isPrintable(scalar) { text.unicodeScalars.append(scalar) } else { text += escape(scalar.value) }
            }
        }
        text.append(quote)
        return text
    }

    /// Bytes as `b'…'`.
    static func quoted(_ bytes: [UInt8]) -> String {
        let quote = bytes.contains(0x27) && !bytes.contains(0x22) ? UInt8(ascii: "\"") : UInt8(ascii: "'")
        var text: [UInt8] = [UInt8(ascii: "b"), quote]
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\\"): text.append(contentsOf: "\\\\".utf8)
            case 0x0A: text.append(contentsOf: "\\n".utf8)
            case 0x0D: text.append(contentsOf: "\\r".utf8)
            case 0x09: text.append(contentsOf: "\\t".utf8)
            case quote:
                text.append(UInt8(ascii: "\\"))
                text.append(byte)
            case 0x20..<0x7F: text.append(byte)
            default: text.append(contentsOf: escape(UInt32(byte)).utf8)
            }
        }
        text.append(quote)
        return String(decoding: text, as: UTF8.self)
    }

    // MARK: -

    private static func append(_ value: Value, to text: inout String) {
        switch value {
        case .null: text += "None"
        case .bool(let bool): text += bool ? "True" : "False"
        case .number(let number): text += number.pythonText
        case .string(let string): text += quoted(string)
        case .bytes(let bytes): text += quoted(bytes)
        case .timestamp(let time):
            if time.isDate {
                text += time.wireText ?? ""
            } else {
                // `str()` of a time; its `repr` is only seen of lists and maps that YAML made.
                text += (time.offsetMinutes == nil ? time.naiveISO8601 : time.iso8601()).replacing("T", with: " ")
            }
        case .list(let items):
            text += "["
            for (index, item) in items.enumerated() {
                if index > 0 { text += ", " }
                append(item, to: &text)
            }
            text += "]"
        case .map(let map):
            text += "{"
            for (index, entry) in map.enumerated() {
                if index > 0 { text += ", " }
                text += quoted(entry.key) + ": "
                append(entry.value, to: &text)
            }
            text += "}"
        }
    }

    /// The bare name: `int`.
    static func typeName(_ value: Value) -> String {
        switch value {
        case .null: "NoneType"
        case .bool: "bool"
        case .number(let number): number.isInteger ? "int" : "float"
        case .string: "str"
        case .bytes: "bytes"
        case .timestamp(let timestamp): timestamp.isDate ? "datetime.date" : "datetime.datetime"
        case .list: "list"
        case .map: "dict"
        }
    }

    /// Printable in Python's sense: no control, format, surrogate, private or unassigned character, and no separator but the blank.
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator: return false
        default: return true
        }
    }

    private static func escape(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        func padded(_ width: Int) -> String { String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits }
        if value <= 0xFF { return "\\x" + padded(2) }
        if value <= 0xFFFF { return "\\u" + padded(4) }
        return "\\U" + padded(8)
    }
}

extension OffsetTimestamp {
    /// Whether this is a YAML date without a time of day, which the AWS CLI does not take for a timestamp.
    var isDate: Bool {
        guard let wireText, offsetMinutes == nil, wireText.utf8.count == 10 else { return false }
        return wireText.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
