internal import ServiceModel

// The lines that write members: `shape.string("Source", source)`.

extension ModulePlan {
    /// The statement that writes a member under its wire name.
    func encodeStatement(_ spelling: MemberSpelling, besides listed: String = "[]") -> String {
        let statement = plainEncodeStatement(spelling, besides: listed)
        // A Swagger document forbids to send such a member; shown it is nevertheless.
        // By the value of a discriminator the server knows what it gets.
        if wire == .http, spelling.member.isReadOnly, spelling.member.typeName == nil { return "if shape.isPrinting { \(statement) }" }
        guard wire == .http, !spellsXML, spelling.member.sendsNull else { return statement }
        return "if \(spelling.access) == nil { shape.null(\(swiftLiteral(encodedName(of: spelling.member)))) } else { \(statement) }"
    }

    private func plainEncodeStatement(_ spelling: MemberSpelling, besides listed: String) -> String {
        let member = spelling.member
        if member.holdsOthers, case .map(let map) = shapes[member.target].kind {
            return "shape.others(\(spelling.reference), besides: \(listed)) { shape, item in \(encodeElement(map.value)) }"
        }
        let name = swiftLiteral(encodedName(of: member))
        if member.isSensitive {
            let call = encodeCall(member, name: name, value: "value")
            return namespaced(member, "shape.sensitive(\(name), \(spelling.reference)) { shape, value in \(call) }")
        }
        return namespaced(member, encodeCall(member, name: name, value: spelling.reference))
    }

    /// The name of a member in a request's body.
    func encodedName(of member: Member) -> String {
        if wire == .query || wire == .http && spellsXML, let item = nameOfFlattenedItems(member) { return item }
        return member.wireName(in: spellsXML ? .restXML : wire)
    }

    /// Where a list is flattened by its shape (not by the member), its items' name counts unless the member has one of its own.
    func nameOfFlattenedItems(_ member: Member) -> String? {
        guard member.locationName == nil, case .list(let list) = shapes[member.target].kind, list.isFlattened else { return nil }
        return list.element.locationName
    }

    /// The call that writes the value of a member, or of an element if there is no `name`.
    func encodeCall(_ member: Member, name: String?, value: String) -> String {
        let first = name.map { "\($0), " } ?? ""
        // JSON in the items of a list stays the text that it is.
        if member.isJSONValue, name != nil { return "shape.jsonText(\(first)\(value))" }
        if isByteStream(member) { return "shape.stream(\(first)\(value))" }
        switch shapes[member.target].kind {
        case .structure, .union: return "shape.structure(\(first)\(value))"
        case .enumeration: return "shape.enumeration(\(first)\(value))"
        case .timestamp(let shapeFormat):
            return "shape.timestamp(\(first)\(value)\(formatArgument(member.timestampFormat ?? shapeFormat)))"
        case .list(let list):
            let method = list.isSparse ? "sparseList" : "list"
            var arguments =
                name == nil ? itemArguments(list) : itemArguments(list) + flattenedArgument(member.isFlattened || list.isFlattened)
            arguments += namespaceArgument("itemNamespace", list.element)
            if name != nil, let plural = encodedPlural(list) { return "shape.\(plural)(\(first)\(value)\(arguments))" }
            return "shape.\(method)(\(first)\(value)\(arguments)) { shape, item in \(encodeElement(list.element)) }"
        case .map(let map):
            let method = map.isSparse ? "sparseMap" : "map"
            let isFlattened = member.isFlattened || map.isFlattened
            var arguments = mapArguments(map, isElement: name == nil, isFlattened: isFlattened)
            if !map.isSparse {
                arguments += namespaceArgument("keyNamespace", map.key) + namespaceArgument("valueNamespace", map.value)
            }
            return "shape.\(method)(\(first)\(value)\(arguments)) { shape, item in \(encodeElement(map.value)) }"
        default:
            return "shape.\(methodName(of: shapes[member.target].kind))(\(first)\(value))"
        }
    }

