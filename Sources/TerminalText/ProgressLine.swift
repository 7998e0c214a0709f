/// One line at the bottom of a terminal that tells how far a work has come, and that is gone when the work is done.
///
/// Where nobody looks on it writes nothing. It is written again at most ten times a second.
public struct ProgressLine {
    private let columns: Int?
    private let interval: Duration
    private let write: (String) -> Void
    private let now: () -> ContinuousClock.Instant
    private var lastWritten: ContinuousClock.Instant?

    /// A line on a terminal; silent if it is none.
    public init(on terminal: Terminal = .error) {
        self.init(columns: terminal.isTerminal ? terminal.size?.columns ?? 80 : nil) { terminal.write($0) }
    }

    /// A line of so many columns, none of which means silence, with what writes it and what tells the time.
    public init(
        columns: Int?, interval: Duration = .milliseconds(100), now: @escaping () -> ContinuousClock.Instant = { .now },
        write: @escaping (String) -> Void
    ) {
        self.columns = columns
        self.interval = interval
        self.now = now
        self.write = write
    }

    /// Shows a text in place of the one before, cut to the terminal's width.
    public mutating func show(_ text: String) {
        guard let columns else { return }
        let instant = now()
        if let lastWritten, instant - lastWritten < interval { return }
        lastWritten = instant
        // The last column stays free: some terminals break the line when it is filled.
        write("\r" + truncated(plainLine(text), to: columns - 1) + Self.clearToEnd)
    }

    /// Takes the line away.
    public mutating func finish() {
        guard lastWritten != nil else { return }
        lastWritten = nil
        write("\r" + Self.clearToEnd)
    }

    private static let clearToEnd = "\u{1B}[K"
}

/// A bar of so many columns, filled by a fraction: `[#####     ]`.
public func progressBar(fraction: Double, columns: Int) -> String {
    let inside = max(0, columns - 2)
    let clamped = fraction > 0 ? min(fraction, 1) : 0
    let filled = Int(clamped * Double(inside))
    return "[" + String(repeating: "#", count: filled) + String(repeating: " ", count: inside - filled) + "]"
}
