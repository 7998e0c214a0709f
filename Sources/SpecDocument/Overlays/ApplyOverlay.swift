public import SpecDiagnostics

/// Applies the actions of an overlay (OpenAPI Overlay 1.0) to a document, one after the other, and returns the changed document. What
/// comes from the overlay keeps its place in the overlay's file. An action that selects nothing is a warning.
public func applyOverlay(_ overlay: Node, to document: Node, _ diagnostics: inout Diagnostics) -> Node {
    let actions = readOverlay(overlay, &diagnostics)
    guard !actions.isEmpty else { return document }
    var edit = OverlayEdit(document)
    for action in actions {
        guard edit.apply(action, &diagnostics) else { break }
    }
    return edit.finished()
}

/// Lays one value over a document: maps are merged key by key, lists joined, other values replaced.
public func merge(_ value: Node, into document: Node, _ diagnostics: inout Diagnostics) -> Node {
    var edit = OverlayEdit(document)
    edit.merge(value, &diagnostics)
    return edit.finished()
}

// MARK: -

/// The document while it is changed.
private struct OverlayEdit {
    private var tree: NodeTree

    /// How many values a document may grow to.
    private static let mostCells = 20_000_000
    /// How many bytes of text that no file holds as it stands.
    private static let mostText = 1 &<< 30

    init(_ document: Node) {
        tree = .editable(from: document)
    }

    consuming func finished() -> Node {
        let root = tree.root
        return Node(storage: NodeStorage(tree), index: root)
    }

    /// False if going on makes no sense.
    mutating func apply(_ action: OverlayAction, _ diagnostics: inout Diagnostics) -> Bool {
        guard let paths = paths(of: action.path) else {
            diagnostics.error("this path takes too much work", at: action.target.range, hint: "name the way instead of using '..'")
            return true
        }
        if paths.isEmpty {
            diagnostics.warning(
                "this path selects nothing", at: action.target.range, hint: "check it against the document \(tree.files[0].path)")
        }
        switch action.change {
        case .remove: remove(paths, action, &diagnostics)
        case .update(let value):
            for path in paths {
                guard let target = tree.cell(at: path) else { continue }
                guard path.count + value.tree.height(of: value.cell) <= maximumDocumentDepth else {
                    let message = "more than \(maximumDocumentDepth) lists and maps inside each other after this update"
                    diagnostics.error(message, at: value.range)
                    return true
                }
                update(target, with: value, &diagnostics)
                guard tree.cells.count <= Self.mostCells, tree.texts.count <= Self.mostText else {
                    diagnostics.error("the overlay makes the document too large", at: action.target.range)
                    return false
                }
            }
        }
        return true
    }

    mutating func merge(_ value: Node, _ diagnostics: inout Diagnostics) {
        guard tree.cells[tree.root].kind == .map, value.map != nil else { return refuse(value, over: tree.root, &diagnostics) }
        merge(value, into: tree.root, &diagnostics)
    }

    private func paths(of path: JSONPath) -> [[Int]]? {
        var selection = Selection(tree)
        guard let results = selection.run(path.query) else { return nil }
        // A path may select a value twice; it is changed once.
        var known: Set<Int> = []
        return results.filter { known.insert(selection.cell(of: $0)).inserted }.map { selection.path(to: $0) }
    }

    // MARK: - Remove

    private mutating func remove(_ paths: [[Int]], _ action: OverlayAction, _ diagnostics: inout Diagnostics) {
        var removals: [Int: (depth: Int, positions: Set<Int>)] = [:]
        for path in paths {
            guard let position = path.last, let parent = tree.cell(at: path.dropLast()) else {
                diagnostics.error("the whole document cannot be removed", at: action.target.range)
                continue
            }
            removals[parent, default: (path.count, [])].positions.insert(position)
        }
        // The innermost first, so that none moves before its turn.
        for (parent, removal) in removals.sorted(by: { ($0.value.depth, $0.key) > ($1.value.depth, $1.key) }) {
            tree.remove(removal.positions, from: parent)
        }
    }

    // MARK: - Update

    /// A list gets one more item, a map is merged.
    private mutating func update(_ target: Int, with value: Node, _ diagnostics: inout Diagnostics) {
        switch tree.cells[target].kind {
        case .list: tree.append([tree.copied(value.cell, from: value.tree)], to: target)
        case .map where value.map != nil: merge(value, into: target, &diagnostics)
        case .map: refuse(value, over: target, &diagnostics)
        default:
            diagnostics.error(
                "the path selects a single value, but an update goes to a list or map", at: value.range,
                hint: "select the map around it, and give the key and value as the update",
                notes: [Diagnostic(.note, "this is selected", at: tree.range(of: tree.cells[target]))])
        }
    }

    /// Key by key: maps are merged, lists joined, other values replaced.
    private mutating func merge(_ value: Node, into target: Int, _ diagnostics: inout Diagnostics) {
        var added: [Cell] = []
        for entry in value.map ?? NodeMap(storage: value.storage, cell: value.cell) {
            let key = entry.storage.tree.cells[entry.index]
            let part = entry.value
            guard let known = value.tree.withText(of: key, { tree.value(of: $0, in: tree.cells[target]) }) else {
                added.append(tree.copied(key, from: value.tree))
                added.append(tree.copied(part.cell, from: value.tree))
                continue
            }
            switch (tree.cells[known].kind, part.cell.kind) {
            case (.map, .map): merge(part, into: known, &diagnostics)
            case (.list, .list): tree.append(part.elements.map { tree.copied($0.cell, from: value.tree) }, to: known)
            case (.map, _), (.list, _), (_, .map), (_, .list): refuse(part, over: known, &diagnostics)
            default: tree.cells[known] = tree.copied(part.cell, from: value.tree)
            }
        }
        tree.append(added, to: target)
    }

    private func refuse(_ value: Node, over target: Int, _ diagnostics: inout Diagnostics) {
        let present = tree.cells[target].kind == .map ? "a map" : tree.cells[target].kind == .list ? "a list" : "a single value"
        diagnostics.error(
            "the overlay has \(value.kindName) where the document has \(present)", at: value.range,
            hint: "remove what is there with an action 'remove: true' first",
            notes: [Diagnostic(.note, "the document's value", at: tree.range(of: tree.cells[target]))])
    }
}
