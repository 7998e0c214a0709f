internal import TerminalText

/// Tells a person at a terminal how many pages have come.
struct PageProgress {
    private var line: ProgressLine?
    private var count = 0

    init(_ console: Console) {
        // Where output shows in the same terminal as it comes, it is progress enough.
        line = console.isErrorTerminal ? ProgressLine() : nil
    }

    mutating func show() {
        count += 1
        if count > 1 { line?.show("page \(count)") }
    }

    mutating func finish() { line?.finish() }
}
