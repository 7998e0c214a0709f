public import SpecDiagnostics

/// A value of a document, with the place that it was read from. It is as cheap to copy as a reference; texts are decoded when asked for.
public struct Node: Sendable {
    let storage: NodeStorage
    let index: Int

    /// What the value is.
    public enum Kind: Sendable {
        case null
        case bool(Bool)
        /// The token as written: `1.0`, `-3`, and in YAML also `0x1F`, `0o17`, `.inf`, `+1`.
        case number(String)
        case string(String)
        case list([Node])
        case map(NodeMap)
    }

    /// What the value is, with all of its immediate parts; the properties below cost less.
    public var kind: Kind {
        let cell = self.cell
        switch cell.kind {
        case .null: return .null
        case .false: return .bool(false)
        case .true: return .bool(true)
        case .number: return .number(tree.string(of: cell))
        case .string: return .string(tree.string(of: cell))
        case .list: return .list(Array(elements))
        case .map: return .map(NodeMap(storage: storage, cell: cell))
        }
    }

    /// Where it stands in its file; of a text with its quotes.
    public var range: SourceRange { tree.range(of: cell) }

    /// The root of the document that it belongs to.
    public var root: Node { Node(storage: storage, index: tree.root) }

    /// A word for what it is, for messages: `a list`, `a text`.
    public var kindName: String {
        switch cell.kind {
        case .null: "nothing"
        case .true, .false: "a boolean"
        case .number: "a number"
        case .string: "a text"
        case .list: "a list"
        case .map: "a map"
        }
    }

    var tree: NodeTree { storage.tree }
    var cell: Cell { storage.tree.cells[index] }
}

extension Node: Equatable {
    /// Two nodes are the same if they stand at the same place of the same document.
    public static func == (a: Node, b: Node) -> Bool { a.storage === b.storage && a.index == b.index }
}

// MARK: - Parts

extension Node {
    /// The items of a list; none of anything else.
    public var elements: NodeList { NodeList(storage: storage, cell: cell) }

    /// The items, if it is a list.
    public var list: [Node]? { cell.kind == .list ? Array(elements) : nil }

    /// The entries, if it is a map.
    public var map: NodeMap? {
        let cell = self.cell
        return cell.kind == .map ? NodeMap(storage: storage, cell: cell) : nil
    }

    /// The value of a key, if it is a map that has it.
    public subscript(_ key: String) -> Node? {
        let cell = self.cell
        guard cell.kind == .map, let index = storage.tree.value(of: key, in: cell) else { return nil }
        return Node(storage: storage, index: index)
    }

    /// An item of a list, from 0, if there are so many.
    public subscript(_ position: Int) -> Node? {
        let items = elements
        return items.indices.contains(position) ? items[position] : nil
    }
}
