internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// An endpoint rule set. What it says is checked when it is turned into code; here it has to be of the right form.
func readEndpointRules(_ node: Node, _ d: inout Diagnostics) -> EndpointRuleSet? {
    guard let map = node.expectMap(&d) else { return nil }
    var set = EndpointRuleSet(version: "1.0", parameters: [], rules: [], origin: node.range.firstByte)
    for entry in map {
        switch entry.key {
        case "version": set.version = entry.value.expectText(&d) ?? ""
        case "parameters":
            guard let parameters = entry.value.expectMap(&d) else { continue }
            set.parameters = parameters.byKey.compactMap { readParameter($0, &d) }
        case "rules": set.rules = readRules(entry.value, &d)
        default: entry.noteUnknown(in: "an endpoint rule set", &d)
        }
    }
    return set
}

private func readParameter(_ entry: NodeMap.Entry, _ d: inout Diagnostics) -> EndpointParameter? {
    guard let map = entry.value.expectMap(&d), let kind = readParameterKind(map["type"], of: entry, &d) else { return nil }
    var parameter = EndpointParameter(name: entry.key, kind: kind, origin: entry.keyRange)
    for entry in map {
        switch entry.key {
        case "type": break
        case "builtIn": parameter.builtIn = entry.value.expectText(&d)
        case "default": parameter.defaultValue = entry.value.modelValue
        case "required": parameter.isRequired = entry.value.expectBool(&d)
        case "documentation": parameter.documentation = entry.value.expectText(&d)
        case "deprecated": break
        default: entry.noteUnknown(in: "an endpoint parameter", &d)
        }
    }
    return parameter
}

/// `string`, `boolean` or `stringArray`, also with a capital.
func readParameterKind(_ node: Node?, of entry: NodeMap.Entry, _ d: inout Diagnostics) -> EndpointParameter.Kind? {
    switch node?.text {
    case "string", "String": return .string
    case "boolean", "Boolean": return .boolean
    case "stringArray", "StringArray": return .stringArray
    case let other:
        d.error(
            "unknown type '\(other ?? "")' of the parameter '\(entry.key)'", at: node?.range ?? entry.keyRange,
            hint: "the types are 'string', 'boolean' and 'stringArray'")
        return nil
    }
}

private func readRules(_ node: Node, _ d: inout Diagnostics) -> [EndpointRule] {
    node.expectList(&d).compactMap { readRule($0, &d) }
}

private func readRule(_ node: Node, _ d: inout Diagnostics) -> EndpointRule? {
    guard let map = node.expectMap(&d) else { return nil }
    var conditions: [EndpointCondition] = []
    var outcome: EndpointRule.Outcome?
    for entry in map {
        switch entry.key {
        case "type", "documentation": break
        case "conditions": conditions = entry.value.expectList(&d).compactMap { readCondition($0, &d) }
        case "rules": outcome = .rules(readRules(entry.value, &d))
        case "endpoint": outcome = readTarget(entry.value, &d).map(EndpointRule.Outcome.endpoint)
        case "error": outcome = readExpression(entry.value, &d).map(EndpointRule.Outcome.error)
        default: entry.noteUnknown(in: "an endpoint rule", &d)
        }
    }
    guard let outcome else {
        d.error("an endpoint rule leads nowhere", at: node.range.firstByte, hint: "it has one of 'endpoint', 'error' and 'rules'")
        return nil
    }
    return EndpointRule(conditions: conditions, outcome: outcome, origin: node.range.firstByte)
}

private func readCondition(_ node: Node, _ d: inout Diagnostics) -> EndpointCondition? {
    guard let call = readCall(node, &d) else { return nil }
    return EndpointCondition(call: call, assigns: node["assign"]?.expectText(&d), origin: node.range)
}

private func readCall(_ node: Node, _ d: inout Diagnostics) -> EndpointCall? {
    guard let function = node["fn"]?.expectText(&d) else {
        d.error("an endpoint condition has no 'fn'", at: node.range.firstByte, hint: "it names a function of the rules language")
        return nil
    }
    let arguments = node["argv"]?.expectList(&d).compactMap { readExpression($0, &d) } ?? []
    return EndpointCall(function: function, arguments: arguments)
}

private func readTarget(_ node: Node, _ d: inout Diagnostics) -> EndpointTarget? {
    guard let map = node.expectMap(&d), let url = map["url"].flatMap({ readExpression($0, &d) }) else {
        d.error("an endpoint has no 'url'", at: node.range.firstByte)
        return nil
    }
    var target = EndpointTarget(url: url)
    for entry in map {
        switch entry.key {
        case "url": break
        case "headers":
            guard let headers = entry.value.expectMap(&d) else { continue }
            target.headers = headers.byKey.map { header in (header.key, header.value.expectList(&d).compactMap { readExpression($0, &d) }) }
        case "properties":
            guard let properties = entry.value.expectMap(&d) else { continue }
            target.properties = properties.byKey.compactMap { property in
                readExpression(property.value, &d).map { (property.key, $0) }
            }
        default: entry.noteUnknown(in: "an endpoint", &d)
        }
    }
    return target
}

private func readExpression(_ node: Node, _ d: inout Diagnostics) -> EndpointExpression? {
    switch node.kind {
    case .bool(let value): return .boolean(value)
    case .string(let text): return .template(readTemplate(text, node, &d))
    case .number: return node.expectInt(&d).map(EndpointExpression.integer)
    case .list(let items): return .list(items.compactMap { readExpression($0, &d) })
    case .map(let map):
        if let name = map["ref"] { return name.expectText(&d).map(EndpointExpression.reference) }
        if map["fn"] != nil { return readCall(node, &d).map(EndpointExpression.call) }
        return .record(map.byKey.compactMap { entry in readExpression(entry.value, &d).map { (entry.key, $0) } })
    case .null:
        node.reportKind("a value", &d)
        return nil
    }
}

/// `https://{Region}.{PartitionResult#dnsSuffix}` in its parts; doubled braces stand for themselves.
private func readTemplate(_ text: String, _ node: Node, _ d: inout Diagnostics) -> [EndpointTemplatePart] {
    let hasBraces = text.utf8.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
    guard hasBraces else { return text.isEmpty ? [] : [.text(text)] }
    var parts: [EndpointTemplatePart] = []
    var plain = ""
    var rest = text[...]
    while let character = rest.popFirst() {
        if character == "{" || character == "}", rest.first == character {
            plain.append(rest.removeFirst())
        } else if character == "{" {
            guard let end = rest.firstIndex(of: "}") else {
                d.error("a '{' in '\(text)' has no '}'", at: node.range, hint: "write '{{' for the character itself")
                return parts
            }
            if !plain.isEmpty { parts.append(.text(plain)) }
            plain = ""
            let sides = rest[..<end].split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            parts.append(.value(name: String(sides.first ?? ""), path: sides.count > 1 ? String(sides[1]) : ""))
            rest = rest[rest.index(after: end)...]
        } else {
            plain.append(character)
        }
    }
    if !plain.isEmpty { parts.append(.text(plain)) }
    return parts
}
