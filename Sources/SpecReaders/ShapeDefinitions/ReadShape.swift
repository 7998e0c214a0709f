internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// What a shape is and what it says of itself, without its members.
func readShape(named name: String, _ entry: NodeMap.Entry, _ d: inout Diagnostics) -> Shape {
    var shape = Shape(name: name, kind: .document, origin: entry.keyRange)
    guard let map = entry.value.expectMap(&d) else { return shape }
    var facts = StructureFacts()
    var deprecation = (isDeprecated: false, facts: Deprecation())
    for entry in map {
        let value = entry.value
        switch entry.key {
        case "type", "members", "member", "key", "value", "required", "payload", "x-enum-varnames", "x-enum-descriptions": break
        case "documentation": shape.documentation = value.expectText(&d)
        case "max": shape.constraints.max = value.expectNumber(&d)
        case "min": shape.constraints.min = value.expectNumber(&d)
        case "pattern": shape.constraints.pattern = value.expectText(&d)
        case "enum": facts.values = readValues(value, &d)
        case "exception": facts.isError = value.expectBool(&d)
        case "error": facts.error = readError(value, &d)
        case "fault": facts.isFault = value.expectBool(&d)
        case "synthetic": facts.isSynthetic = value.expectBool(&d)
        case "retryable": facts.retryable = value
        case "union": facts.isUnion = value.expectBool(&d)
        case "document": facts.isDocument = value.expectBool(&d)
        case "eventstream": facts.isEventStream = value.expectBool(&d)
        case "event": facts.isEvent = value.expectBool(&d)
        case "wrapper": facts.isWrapper = value.expectBool(&d)
        case "xmlOrder": facts.xmlOrder = value.expectTexts(&d)
        case "flattened": facts.isFlattened = value.expectBool(&d)
        case "sparse": facts.isSparse = value.expectBool(&d)
        case "timestampFormat": facts.timestampFormat = readTimestampFormat(value, &d)
        case "sensitive": shape.isSensitive = value.expectBool(&d)
        case "streaming": shape.isStreaming = value.expectBool(&d)
        case "requiresLength": shape.requiresLength = value.expectBool(&d)
        case "box": shape.isNullable = value.expectBool(&d)
        case "default": shape.defaultValue = value.modelValue
        case "locationName": shape.locationName = value.expectText(&d)
        case "xmlNamespace": shape.xmlNamespace = readNamespace(value, &d)
        case "deprecated": deprecation.isDeprecated = value.expectBool(&d)
        case "deprecatedMessage": deprecation.facts.message = value.expectText(&d)
        case "deprecatedSince": deprecation.facts.since = value.expectText(&d)
        default: entry.keep(in: &shape.extensions, of: "a shape", &d)
        }
    }
    if deprecation.isDeprecated { shape.deprecation = deprecation.facts }
    if var values = facts.values {
        describe(&values, names: map["x-enum-varnames"], texts: map["x-enum-descriptions"], &d)
        facts.values = values
    }
    shape.kind = readKind(of: entry, map, facts, &d)
    return shape
}

/// What only some kinds of shape can say of themselves.
private struct StructureFacts {
    var values: [EnumerationValue]?
    var isError = false
    var error: ErrorFacts?
    var isFault = false
    var isSynthetic = false
    var retryable: Node?
    var isUnion = false
    var isDocument = false
    var isEventStream = false
    var isEvent = false
    var isWrapper = false
    var xmlOrder: [String] = []
    var isFlattened = false
    var isSparse = false
    var timestampFormat: TimestampFormat?

    var structure: Structure {
        var structure = Structure()
        structure.isEventStream = isEventStream
        structure.isEvent = isEvent
        structure.isWrapper = isWrapper
        structure.xmlOrder = xmlOrder
        guard isError || error != nil else { return structure }
        var facts = error ?? ErrorFacts()
        facts.isServerFault = facts.isServerFault || isFault
        facts.isSynthetic = isSynthetic
        facts.isRetryable = retryable != nil && retryable?.bool != false
        facts.isThrottling = retryable?["throttling"]?.bool ?? false
        structure.error = facts
        return structure
    }
}

