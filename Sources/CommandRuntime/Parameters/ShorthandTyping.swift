internal import UntypedCalls
internal import Values
internal import WireFormats

/// Gives the texts that shorthand leaves the types that a shape wants, and makes a list of a single value where one is wanted.
enum ShorthandTyping {
    /// The value with its types; text that is no number is Python's error.
    static func typed(_ value: Value, as shape: SchemaShape) throws(CommandError) -> Value {
        switch shape.kind {
        case .structure, .union:
            guard case .map(var map) = value else { return value }
            for member in shape.members {
                if let element = map[member.name] {
                    if member.shape.kind == .document {
                        throw .validation(
                            "Shorthand syntax does not support document types. Use JSON input for top-level argument to specify nested "
                                + "parameter: \(member.name)")
                    }
                    map[member.name] = try typed(element, as: member.shape)
                }
            }
            return .map(map)
        case .list:
            guard case .list(let items) = value else { return .list([value]) }
            guard let element = shape.element?.shape else { return value }
            var typedItems: [Value] = []
            for item in items { typedItems.append(try typed(item, as: element)) }
            return .list(typedItems)
        case .map:
            guard case .map(var map) = value, let element = shape.value?.shape else { return value }
            for entry in map { map[entry.key] = try typed(entry.value, as: element) }
            return .map(map)
        default: return try scalar(value, shape.kind)
        }
    }

    private static func scalar(_ value: Value, _ kind: SchemaKind) throws(CommandError) -> Value {
        switch kind {
        case .integer, .long:
            guard let text = value.string else {
                throw .general(
                    "int() argument must be a string, a bytes-like object or a real number, not '\(PythonText.typeName(value))'")
            }
            guard let number = PythonNumbers.integer(text) else { throw .general(PythonMessages.notAnInteger(text)) }
            return .number(number)
        case .float, .double:
            guard let text = value.string else {
                throw .general("float() argument must be a string or a real number, not '\(PythonText.typeName(value))'")
            }
            guard let number = PythonNumbers.float(text) else { throw .general(PythonMessages.notAFloat(text)) }
            return .number(Number(number))
        case .boolean:
            guard let text = value.string else { throw .general(PythonMessages.noAttribute("lower", value)) }
            return text.lowercased() == "true" ? true : text.lowercased() == "false" ? false : value
        default: return value
        }
    }
}
