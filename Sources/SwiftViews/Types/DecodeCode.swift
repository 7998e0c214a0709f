internal import ServiceModel

// The expressions that read members: `try node.string("Id")`.

extension ModulePlan {
    /// The statement that reads a member from the body.
    func decodeStatement(_ spelling: MemberSpelling, besides listed: String = "[]") -> String {
        let member = spelling.member
        if member.holdsOthers, case .map(let map) = shapes[member.target].kind {
            let value = decodeCall(map.value, node: "$0", name: nil)
            return "\(spelling.reference) = try node.others(besides: \(listed)) { \(value) }"
        }
        let name = swiftLiteral(decodedName(of: member))
        let value = decodeCall(member, node: "node", name: name)
        if member.isBoxed, let stored = spelling.stored {
            return spelling.isOptional ? "\(stored) = \(value)" : "\(stored) = \(value) ?? Box(\(empty(member, name: name)))"
        }
        let target = spelling.reference
        return spelling.isOptional ? "\(target) = \(value)" : "\(target) = \(value) ?? \(empty(member, name: name))"
    }

    /// The name of a member in a reply's body.
    func decodedName(of member: Member) -> String {
        if wire == .http, !spellsXML { return member.name }
        if isXML, let item = nameOfFlattenedItems(member) { return localName(item, member) }
        return localName(member.locationName ?? member.name, member)
    }

    /// A name in XML as it is read: elements are found by their names without prefixes.
    private func localName(_ name: String, _ member: Member) -> String {
        guard isXML, !member.isXMLAttribute, let prefix = member.xmlNamespace?.prefix, name.hasPrefix(prefix + ":") else { return name }
        return String(name.dropFirst(prefix.count + 1))
    }

    /// The expression that reads a member, or the node itself if there is no `name`.
    func decodeCall(_ member: Member, node: String, name: String?) -> String {
        let first = name ?? ""
        let next = name == nil ? "" : ", "
        if member.isJSONValue, name != nil { return "try \(node).jsonText(\(first))" }
        switch shapes[member.target].kind {
        case .timestamp(let shapeFormat):
            let format = formatArgument(member.timestampFormat ?? shapeFormat)
            return "try \(node).timestamp(\(first)\(next.isEmpty ? String(format.dropFirst(2)) : format))"
        case .structure, .union:
            if name == nil { return "try \(node).structure() as \(qualifier)\(names.types[member.target.index])" }
            return "try \(node).structure(\(first))"
        case .enumeration:
            if name == nil { return "try \(node).enumeration() as \(qualifier)\(names.types[member.target.index])" }
            return "try \(node).enumeration(\(first))"
        case .list(let list):
            let method = list.isSparse ? "sparseList" : "list"
            let arguments =
                name == nil ? itemArguments(list) : itemArguments(list) + flattenedArgument(member.isFlattened || list.isFlattened)
            if name != nil, let plural = decodedPlural(list) { return "try \(node).\(plural)(\(first)\(arguments))" }
            return "try \(node).\(method)\(parenthesized(first + arguments)) { \(decodeCall(list.element, node: "$0", name: nil)) }"
        case .map(let map):
            let method = map.isSparse ? "sparseMap" : "map"
            let isFlattened = member.isFlattened || map.isFlattened
            let arguments = first + mapArguments(map, isElement: name == nil, isFlattened: isFlattened)
            return "try \(node).\(method)\(parenthesized(arguments)) { \(decodeCall(map.value, node: "$0", name: nil)) }"
        default:
            return "try \(node).\(methodName(of: shapes[member.target].kind))(\(first))"
        }
    }

    /// The method that reads a list of that kind without a closure, if there is one.
    private func decodedPlural(_ list: ListShape) -> String? {
        if case .timestamp(let format) = shapes[list.element.target].kind,
            !formatArgument(list.element.timestampFormat ?? format).isEmpty
        {
            return nil
        }
        return plural(list, among: ["structure", "enumeration", "string", "integer", "double", "timestamp"])
    }

    /// What stands for a required member that a reply lacks; the reply's observer is told.
    func empty(_ member: Member, name: String) -> String {
        let kind = shapes[member.target].kind
        if case .structure = kind, !member.isJSONValue {
            return "\(qualifier)\(names.types[member.target.index])(from: node.missing(\(name)))"
        }
        return "node.missing(\(name), \(emptyValue(member)))"
    }

    /// The empty value of a type.
    func emptyValue(_ member: Member) -> String {
        if member.isJSONValue { return "nil as Document" }
        if isByteStream(member) { return "ByteStream([])" }
        switch shapes[member.target].kind {
        case .structure: return "\(qualifier)\(names.types[member.target.index])()"
        case .union(let union): return union.discriminator == nil ? ".unknown(\"\")" : ".unknown(nil as Document)"
        case .enumeration: return "\(qualifier)\(names.types[member.target.index])(rawValue: \"\")"
        case .list: return "[]"
        case .map: return "[:]"
        case .string: return "\"\""
        case .boolean: return "false"
        case .byte, .short, .integer, .long, .float, .double, .bigInteger, .bigDecimal: return "0"
        case .timestamp: return "Timestamp(secondsSinceEpoch: 0)"
        case .blob: return "[]"
        case .document: return "nil as Document"
        }
    }

    private func parenthesized(_ arguments: String) -> String {
        let arguments = arguments.hasPrefix(", ") ? String(arguments.dropFirst(2)) : arguments
        return arguments.isEmpty ? "" : "(\(arguments))"
    }
}
