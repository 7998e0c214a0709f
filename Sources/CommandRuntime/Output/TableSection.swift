internal import TerminalText

/// One box of a table: a title, the names of its columns if they have names, and rows.
struct TableSection {
    /// Nothing for the rows of a list inside a list; it is as wide as `None` all the same.
    let title: String?
    let indent: Int
    private(set) var headers: [String] = []
    private(set) var rows: [[String]] = []
    /// The widest text of each column.
    private(set) var columnWidths: [Int] = []
    private var columnCount: Int?

    /// What stands around the text of a column: two blanks and an edge at either side of it.
    private static let cellPadding = 4

    init(title: String?, indent: Int) {
        self.title = title
        self.indent = indent
    }

    mutating func setHeaders(_ names: [String]) throws(CommandError) {
        guard columnWidths.isEmpty || names.count <= columnWidths.count else { throw .general("list index out of range") }
        widen(names)
        if columnCount == nil { columnCount = names.count }
        headers = names
    }

    mutating func addRow(_ cells: [String]) throws(CommandError) {
        let count = columnCount ?? cells.count
        columnCount = count
        guard cells.count == count else {
            throw .general("Row should have \(count) elements, instead it has \(cells.count)")
        }
        rows.append(cells)
        widen(cells)
    }

    /// How wide the box wants to be with its edges and those of the boxes around it.
    var naturalWidth: Int {
        let columns = columnWidths.reduce(0) { $0 + $1 + Self.cellPadding }
        return max(tableWidth(of: title ?? "None"), columns) + 2 + 2 * indent
    }

    /// The columns scaled to a width: rounded half to even; what is too much is taken from the left, what is missing added at the right.
    func scaledWidths(to width: Int) -> [Int] {
        let natural = columnWidths.map { $0 + Self.cellPadding }
        let sum = natural.reduce(0, +)
        guard sum > 0 else { return [] }
        let factor = Double(width) / Double(sum)
        var scaled = natural.map { Int((factor * Double($0)).rounded(.toNearestOrEven)) }
        var excess = scaled.reduce(0, +) - width
        while excess > 0 {
            for index in scaled.indices where excess > 0 {
                scaled[index] -= 1
                excess -= 1
            }
        }
        while excess < 0 {
            for index in scaled.indices.reversed() where excess < 0 {
                scaled[index] += 1
                excess += 1
            }
        }
        return scaled
    }

    /// A section with one row and named columns, turned so that each name stands before its value.
    var turned: TableSection {
        guard rows.count == 1, !headers.isEmpty else { return self }
        var section = TableSection(title: title, indent: indent)
        section.columnCount = 2
        for (name, cell) in zip(headers, rows[0]) {
            section.rows.append([name, cell])
            section.widen([name, cell])
        }
        return section
    }

    private mutating func widen(_ cells: [String]) {
        guard !columnWidths.isEmpty else {
            columnWidths = cells.map { tableWidth(of: $0) }
            return
        }
        for (index, cell) in cells.enumerated() where index < columnWidths.count {
            columnWidths[index] = max(columnWidths[index], tableWidth(of: cell))
        }
    }
}
