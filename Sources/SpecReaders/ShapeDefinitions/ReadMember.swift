internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

extension ShapeTable {
    /// A member with the facts that it states and those that it has from its shape.
    mutating func readMember(named name: String, _ node: Node, _ d: inout Diagnostics) -> Member? {
        guard let map = node.expectMap(&d), let target = target(of: node, &d) else { return nil }
        var member = Member(name: name, target: target, origin: node.range)
        take(from: self[target], into: &member)
        var bound: Node?
        var isFlattened: Bool?
        var deprecation = (isDeprecated: false, facts: Deprecation())
        for entry in map {
            let value = entry.value
            switch entry.key {
            case "shape": break
            case "documentation": member.documentation = value.expectText(&d)
            case "locationName": member.locationName = value.expectText(&d)
            case "location": bound = value
            case "idempotencyToken": member.isIdempotencyToken = value.expectBool(&d)
            case "box": member.isNullable = value.expectBool(&d)
            case "contextParam": member.contextParameter = value["name"]?.expectText(&d)
            case "deprecated": deprecation.isDeprecated = value.expectBool(&d)
            case "deprecatedMessage": deprecation.facts.message = value.expectText(&d)
            case "deprecatedSince": deprecation.facts.since = value.expectText(&d)
            case "xmlNamespace": member.xmlNamespace = readNamespace(value, &d)
            case "hostLabel": member.isHostLabel = value.expectBool(&d)
            case "jsonvalue": member.isJSONValue = value.expectBool(&d)
            case "flattened": isFlattened = value.expectBool(&d)
            case "queryName": member.queryName = value.expectText(&d)
            case "streaming": member.isStreaming = value.expectBool(&d)
            case "requiresLength": member.requiresLength = value.expectBool(&d)
            case "sensitive": member.isSensitive = value.expectBool(&d)
            case "timestampFormat": member.timestampFormat = readTimestampFormat(value, &d)
            case "xmlAttribute": member.isXMLAttribute = value.expectBool(&d)
            case "eventheader": if value.expectBool(&d) { member.location = .eventHeader }
            case "eventpayload": if value.expectBool(&d) { member.location = .eventPayload }
            case "default": member.defaultValue = value.modelValue
            case "enum": member.target = addValues(readValues(value, &d), of: member, entry)
            default: entry.keep(in: &member.extensions, of: "a member", &d)
            }
        }
        if let isFlattened { member.isFlattened = isFlattened }
        if deprecation.isDeprecated { member.deprecation = deprecation.facts }
        if let bound, let location = readLocation(bound, of: member, &d) { member.location = location }
        return member
    }

    /// The facts that hold for every member of a shape.
    private func take(from shape: Shape, into member: inout Member) {
        // The name of a structure's own element is that of a whole body; members name theirs themselves.
        if shape.structure == nil { member.locationName = shape.locationName }
        member.xmlNamespace = shape.xmlNamespace
        member.isSensitive = shape.isSensitive
        member.isStreaming = shape.isStreaming
        member.requiresLength = shape.requiresLength
        member.isNullable = shape.isNullable
        member.defaultValue = shape.defaultValue
        switch shape.kind {
        case .timestamp(let format): member.timestampFormat = format
        case .list(let list): member.isFlattened = list.isFlattened
        case .map(let map): member.isFlattened = map.isFlattened
        default: break
        }
    }

    private func readLocation(_ node: Node, of member: Member, _ d: inout Diagnostics) -> Location? {
        let name = member.locationName ?? member.name
        switch node.text {
        case "uri": return .label(name)
        case "querystring":
            if case .map = self[member.target].kind { return .queryMap }
            return .query(name)
        case "header": return .header(name)
        case "headers": return .headers(prefix: member.locationName ?? "")
        case "statusCode": return .status
        default:
            d.error(
                "unknown location '\(node.text ?? node.kindName)' of '\(member.name)'", at: node.range,
                hint: "the locations are 'uri', 'querystring', 'header', 'headers' and 'statusCode'")
            return nil
        }
    }

    /// A shape of its own for the values that a member lists.
    private mutating func addValues(_ values: [EnumerationValue], of member: Member, _ entry: NodeMap.Entry) -> ShapeID {
        var shape = Shape(name: member.name, kind: .enumeration(values), origin: entry.keyRange)
        shape.isInline = true
        return addInline(shape)
    }
}
