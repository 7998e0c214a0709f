public import JSONText
public import SpecDocument

/// Writes a document of shape definitions, or one that stands beside them, without its prose: what a service is called and takes and
/// gives is a fact, the sentences about it are not. Keys keep their order, and input and output of examples are kept.
///
///     {"type": "string", "documentation": "<p>A name.</p>"}   →   {"type": "string"}
///
/// `name` is the name of the file, which tells what it holds.
public func writeFacts(of document: Node, named name: String, to json: inout JSONWriter) {
    switch name {
    case SpecSiblings.mainName: write(document, .service, to: &json)
    case "service-2.sdk-extras.json": write(document, Prose(inside: { $0 == "merge" ? .service : nil }), to: &json)
    case "waiters-2.json": write(document, Prose(inside: { $0 == "waiters" ? .each(.waiter) : nil }), to: &json)
    case "examples-1.json": write(document, Prose(inside: { $0 == "examples" ? .each(.each(.example)) : nil }), to: &json)
    case "endpoint-rule-set-1.json": write(document, .ruleSet, to: &json)
    default: document.write(to: &json)
    }
}

// MARK: -

/// Where prose stands in a value: under which of its keys, and within which of its parts.
private struct Prose {
    var keys: Set<String> = []
    var inside: @Sendable (String) -> Prose? = { _ in nil }
    /// Within the items of a list.
    var items: @Sendable () -> Prose? = { nil }

    private static let sentences: Set<String> = ["documentation", "deprecatedMessage"]

    /// Within each part of a map or list.
    static func each(_ part: Prose) -> Prose { Prose(inside: { _ in part }, items: { part }) }

    static let service = Prose(keys: sentences) { key in
        switch key {
        case "operations": .each(operation)
        case "shapes": .each(shape)
        case "clientContextParams": .each(reference)
        default: nil
        }
    }
    private static let operation = Prose(keys: sentences) { key in
        switch key {
        case "input", "output": reference
        case "errors": .each(reference)
        default: nil
        }
    }
    private static let shape = Prose(keys: sentences) { key in
        switch key {
        case "member", "key", "value": reference
        case "members": .each(reference)
        default: nil
        }
    }
    private static let reference = Prose(keys: sentences)
    static let waiter = Prose(keys: ["description", "documentation"])
    static let example = Prose(keys: ["title", "description", "comments"])
    static let ruleSet = Prose { key in
        switch key {
        case "parameters": .each(reference)
        case "rules": .each(rule)
        default: nil
        }
    }
    private static let rule = Prose(keys: ["documentation"]) { $0 == "rules" ? .each(nestedRule) : nil }
    private static var nestedRule: Prose { rule }
}

private func write(_ node: Node, _ prose: Prose?, to json: inout JSONWriter) {
    guard let prose else { return node.write(to: &json) }
    if let map = node.map {
        json.beginObject()
        for entry in map {
            let key = entry.key
            guard !prose.keys.contains(key) else { continue }
            json.key(key)
            write(entry.value, prose.inside(key), to: &json)
        }
        json.endObject()
    } else if node.isList {
        json.beginArray()
        for item in node.elements { write(item, prose.items(), to: &json) }
        json.endArray()
    } else {
        node.write(to: &json)
    }
}
