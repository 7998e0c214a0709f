/// A template whose every name is known to exist in `View`; rendering it cannot fail.
public struct BoundTemplate<View: TemplateView>: Sendable {
    let nodes: [BoundNode]

    /// Prints `view`.
    public func render(_ view: View) -> RenderedText {
        var text = RenderedText()
        render(view, into: &text)
        return text
    }

    /// Prints `view` behind what `text` holds already.
    public func render(_ view: View, into text: inout RenderedText) {
        var rendering = Rendering(text: text)
        text = RenderedText()
        rendering.run(nodes, row: View.fields.row(of: view))
        text = rendering.text
    }
}

/// Printed bytes, with the marks of the views that became them.
public struct RenderedText: Sendable {
    public var bytes: [UInt8] = []
    /// Where views with a mark begin and end, in the order of their beginnings.
    public var marks: [Mark] = []

    public init() {}

    public struct Mark: Sendable, Equatable {
        public var mark: Int32
        public var range: Range<Int>
    }
}

/// A value's place: how many rows up, and which of that row's values.
struct Slot: Sendable {
    var up: Int
    var index: Int
}

enum BoundNode: Sendable {
    case text([UInt8])
    case value(Slot)
    case line
    case when(Slot, holds: Bool, [BoundNode])
    case each(Slot, [BoundNode])
    /// There if the innermost list is at its first item, or if it is not.
    case whenFirst(holds: Bool, [BoundNode])
}

private struct Rendering {
    var text: RenderedText
    private var rows: [Row] = []
    private var line = ""
    /// Whether the innermost list is at its first item.
    private var isFirst = true

    init(text: RenderedText) { self.text = text }

    mutating func run(_ nodes: [BoundNode], row: Row) {
        let start = text.bytes.count
        let mark = text.marks.count
        if row.mark >= 0 { text.marks.append(RenderedText.Mark(mark: row.mark, range: start..<start)) }
        rows.append(row)
        run(nodes)
        rows.removeLast()
        if row.mark >= 0 { text.marks[mark].range = start..<text.bytes.count }
    }

    private mutating func run(_ nodes: [BoundNode]) {
        for node in nodes {
            switch node {
            case .text(let bytes):
                // A value that is empty leaves no blanks at the end of its line.
                if bytes.first == UInt8(ascii: "\n") { removeTrailingBlanks() }
                text.bytes += bytes
            case .value(let slot):
                if case .text(let value) = value(slot) { text.bytes += value.utf8 }
            case .line: text.bytes += line.utf8
            case .when(let slot, let holds, let children):
                if isThere(value(slot)) == holds { run(children) }
            case .whenFirst(let holds, let children):
                if isFirst == holds { run(children) }
            case .each(let slot, let children): runEach(value(slot), children)
            }
        }
    }

    private mutating func runEach(_ value: TemplateValue, _ children: [BoundNode]) {
        let outerFirst = isFirst
        defer { isFirst = outerFirst }
        switch value {
        case .rows(let list):
            for (index, row) in list.enumerated() {
                isFirst = index == 0
                run(children, row: row)
            }
        case .lines(let lines):
            let outer = line
            rows.append(Row(values: [], mark: -1))
            for (index, each) in lines.enumerated() {
                isFirst = index == 0
                line = each
                run(children)
            }
            rows.removeLast()
            line = outer
        case .text, .flag: break
        }
    }

    private mutating func removeTrailingBlanks() {
        while text.bytes.last == UInt8(ascii: " ") { text.bytes.removeLast() }
    }

    private func value(_ slot: Slot) -> TemplateValue { rows[rows.count - 1 - slot.up].values[slot.index] }

    private func isThere(_ value: TemplateValue) -> Bool {
        switch value {
        case .text(let text): !text.isEmpty
        case .flag(let holds): holds
        case .lines(let lines): !lines.isEmpty
        case .rows(let rows): !rows.isEmpty
        }
    }
}
