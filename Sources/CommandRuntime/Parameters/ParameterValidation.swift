internal import UntypedCalls
internal import Values
internal import WireFormats

/// Holds parameters against a shape before anything is sent; all that is wrong is told at once, in the AWS CLI's sentences.
struct ParameterValidation {
    private var problems: [String] = []

    /// Throws if the members of an input are not what its shape wants.
    static func check(_ input: ValueMap, against shape: SchemaShape?) throws(CommandError) {
        guard let shape else { return }
        var validation = ParameterValidation()
        validation.structure(.map(input), shape, "")
        guard validation.problems.isEmpty else {
            throw .validation("Parameter validation failed:\n" + validation.problems.joined(separator: "\n"))
        }
    }

    // MARK: -

    private mutating func check(_ value: Value, _ shape: SchemaShape, _ name: String) {
        switch shape.kind {
        case .structure, .union: structure(value, shape, name)
        case .list: list(value, shape, name)
        case .map: map(value, shape, name)
        case .string, .enumeration, .bigInteger, .bigDecimal:
            guard case .string(let text) = value else { return wrongType(value, name, "<class 'str'>") }
            checkLength(text.unicodeScalars.count, shape, name)
        case .byte, .short, .integer, .long:
            guard let number = value.pythonInteger else { return wrongType(value, name, "<class 'int'>") }
            checkRange(number, value, shape, name)
        case .float, .double:
            guard let number = value.number ?? value.pythonInteger else {
                return wrongType(value, name, "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>")
            }
            checkRange(number, value, shape, name)
        case .boolean:
            if value.bool == nil { wrongType(value, name, "<class 'bool'>") }
        case .timestamp:
            if ParameterTimestamp.read(value) == nil { wrongType(value, name, "<class 'datetime.datetime'>, timestamp-string") }
        case .blob:
            if value.bytes == nil, value.string == nil {
                wrongType(value, name, "<class 'bytes'>, <class 'bytearray'>, file-like object")
            }
        case .document: break
        }
    }

    private mutating func structure(_ value: Value, _ shape: SchemaShape, _ name: String) {
        guard case .map(let map) = value else { return wrongType(value, name, "<class 'dict'>") }
        let members = shape.members
        if shape.kind == .union {
            let names = members.map(\.name).joined(separator: ", ")
            if map.isEmpty {
                problems.append("Must set one of the following keys for tagged unionstructure \(Self.shown(name)): \(names).")
            } else if map.count > 1 {
                problems.append(
                    "Invalid number of parameters set for tagged union structure \(Self.shown(name)). "
                        + "Can only set one of the following keys: \(names).")
            }
        }
        for member in members where member.isRequired && !member.isIdempotencyToken && map[member.name] == nil {
            problems.append("Missing required parameter in \(Self.shown(name)): \"\(member.name)\"")
        }
        var known: [(SchemaMember, Value)] = []
        for entry in map {
            if let member = members.first(where: { $0.name == entry.key }) {
                known.append((member, entry.value))
            } else {
                let names = members.map(\.name).joined(separator: ", ")
                problems.append("Unknown parameter in \(Self.shown(name)): \"\(entry.key)\", must be one of: \(names)")
            }
        }
        for (member, value) in known { check(value, member.shape, name.isEmpty ? member.name : "\(name).\(member.name)") }
    }

    private mutating func list(_ value: Value, _ shape: SchemaShape, _ name: String) {
        guard case .list(let items) = value else { return wrongType(value, name, "<class 'list'>, <class 'tuple'>") }
        checkLength(items.count, shape, name)
        guard let element = shape.element?.shape else { return }
        for (index, item) in items.enumerated() { check(item, element, "\(name)[\(index)]") }
    }

    private mutating func map(_ value: Value, _ shape: SchemaShape, _ name: String) {
        guard case .map(let map) = value else { return wrongType(value, name, "<class 'dict'>") }
        for entry in map {
            if let key = shape.key?.shape { check(.string(entry.key), key, "\(name) (key: \(entry.key))") }
            if let element = shape.value?.shape { check(entry.value, element, "\(name).\(entry.key)") }
        }
    }

    private mutating func checkLength(_ length: Int, _ shape: SchemaShape, _ name: String) {
        guard let minimum = shape.minimum, let least = Int(minimum), length < least else { return }
        problems.append("Invalid length for parameter \(Self.shown(name)), value: \(length), valid min length: \(minimum)")
    }

    private mutating func checkRange(_ number: Number, _ value: Value, _ shape: SchemaShape, _ name: String) {
        guard let minimum = shape.minimum, number < Number(text: minimum) else { return }
        problems.append(
            "Invalid value for parameter \(Self.shown(name)), value: \(PythonText.string(value)), "
                + "valid min value: \(Number(text: minimum).pythonText)")
    }

    private mutating func wrongType(_ value: Value, _ name: String, _ wanted: String) {
        problems.append(
            "Invalid type for parameter \(Self.shown(name)), value: \(PythonText.string(value)), "
                + "type: \(PythonText.type(of: value)), valid types: \(wanted)")
    }

    private static func shown(_ name: String) -> String { name.isEmpty ? "input" : name }
}

extension Value {
    /// The whole number that this is to Python, where `True` is 1.
    fileprivate var pythonInteger: Number? {
        switch self {
        case .number(let number) where number.isInteger: number
        case .bool(let bool): bool ? 1 : 0
        default: nil
        }
    }
}
