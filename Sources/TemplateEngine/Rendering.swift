/// The printing of one view.
struct Rendering {
    private(set) var text = RenderedText()
    private let program: Program
    /// The rows around the current step, the innermost last.
    private var rows: [Row] = []
    private var line = ""
    /// Whether the innermost list is at its first item.
    private var isFirst = true

    init(program: Program) {
        self.program = program
        text.bytes.reserveCapacity(16_384)
    }

    mutating func run(row: Row) {
        program.steps.withUnsafeBufferPointer { steps in
            program.texts.withUnsafeBufferPointer { texts in run(steps, 0..<steps.count, texts, row: row) }
        }
    }

    private mutating func run(
        _ steps: UnsafeBufferPointer<Program.Step>, _ range: Range<Int>, _ texts: UnsafeBufferPointer<UInt8>, row: Row
    ) {
        let start = text.bytes.count
        let mark = text.marks.count
        if row.mark >= 0 { text.marks.append(RenderedText.Mark(mark: row.mark, range: start..<start)) }
        rows.append(row)
        run(steps, range, texts)
        rows.removeLast()
        if row.mark >= 0 { text.marks[mark].range = start..<text.bytes.count }
    }

    private mutating func run(_ steps: UnsafeBufferPointer<Program.Step>, _ range: Range<Int>, _ texts: UnsafeBufferPointer<UInt8>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let step = steps[index]
            index += 1
            switch step.kind {
            case .text: append(texts[Int(step.a)..<Int(step.b)])
            case .value: appendValue(step)
            case .line: append(line)
            case .when: if !isThere(step) { index = Int(step.end) }
            case .unless: if isThere(step) { index = Int(step.end) }
            case .first: if !isFirst { index = Int(step.end) }
            case .notFirst: if isFirst { index = Int(step.end) }
            case .each:
                runEach(steps, index..<Int(step.end), texts, step)
                index = Int(step.end)
            }
        }
    }

    private mutating func runEach(
        _ steps: UnsafeBufferPointer<Program.Step>, _ range: Range<Int>, _ texts: UnsafeBufferPointer<UInt8>, _ step: Program.Step
    ) {
        let outerFirst = isFirst
        isFirst = true
        switch value(step) {
        case .rows(let list):
            for row in list {
                run(steps, range, texts, row: row)
                isFirst = false
            }
        case .lines(let lines):
            let outer = line
            rows.append(Row(values: [], mark: -1))
            for each in lines {
                line = each
                run(steps, range, texts)
                isFirst = false
            }
            rows.removeLast()
            line = outer
        case .text, .flag: break
        }
        isFirst = outerFirst
    }

    // MARK: - Values

    private func value(_ step: Program.Step) -> TemplateValue { rows[rows.count - 1 - Int(step.a)].values[Int(step.b)] }

    private mutating func appendValue(_ step: Program.Step) {
        if case .text(let value) = rows[rows.count - 1 - Int(step.a)].values[Int(step.b)] { append(value) }
    }

    private func isThere(_ step: Program.Step) -> Bool {
        switch rows[rows.count - 1 - Int(step.a)].values[Int(step.b)] {
        case .text(let text): !text.isEmpty
        case .flag(let holds): holds
        case .lines(let lines): !lines.isEmpty
        case .rows(let rows): !rows.isEmpty
        }
    }

    private mutating func append(_ value: String) { text.bytes.append(contentsOf: value.utf8) }

    private mutating func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        // A value that is empty leaves no blanks at the end of its line.
        if bytes.first == UInt8(ascii: "\n") {
            while text.bytes.last == UInt8(ascii: " ") { text.bytes.removeLast() }
        }
        text.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes))
    }
}
