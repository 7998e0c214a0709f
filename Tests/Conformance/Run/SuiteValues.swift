internal import TypedCalls

extension ProtocolSuite {
    /// A value of a case in the terms of typed calls: blobs are bytes, times are instants.
    func value(_ given: Value, as shapeName: String, depth: Int = 0) -> Value {
        guard depth < 200, let shape = shapes[shapeName] else { return given }
        if shape["document"]?.bool == true { return given }
        func inner(_ part: String, _ value: Value) -> Value { self.value(value, as: shape[part]?["shape"]?.string ?? "", depth: depth + 1) }
        switch (shape["type"]?.string, given) {
        case ("structure", .map(let map)):
            return .map(
                ValueMap(
                    map.map { entry in
                        let member = shape["members"]?[entry.key]
                        // Suites give what is sent or received as JSON in the text that it is.
                        if member?["jsonvalue"]?.bool == true, let text = entry.value.string, let document = try? Document(json: text) {
                            return (entry.key, document.value)
                        }
                        return (entry.key, member?["shape"]?.string.map { value(entry.value, as: $0, depth: depth + 1) } ?? entry.value)
                    }))
        case ("list", .list(let items)): return .list(items.map { inner("member", $0) })
        case ("map", .map(let map)): return .map(ValueMap(map.map { ($0.key, inner("value", $0.value)) }))
        case ("blob", .string(let text)): return .bytes(Array(text.utf8))
        case ("timestamp", .number(let number)):
            guard let time = Timestamp(number.text) else { return given }
            return TypedCallOutput.time(time)
        case ("timestamp", .string(let text)):
            guard let time = Timestamp(text) else { return given }
            return TypedCallOutput.time(time)
        case ("float", .string(let text)), ("double", .string(let text)):
            return .number(Number(text: text))
        case ("float", .number(let number)):
            // What is left of the digits in single precision.
            return TypedCallOutput.number(Float(number.double))
        default: return given
        }
    }
}

/// A value in a form in which those that mean the same are equal: instants to the millisecond, special numbers as text, no nulls in maps.
func canonical(_ value: Value) -> Value {
    switch value {
    case .timestamp(let time): .string("time \(time.secondsSinceEpoch).\(time.nanoseconds / 1_000_000)")
    case .number(let number): number.double.isFinite ? value : .string("number \(number.double)")
    case .list(let items): .list(items.map(canonical))
    case .map(let map): .map(ValueMap(map.sorted { $0.key < $1.key }.map { ($0.key, canonical($0.value)) }))
    default: value
    }
}

/// Both sides, if they differ.
func difference(_ what: String, expected: Value, found: Value) -> String? {
    let (expected, found) = (canonical(expected), canonical(found))
    if expected == found { return nil }
    return "\(what)\n  expected: \(text(expected))\n  found:    \(text(found))"
}

func difference(_ what: String, expected: String, found: String) -> String? {
    expected == found ? nil : "\(what)\n  expected: \(expected)\n  found:    \(found)"
}

/// A value on one line.
func text(_ value: Value) -> String {
    switch value {
    case .bytes(let bytes): "bytes '\(String(decoding: bytes, as: UTF8.self))'"
    case .list(let items): "[" + items.map(text).joined(separator: ", ") + "]"
    case .map(let map): "{" + map.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ") + "}"
    default: Document(value).jsonText
    }
}
