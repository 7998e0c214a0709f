internal import SpecDiagnostics

/// One change that an overlay asks for.
struct OverlayAction {
    enum Change {
        case update(Node)
        case remove
    }

    let target: Node
    let path: JSONPath
    let change: Change
}

/// The actions of an overlay document that make sense.
func readOverlay(_ overlay: Node, _ diagnostics: inout Diagnostics) -> [OverlayAction] {
    guard let map = overlay.map, let version = map["overlay"] else {
        let hint = "it starts with 'overlay: 1.0.0', 'info:' and 'actions:'"
        diagnostics.error("this is not an overlay document", at: overlay.range, hint: hint)
        return []
    }
    if version.text?.hasPrefix("1.") != true {
        diagnostics.error(
            "expected an overlay of version 1.0, found \(version.text.map { "'\($0)'" } ?? version.kindName)", at: version.range)
    }
    reportUnknownKeys(of: map, known: ["overlay", "info", "extends", "actions"], &diagnostics)
    guard let actions = map["actions"], let list = actions.list else {
        diagnostics.error("an overlay has a list of actions", at: map["actions"]?.range ?? overlay.range)
        return []
    }
    if list.isEmpty { diagnostics.warning("an overlay without an action changes nothing", at: actions.range) }
    return list.compactMap { readAction($0, &diagnostics) }
}

// MARK: -

private func readAction(_ action: Node, _ diagnostics: inout Diagnostics) -> OverlayAction? {
    guard let map = action.map, let target = map["target"], let text = target.string else {
        let place = action["target"] ?? action
        diagnostics.error("an action has a 'target', which is a JSONPath such as '$.info'", at: place.range)
        return nil
    }
    reportUnknownKeys(of: map, known: ["target", "description", "update", "remove"], &diagnostics)
    let path: JSONPath
    do throws(JSONPathError) {
        path = try JSONPath(text)
    } catch {
        diagnostics.error("\(error.message) (in the JSONPath '\(text)')", at: range(of: error.offset, in: target, text))
        return nil
    }
    if let remove = map["remove"] {
        guard let isRemoval = remove.bool else {
            diagnostics.error("expected true or false, found \(remove.kindName)", at: remove.range)
            return nil
        }
        if isRemoval { return OverlayAction(target: target, path: path, change: .remove) }
    }
    guard let update = map["update"] else {
        diagnostics.error("an action has an 'update', or 'remove: true'", at: action.range)
        return nil
    }
    return OverlayAction(target: target, path: path, change: .update(update))
}

/// A byte of a text as a place in the file, where the file has the text as it is.
private func range(of offset: Int, in node: Node, _ text: String) -> SourceRange {
    let range = node.range
    let quoted = Int(range.end - range.start) - text.utf8.count
    guard quoted == 0 || quoted == 2, range.text.contains(text) else { return range }
    let start = Int(range.start) + quoted / 2 + offset
    return range.file.range(start, start + 1)
}

private func reportUnknownKeys(of map: NodeMap, known: [String], _ diagnostics: inout Diagnostics) {
    for entry in map where !known.contains(entry.key) && !entry.key.hasPrefix("x-") {
        let hint = nearest(to: entry.key, among: known).map { "did you mean '\($0)'?" }
        diagnostics.warning("the key '\(entry.key)' means nothing in an overlay", at: entry.keyRange, hint: hint)
    }
}
