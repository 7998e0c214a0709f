internal import TerminalText

/// Time series drawn with blocks, one chart below the other.
struct TerminalChart {
    private let axis: TimeAxis
    private let width: Int
    private let isColoured: Bool
    private var lines: [String] = []

    private static let height = 6
    private static let styles: [TextStyle] = [.blue, .red, .yellow, .magenta, .cyan, .green]

    static func text(_ series: [TimeSeries], width: Int, isColoured: Bool) -> String {
        let numbers = series.flatMap { [$0.total] + $0.points.map(\.value) }.map { ChartNumber.text($0).count }
        let margin = min(max(numbers.max() ?? 1, 4), 16)
        let axis = TimeAxis(series, atMost: max(10, min(width, 160) - margin - 3))
        var chart = TerminalChart(axis: axis, width: margin, isColoured: isColoured)
        for (index, one) in series.enumerated() { chart.draw(one, style: Self.styles[index % Self.styles.count]) }
        return chart.lines.joined(separator: "\n") + "\n"
    }

    // MARK: -

    private init(axis: TimeAxis, width: Int, isColoured: Bool) {
        self.axis = axis
        self.width = width
        self.isColoured = isColoured
    }

    private mutating func draw(_ series: TimeSeries, style: TextStyle) {
        let sums = axis.sums(series)
        let highest = max(sums.max() ?? 0, 0)
        if !lines.isEmpty { lines.append("") }
        let name = isColoured ? (TextStyle.bright + style).applied(to: plainLine(series.name)) : plainLine(series.name)
        lines.append("\(name)  total \(ChartNumber.text(series.total)), at most \(ChartNumber.text(highest)) in each \(axis.stepText)")
        for row in stride(from: Self.height - 1, through: 0, by: -1) {
            let cells = sums.map { Self.cell($0, highest: highest, row: row) }.joined()
            let label = row == Self.height - 1 ? ChartNumber.text(highest) : row == 0 ? "0" : ""
            let edge = label.isEmpty ? "│" : "┤"
            let drawn = trimmedEnd(cells)
            lines.append("\(right(label)) \(edge)\(isColoured ? style.applied(to: drawn) : drawn)")
        }
        lines.append(right("") + " └" + String(repeating: "─", count: axis.count))
        lines.append(right("") + "  " + timeLabels())
    }

    /// The part of a column that falls into a row, in eighths.
    private static func cell(_ value: Double, highest: Double, row: Int) -> String {
        guard highest > 0, value > 0 else { return " " }
        let eighths = Int((value / highest * Double(height * 8)).rounded())
        // What is more than nothing shows.
        let filled = max(eighths, 1) - row * 8
        let blocks = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        return blocks[min(max(filled, 0), 8)]
    }

    private func timeLabels() -> String {
        let first = axis.label(0)
        let last = axis.label(axis.count - 1)
        let gap = axis.count - first.count - last.count
        return gap > 0 ? first + String(repeating: " ", count: gap) + last : first
    }

    private func right(_ text: String) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }

    private func trimmedEnd(_ text: String) -> String {
        var text = text[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
