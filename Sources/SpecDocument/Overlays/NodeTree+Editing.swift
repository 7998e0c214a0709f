internal import SpecDiagnostics

/// Changing a tree in place. What is no longer part of it stays behind in memory, unreachable.
extension NodeTree {
    /// A tree of this part alone in which every value stands once, so that it can be changed.
    static func editable(from node: Node) -> NodeTree {
        var tree = node.tree
        tree.root = node.index
        guard tree.sharesCells else { return tree }
        var copy = NodeTree(files: tree.files)
        let root = copy.copied(tree.cells[tree.root], from: tree)
        copy.root = copy.cells.count
        copy.cells.append(root)
        return copy
    }

    /// Takes a value and all of its parts over from another tree; the caller gives the cell its place. Documents are of bounded depth.
    mutating func copied(_ cell: Cell, from other: NodeTree) -> Cell {
        let original = cell
        var cell = cell
        if let file = number(of: other.files[Int(cell.file)]) {
            cell.file = file
        } else {
            // More files than cells can tell apart: the value stays, its place is lost.
            (cell.file, cell.start, cell.end) = (0, 0, 0)
            if !cell.isContainer { cell.text = .kept }
        }
        if cell.text == .kept, !cell.isContainer {
            (cell.first, cell.count) = other.withText(of: original) { keep($0) }
        }
        guard cell.isContainer else { return cell }
        let children = cell.children.map { copied(other.cells[$0], from: other) }
        place(children, in: &cell)
        return cell
    }

    /// The cell at the end of a path of positions.
    func cell(at path: some Sequence<Int>) -> Int? {
        var index = root
        for position in path {
            let cell = cells[index]
            let child = cell.kind == .map ? 2 * position + 1 : position
            guard cell.isContainer, child < Int(cell.count) else { return nil }
            index = Int(cell.first) + child
        }
        return index
    }

    /// Adds children after those that a list or map has.
    mutating func append(_ children: [Cell], to index: Int) {
        guard !children.isEmpty else { return }
        var cell = cells[index]
        place(Array(cells[cell.children]) + children, in: &cell)
        cells[index] = cell
    }

    /// Takes items out of a list, or entries out of a map.
    mutating func remove(_ positions: Set<Int>, from index: Int) {
        var cell = cells[index]
        let width = cell.kind == .map ? 2 : 1
        let kept = cell.children.filter { !positions.contains(($0 - Int(cell.first)) / width) }.map { cells[$0] }
        place(kept, in: &cell)
        cells[index] = cell
    }

    /// How many lists and maps stand in each other below and including this value.
    func height(of cell: Cell) -> Int {
        cell.isContainer ? 1 + (cell.children.map { height(of: cells[$0]) }.max() ?? 0) : 0
    }

    // MARK: -

    private mutating func place(_ children: [Cell], in cell: inout Cell) {
        cell.first = UInt32(cells.count)
        cell.count = UInt32(children.count)
        cells.append(contentsOf: children)
        if cell.kind == .map { index(&cell) { _, _ in } }
    }
}
