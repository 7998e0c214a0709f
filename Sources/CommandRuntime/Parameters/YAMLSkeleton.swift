internal import UntypedCalls
internal import Values
internal import WireFormats

/// A sample input as YAML, each member with the first sentence of its documentation behind it.
struct YAMLSkeleton {
    private let documentation: Documentation
    private var text = ""
    private var open: [String] = []

    static func append(_ shape: SchemaShape?, documentation: Documentation, to bytes: inout [UInt8]) {
        guard let shape, !shape.members.isEmpty else {
            bytes.append(contentsOf: "{}\n".utf8)
            return
        }
        var skeleton = YAMLSkeleton(documentation: documentation)
        skeleton.write(members: shape, indent: 0, isFirstOnLine: true)
        bytes.append(contentsOf: skeleton.text.utf8)
    }

    // MARK: -

    private init(documentation: Documentation) { self.documentation = documentation }

    /// The members, each on a line; the first may stand behind a dash already.
    private mutating func write(members shape: SchemaShape, indent: Int, isFirstOnLine: Bool) {
        open.append(shape.name)
        defer { open.removeLast() }
        for (index, member) in shape.members.enumerated() {
            if index > 0 || isFirstOnLine { text += String(repeating: " ", count: indent) }
            text += member.name + ":"
            let comment = comment(member, of: shape)
            if let scalar = scalar(member.shape) {
                text += " \(scalar)\(comment)\n"
            } else {
                text += "\(comment)\n"
                write(nested: member.shape, indent: indent)
            }
        }
    }

    /// What stands on the lines below a key.
    private mutating func write(nested shape: SchemaShape, indent: Int) {
        switch shape.kind {
        case .list:
            text += String(repeating: " ", count: indent) + "-"
            guard let element = shape.element?.shape else { return }
            if let scalar = scalar(element) {
                text += " \(scalar)\n"
            } else if element.kind == .structure || element.kind == .union {
                text += " "
                write(members: element, indent: indent + 2, isFirstOnLine: false)
            } else if element.kind == .list {
                text += " "
                text += "- " + (element.element.flatMap { scalar($0.shape) } ?? "{}") + "\n"
            } else {
                text += " KeyName:"
                writeMapValue(element, indent: indent + 2)
            }
        case .map:
            text += String(repeating: " ", count: indent + 2) + "KeyName:"
            writeMapValue(shape, indent: indent + 2)
        default: write(members: shape, indent: indent + 2, isFirstOnLine: true)
        }
    }

    private mutating func writeMapValue(_ shape: SchemaShape, indent: Int) {
        guard let value = shape.value?.shape else { return text += "\n" }
        if let scalar = scalar(value) {
            text += " \(scalar)\n"
        } else {
            text += "\n"
            write(nested: value, indent: indent)
        }
    }

    /// What stands behind the colon; nothing for what takes lines of its own.
    private func scalar(_ shape: SchemaShape) -> String? {
        switch shape.kind {
        case .structure, .union: open.contains(shape.name) || shape.members.isEmpty ? "{}" : nil
        case .list, .map: nil
        case .string, .bigInteger, .bigDecimal: "''"
        case .enumeration: shape.enumerationValues.first.map(Self.quotedIfNeeded) ?? "''"
        case .byte, .short, .integer, .long: "0"
        case .float, .double: "0.0"
        case .boolean: "true"
        case .timestamp: "1970-01-01 00:00:00"
        case .blob: "!!binary ''"
        case .document: "{}"
        }
    }

    private static func quotedIfNeeded(_ text: String) -> String {
        var bytes: [UInt8] = []
        YAMLOutput.append(.list([.string(text)]), to: &bytes)
        return String(decoding: bytes.dropFirst(2).dropLast(), as: UTF8.self)
    }

    private func comment(_ member: SchemaMember, of shape: SchemaShape) -> String {
        let markup = documentation.member(member.name, of: shape.name) ?? documentation.shape(member.shape.name) ?? ""
        var words = Markup(markup).firstSentence
        if member.kind == .enumeration {
            words += "\(words.isEmpty ? "" : " ")Valid values are: \(member.shape.enumerationValues.joined(separator: ", "))."
        }
        if member.isRequired { words = words.isEmpty ? "[REQUIRED]" : "[REQUIRED] " + words }
        return words.isEmpty ? "" : "  # " + words
    }
}
