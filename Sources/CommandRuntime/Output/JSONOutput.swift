internal import JSONText
internal import Values

/// JSON as Python's `json.dumps(value, indent=4, ensure_ascii=False)` lays it out.
enum JSONOutput {
    /// Appends a value, indented by four blanks a depth.
    static func append(_ value: Value, to bytes: inout [UInt8]) {
        var writer = JSONWriter(.indented(by: 4))
        write(value, to: &writer)
        bytes.append(contentsOf: writer.bytes)
    }

    /// A value on one line: `{"a": [1, 2]}`.
    static func oneLine(_ value: Value, escapesNonASCII: Bool = false) -> String {
        var writer = JSONWriter(.spaced, escapesNonASCII: escapesNonASCII)
        write(value, to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    static func write(_ value: Value, to writer: inout JSONWriter) {
        switch value {
        case .null: writer.null()
        case .bool(let bool): writer.bool(bool)
        case .number(let number): writer.number(token(number))
        case .string(let string): writer.string(string)
        case .bytes(let bytes): writer.string(Base64.encoded(bytes))
        case .timestamp(let time): writer.string(time.offsetMinutes == nil ? time.naiveISO8601 : time.iso8601())
        case .list(let items):
            writer.beginArray()
            for item in items { write(item, to: &writer) }
            writer.endArray()
        case .map(let map):
            writer.beginObject()
            for entry in map {
                writer.key(entry.key)
                write(entry.value, to: &writer)
            }
            writer.endObject()
        }
    }

    private static func token(_ number: Number) -> String {
        switch number.pythonText {
        case "inf": "Infinity"
        case "-inf": "-Infinity"
        case "nan": "NaN"
        case let text: text
        }
    }
}