    /// The method that writes a list of that kind without a closure, if there is one.
    private func encodedPlural(_ list: ListShape) -> String? {
        list.element.isSensitive ? nil : plural(list, among: ["structure", "enumeration", "string"])
    }

    /// `strings` for a list of texts, where lists of that kind have a method of their own.
    func plural(_ list: ListShape, among methods: [String]) -> String? {
        let method = methodName(of: shapes[list.element.target].kind)
        return list.isSparse || !methods.contains(method) ? nil : method + "s"
    }

    private func encodeElement(_ element: Member) -> String {
        guard element.isSensitive else { return encodeCall(element, name: nil, value: "item") }
        return "shape.sensitive(item) { shape, value in \(encodeCall(element, name: nil, value: "value")) }"
    }

    /// The method that reads and writes values of a simple kind.
    func methodName(of kind: ShapeKind) -> String {
        switch kind {
        case .structure, .union: "structure"
        case .list: "list"
        case .map: "map"
        case .string: "string"
        case .enumeration: "enumeration"
        case .boolean: "boolean"
        case .byte, .short, .integer, .long: "integer"
        case .bigInteger, .bigDecimal: "bigNumber"
        case .float: "float"
        case .double: "double"
        case .timestamp: "timestamp"
        case .blob: "blob"
        case .document: "document"
        }
    }

    // MARK: - Arguments

    /// `, format: .httpDate` where it is not what the protocol uses anyhow.
    func formatArgument(_ format: TimestampFormat?) -> String {
        guard let format, format != standardTimestampFormat else { return "" }
        return ", format: \(formatCase(format))"
    }

    func formatCase(_ format: TimestampFormat) -> String {
        switch format {
        case .iso8601: ".dateTime"
        case .unixTimestamp: ".epochSeconds"
        case .rfc822: ".httpDate"
        case .date: ".date"
        }
    }

    private var standardTimestampFormat: TimestampFormat? {
        switch wire {
        case .query, .ec2, .restXML: .iso8601
        case .json, .restJSON, .rpcv2CBOR: .unixTimestamp
        // JSON of other services has texts where that of AWS has numbers.
        case .http: nil
        }
    }

    func itemArguments(_ list: ListShape) -> String {
        guard isXML else { return "" }
        var text = ""
        if let item = list.element.locationName, item != "member" { text += ", item: \(swiftLiteral(item))" }
        return text
    }

    func flattenedArgument(_ isFlattened: Bool) -> String { isXML && isFlattened ? ", flattened: true" : "" }

    func mapArguments(_ map: MapShape, isElement: Bool, isFlattened: Bool) -> String {
        guard isXML else { return "" }
        var text = ""
        if let key = map.key.locationName, key != "key" { text += ", key: \(swiftLiteral(key))" }
        if let value = map.value.locationName, value != "value" { text += ", value: \(swiftLiteral(value))" }
        return isElement ? text : text + flattenedArgument(isFlattened)
    }

    /// `call` with the member's own XML namespace around it.
    private func namespaced(_ member: Member, _ call: String) -> String {
        guard writesXML, let namespace = member.xmlNamespace else { return call }
        return "shape.namespaced(\(namespaceArguments(namespace))) { shape in \(call) }"
    }

    /// `, itemNamespace: XMLNamespace("https://…")` where the part of a list or map has a namespace of its own.
    private func namespaceArgument(_ label: String, _ part: Member) -> String {
        guard writesXML, let namespace = part.xmlNamespace else { return "" }
        return ", \(label): XMLNamespace(\(namespaceArguments(namespace)))"
    }

    func namespaceArguments(_ namespace: XMLNamespace) -> String {
        swiftLiteral(namespace.uri) + (namespace.prefix.map { ", prefix: \(swiftLiteral($0))" } ?? "")
    }
}
