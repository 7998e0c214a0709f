internal import UntypedCalls
internal import WireFormats

/// How values of a shape are spelled on the command line: as shorthand, as JSON, or as words side by side.
enum ShapeSyntax {
    /// The word for a kind of shape in help: `string`, `list`, `tagged union structure`.
    static func typeName(_ shape: SchemaShape) -> String {
        switch shape.kind {
        case .union: "tagged union structure"
        case .enumeration: "string"
        case .document: "document"
        default: shape.kind.rawValue
        }
    }

    static func isScalar(_ shape: SchemaShape) -> Bool {
        switch shape.kind {
        case .structure, .union, .list, .map: false
        default: true
        }
    }

    // MARK: - Words

    /// A list of scalars: `"string" "string" ...`, or the values of its enumeration.
    static func words(_ shape: SchemaShape) -> [String]? {
        guard let element = shape.element?.shape, isScalar(element) else { return nil }
        if element.kind == .enumeration {
            return ["\"string\" \"string\" ...", "", "Where valid values are:"] + element.enumerationValues.map { "  " + $0 }
        }
        let word = scalarExample(element)
        return ["\(word) \(word) ..."]
    }

    // MARK: - Shorthand

    /// The form of shorthand for a shape; nothing where there is none, or where it would be too deep to help.
    static func shorthand(_ shape: SchemaShape) -> String? {
        guard ParameterReading.takesShorthand(shape) else { return nil }
        let members = shape.members
        if shape.kind == .structure, members.count == 1, members[0].name == "Value", members[0].kind == .string { return nil }
        var open: [String] = []
        if let element = shape.element?.shape { return shorthand(element, &open).map { $0 + " ..." } }
        return shorthand(shape, &open)
    }

    private static let deepestShorthand = 3

    private static func shorthand(_ shape: SchemaShape, _ open: inout [String]) -> String? {
        guard open.count <= deepestShorthand else { return nil }
        switch shape.kind {
        case .structure, .union:
            var parts: [String] = []
            for member in shape.members where member.kind != .document {
                if open.contains(member.shape.name) {
                    parts.append("( ... recursive ... )")
                    continue
                }
                guard let text = nested(member.shape, &open) else { return nil }
                parts.append("\(member.name)=\(text)")
            }
            let inner = parts.joined(separator: ",")
            return open.isEmpty ? inner : "{\(inner)}"
        case .list:
            guard let element = shape.element?.shape, let text = nested(element, &open) else { return nil }
            return isScalar(element) && open.count <= 1 ? "\(text),\(text)" : "[\(text),\(text)]"
        case .map:
            guard let value = shape.value?.shape, let text = nested(value, &open) else { return nil }
            let pairs = "KeyName1=\(text),KeyName2=\(text)"
            if !open.isEmpty { return "{\(pairs)}" }
            let keys = shape.key?.shape.enumerationValues ?? []
            return keys.isEmpty ? pairs : "\(pairs)\n\nWhere valid key names are:\n\(keys.map { "  \($0)\n" }.joined())"
        default: return typeName(shape)
        }
    }

    private static func nested(_ shape: SchemaShape, _ open: inout [String]) -> String? {
        open.append(shape.name)
        defer { open.removeLast() }
        return shorthand(shape, &open)
    }

    // MARK: - JSON

    /// The form of JSON for a shape, line by line.
    static func json(_ shape: SchemaShape) -> [String] {
        var writer = JSONForm()
        writer.write(shape)
        return writer.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    fileprivate static func scalarExample(_ shape: SchemaShape) -> String {
        switch shape.kind {
        case .enumeration: shape.enumerationValues.map { "\"\($0)\"" }.joined(separator: "|")
        case .string, .bigInteger, .bigDecimal: "\"string\""
        case .boolean: "true|false"
        case .document: "{...}"
        default: typeName(shape)
        }
    }
}

/// Writes the form of JSON values.
private struct JSONForm {
    private(set) var text = ""
    private var indent = 0
    private var open: [String] = []

    mutating func write(_ shape: SchemaShape) {
        if shape.kind == .structure || shape.kind == .union, open.reduce(0, { $1 == shape.name ? $0 + 1 : $0 }) > 1 {
            text += "{ ... recursive ... }"
            return
        }
        open.append(shape.name)
        defer { open.removeLast() }
        switch shape.kind {
        case .structure, .union: writeMembers(shape.members)
        case .list: writeList(shape)
        case .map: writeMap(shape)
        default: text += ShapeSyntax.scalarExample(shape)
        }
    }

    private mutating func writeMembers(_ members: [SchemaMember]) {
        text += "{"
        indent += 1
        for (index, member) in members.enumerated() {
            breakLine()
            text += "\"\(member.name)\": "
            write(member.shape)
            if index + 1 < members.count { text += "," }
        }
        indent -= 1
        breakLine()
        text += "}"
    }

    private mutating func writeList(_ shape: SchemaShape) {
        text += "["
        defer { text += "]" }
        guard let element = shape.element?.shape else { return }
        if ShapeSyntax.isScalar(element) {
            text += ShapeSyntax.scalarExample(element) + ", ..."
            return
        }
        indent += 1
        breakLine()
        write(element)
        breakLine()
        text += "..."
        indent -= 1
        breakLine()
    }

    private mutating func writeMap(_ shape: SchemaShape) {
        text += "{"
        indent += 1
        text += (shape.key.map { ShapeSyntax.scalarExample($0.shape) } ?? "\"string\"") + ": "
        if let value = shape.value?.shape { write(value) }
        breakLine()
        text += "...}"
        indent -= 1
    }

    private mutating func breakLine() { text += "\n" + String(repeating: "  ", count: indent) }
}
