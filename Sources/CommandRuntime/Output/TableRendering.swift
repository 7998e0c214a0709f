internal import TerminalText

/// Draws sections one below the other, all as wide as the widest.
struct TableRendering {
    private var bytes: [UInt8] = []
    private let isColoured: Bool

    static func append(_ sections: [TableSection], layout: TableLayout, to bytes: inout [UInt8]) {
        var sections = sections
        var width = sections.map(\.naturalWidth).max() ?? 0
        if width > layout.terminalWidth {
            sections = sections.map(\.turned)
            width = sections.map(\.naturalWidth).max() ?? 0
        }
        var rendering = TableRendering(isColoured: layout.isColoured)
        rendering.write(dashes(width) + "\n")
        for section in sections { rendering.draw(section, width: width - 2 * section.indent) }
        bytes.append(contentsOf: rendering.bytes)
    }

    // MARK: -

    private init(isColoured: Bool) { self.isColoured = isColoured }

    private mutating func draw(_ section: TableSection, width: Int) {
        if let title = section.title, !title.isEmpty {
            line(Self.centred(title, in: width, leftEdge: "|"), section.indent)
            if section.headers.isEmpty, section.rows.isEmpty { line("+\(Self.dashes(width - 2))+", section.indent) }
        }
        let widths = section.scaledWidths(to: width)
        if !section.headers.isEmpty {
            let cells = zip(widths, section.headers).enumerated()
            rule(widths, section.indent)
            line(cells.map { Self.centred($1.1, in: $1.0, leftEdge: $0 == 0 ? "|" : "") }.joined(), section.indent)
        }
        guard !section.rows.isEmpty, !widths.isEmpty else { return }
        rule(widths, section.indent)
        for row in section.rows {
            var text = ""
            for (index, width) in widths.enumerated() where index < row.count {
                text += leftAligned(row[index], in: width, leftEdge: index == 0 ? "|" : "")
            }
            line(text, section.indent)
        }
        rule(widths, section.indent)
    }

    private mutating func rule(_ widths: [Int], _ indent: Int) {
        let parts = widths.enumerated().map { ($0 == 0 ? "+" + Self.dashes($1 - 2) : Self.dashes($1 - 1)) + "+" }
        line(parts.joined(), indent)
    }

    /// One line between the edges of the boxes around it.
    private mutating func line(_ text: String, _ indent: Int) {
        let edge = isColoured ? "\u{1B}[2m\u{1B}[33m|\u{1B}[0m" : "|"
        let edges = String(repeating: edge, count: indent)
        write(edges)
        write(text)
        write(edges)
        write("\n")
    }

    /// With colours, each part is followed by a reset, so that nothing leaks into the terminal.
    private mutating func write(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        if isColoured { bytes.append(contentsOf: "\u{1B}[0m".utf8) }
    }

    private static func centred(_ text: String, in width: Int, leftEdge: String) -> String {
        let length = tableWidth(of: text)
        // Division rounds down, also for what is negative.
        let before = (width >> 1) - (length >> 1) - 1
        let after = width - 1 - (leftEdge.utf8.count + before + length)
        return leftEdge + blanks(before) + text + blanks(after) + "|"
    }

    private func leftAligned(_ text: String, in width: Int, leftEdge: String) -> String {
        let length = tableWidth(of: text)
        let before = width - (length + 2 + leftEdge.utf8.count + 1) >= 0 ? 2 : 0
        let after = width - (leftEdge.utf8.count + before + length) - 1
        let shown = isColoured ? "\u{1B}[1m\u{1B}[34m\(text)\u{1B}[0m" : text
        return leftEdge + Self.blanks(before) + shown + Self.blanks(after) + "|"
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
    private static func dashes(_ count: Int) -> String { String(repeating: "-", count: max(0, count)) }
}