private let typeNames = [
    "structure", "list", "map", "string", "character", "boolean", "byte", "short", "integer", "long", "bigInteger", "float", "double",
    "bigDecimal", "timestamp", "blob", "document",
]

private func readKind(of entry: NodeMap.Entry, _ map: NodeMap, _ facts: StructureFacts, _ d: inout Diagnostics) -> ShapeKind {
    guard let type = map["type"] else {
        d.error("the shape '\(entry.key)' has no 'type'", at: entry.keyRange, hint: "it is one of \(typeNames.joined(separator: ", "))")
        return .document
    }
    // Filled in when the members are read.
    let unread = Member(name: "", target: ShapeID(0))
    switch type.text ?? "" {
    case "string", "character": return facts.values.map(ShapeKind.enumeration) ?? .string
    case "structure":
        if facts.isDocument { return .document }
        return facts.isUnion || facts.isEventStream ? .union(facts.structure) : .structure(facts.structure)
    case "list":
        var list = ListShape(element: unread)
        list.isFlattened = facts.isFlattened
        list.isSparse = facts.isSparse
        return .list(list)
    case "map":
        var map = MapShape(key: unread, value: unread)
        map.isFlattened = facts.isFlattened
        map.isSparse = facts.isSparse
        return .map(map)
    case "boolean": return .boolean
    case "byte": return .byte
    case "short": return .short
    case "integer": return .integer
    case "long": return .long
    case "bigInteger": return .bigInteger
    case "float": return .float
    case "double": return .double
    case "bigDecimal": return .bigDecimal
    case "timestamp": return .timestamp(facts.timestampFormat)
    case "blob": return .blob
    case "document": return .document
    case let other:
        d.error(
            "unknown type '\(other.isEmpty ? type.kindName : other)' of the shape '\(entry.key)'", at: type.range,
            hint: didYouMean(other, among: typeNames) ?? "the types are \(typeNames.joined(separator: ", "))")
        return .document
    }
}

/// The values of an enumeration, each once.
func readValues(_ node: Node, _ d: inout Diagnostics, where counts: (Node) -> Bool = { _ in true }) -> [EnumerationValue] {
    let items = node.expectList(&d)
    var seen = Set<String>(minimumCapacity: items.count)
    var values: [EnumerationValue] = []
    values.reserveCapacity(items.count)
    for item in items where counts(item) {
        guard let text = item.expectText(&d) else { continue }
        if seen.insert(text).inserted {
            values.append(EnumerationValue(value: text, origin: item.range))
        } else {
            d.note("'\(text)' is listed twice and counts once", at: item.range)
        }
    }
    return values
}

func readTimestampFormat(_ node: Node, _ d: inout Diagnostics) -> TimestampFormat? {
    guard let text = node.expectText(&d) else { return nil }
    switch text {
    case "iso8601", "date-time": return .iso8601
    case "unixTimestamp", "epoch-seconds": return .unixTimestamp
    case "rfc822", "http-date": return .rfc822
    default:
        d.error("unknown timestamp format '\(text)'", at: node.range, hint: "the formats are 'iso8601', 'unixTimestamp' and 'rfc822'")
        return nil
    }
}

/// `{"code": …, "httpStatusCode": …, "senderFault": …}`
func readError(_ node: Node, _ d: inout Diagnostics) -> ErrorFacts? {
    guard let map = node.expectMap(&d) else { return nil }
    var facts = ErrorFacts()
    for entry in map {
        switch entry.key {
        case "code": facts.code = entry.value.expectText(&d)
        case "httpStatusCode": facts.status = entry.value.expectInt(&d)
        case "senderFault": facts.isSenderFault = entry.value.expectBool(&d)
        case "fault": facts.isServerFault = entry.value.expectBool(&d)
        default: entry.noteUnknown(in: "an error", &d)
        }
    }
    return facts
}
