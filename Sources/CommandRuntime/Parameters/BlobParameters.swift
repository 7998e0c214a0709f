internal import UntypedCalls
internal import Values
internal import WireFormats

/// Blobs given as text: base64 unless raw text is asked for.
enum BlobParameters {
    /// The input with its blobs as bytes; text that is not base64 is an error that quotes it.
    static func decoded(_ input: ValueMap, _ shape: SchemaShape?, isRaw: Bool) throws(CommandError) -> ValueMap {
        guard let shape, case .map(let map) = try decoded(.map(input), shape, isRaw) else { return input }
        return map
    }

    private static func decoded(_ value: Value, _ shape: SchemaShape, _ isRaw: Bool) throws(CommandError) -> Value {
        switch (shape.kind, value) {
        case (.blob, .string(let text)):
            if isRaw { return .bytes(Array(text.utf8)) }
            guard text.utf8.allSatisfy({ $0 < 0x80 }) else { throw .general("string argument should contain only ASCII characters") }
            guard let bytes = Base64.decoded(text.utf8) else { throw .general("Invalid base64: \"\(text)\"") }
            return .bytes(bytes)
        case (.structure, .map(var map)), (.union, .map(var map)):
            for member in shape.members {
                if let element = map[member.name], mayHoldBlobs(element) { map[member.name] = try decoded(element, member.shape, isRaw) }
            }
            return .map(map)
        case (.list, .list(let items)):
            guard let element = shape.element?.shape else { return value }
            var result: [Value] = []
            for item in items { result.append(try decoded(item, element, isRaw)) }
            return .list(result)
        case (.map, .map(var map)):
            guard let element = shape.value?.shape else { return value }
            for entry in map { map[entry.key] = try decoded(entry.value, element, isRaw) }
            return .map(map)
        default: return value
        }
    }

    private static func mayHoldBlobs(_ value: Value) -> Bool {
        switch value {
        case .string, .list, .map: true
        default: false
        }
    }
}
