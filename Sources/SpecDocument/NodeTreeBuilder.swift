internal import SpecDiagnostics

/// Puts a tree together from its events: values wait until the list or map around them ends, then stand side by side.
struct NodeTreeBuilder {
    private(set) var tree: NodeTree
    private var waiting: [Cell] = []
    private var open: [Opened] = []

    private struct Opened {
        /// The first of its children among those that wait.
        let base: Int
        let cell: Cell
    }

    init(_ file: SourceFile) {
        tree = NodeTree(files: [file])
        tree.cells.reserveCapacity(file.bytes.count / 24)
    }

    var depth: Int { open.count }

    /// Adds a scalar or a key.
    mutating func add(_ cell: Cell) { waiting.append(cell) }

    /// Adds a value that also stands elsewhere in the tree.
    mutating func addShared(_ cell: Cell) {
        tree.sharesCells = true
        waiting.append(cell)
    }

    /// Keeps the text of the scalar that will be added next.
    mutating func keep(_ text: some Sequence<UInt8>) -> (first: UInt32, count: UInt32) { tree.keep(text) }

    mutating func begin(_ kind: Cell.Kind, at start: Int) {
        open.append(Opened(base: waiting.count, cell: Cell(start: UInt32(start), end: UInt32(start), kind: kind)))
    }

    /// The children that wait in the innermost list or map, to be looked at or changed before it ends.
    var children: [Cell] {
        get { Array(waiting[(open.last?.base ?? 0)...]) }
        set { waiting.replaceSubrange((open.last?.base ?? 0)..., with: newValue) }
    }

    /// Where the last child ends, or the innermost list or map starts.
    var lastEnd: Int {
        guard let innermost = open.last else { return 0 }
        return Int(waiting.count > innermost.base ? waiting[waiting.count - 1].end : innermost.cell.start)
    }

    /// Ends the innermost list or map, and returns its cell.
    @discardableResult
    mutating func end(at end: Int, _ diagnostics: inout Diagnostics) -> Cell? {
        guard let ended = open.popLast() else { return nil }
        var cell = ended.cell
        cell.end = UInt32(end)
        cell.first = UInt32(tree.cells.count)
        cell.count = UInt32(waiting.count - ended.base)
        tree.cells.append(contentsOf: waiting[ended.base...])
        waiting.removeLast(waiting.count - ended.base)
        if cell.kind == .map {
            var repeated: [(Int, Int)] = []
            tree.index(&cell) { repeated.append(($0, $1)) }
            for (first, other) in repeated { reportRepeated(tree.cells[first], tree.cells[other], &diagnostics) }
        }
        waiting.append(cell)
        return cell
    }

    /// The tree, if it has a root.
    consuming func finished() -> NodeTree? {
        guard open.isEmpty, let root = waiting.last else { return nil }
        tree.root = tree.cells.count
        tree.cells.append(root)
        return tree
    }

    private func reportRepeated(_ first: Cell, _ other: Cell, _ diagnostics: inout Diagnostics) {
        diagnostics.error(
            "the key '\(tree.string(of: other))' stands twice in this map", at: tree.range(of: other), hint: "keep one of them",
            notes: [Diagnostic(.note, "it stands here first", at: tree.range(of: first))])
    }
}
