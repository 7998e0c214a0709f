/// Spells diagnostics for people: place, message, the line with a marker, notes and the hint.
///
/// ```
/// specs/petstore.yaml:41:15: error: no definition named 'Pett'
///    41 |         $ref: '#/definitions/Pett'
///       |               ^~~~~~~~~~~~~~~~~~~~
/// hint: did you mean '#/definitions/Pet'? (defined at specs/petstore.yaml:112:3)
/// ```
public struct DiagnosticPrinter: Sendable {
    private let color: Bool

    /// Makes a printer; `color` asks for terminal colours.
    public init(color: Bool = false) {
        self.color = color
    }

    /// The whole text of a diagnostic, without a line break at its end.
    public func print(_ diagnostic: Diagnostic) -> String {
        var lines: [String] = []
        add(diagnostic, to: &lines)
        return lines.joined(separator: "\n")
    }

    /// The text of all that was collected, and how many were left out.
    public func print(_ diagnostics: Diagnostics) -> String {
        var texts = diagnostics.entries.map(print)
        if diagnostics.omittedCount > 0 { texts.append("and \(diagnostics.omittedCount) more that are not shown") }
        return texts.joined(separator: "\n")
    }

    // MARK: -

    private func add(_ diagnostic: Diagnostic, to lines: inout [String]) {
        let place = diagnostic.range.map { paint("\(printable($0.description)): ", .bold) } ?? ""
        let severity = paint("\(diagnostic.severity.rawValue): ", Style(diagnostic.severity))
        lines.append(place + severity + paint(printable(diagnostic.message), .bold))
        if let range = diagnostic.range, let snippet = SourceSnippet(range) {
            let number = String(snippet.line)
            let gutter = max(5, number.count)
            lines.append(String(repeating: " ", count: gutter - number.count) + number + " | " + snippet.text)
            lines.append(String(repeating: " ", count: gutter) + " | " + snippet.indentation + paint(snippet.marker, .green))
        }
        for note in diagnostic.notes {
            // Notes have no notes of their own, so this never goes deeper.
            var note = note
            note.notes = []
            add(note, to: &lines)
        }
        if let hint = diagnostic.hint { lines.append(paint("hint: ", .cyan) + printable(hint)) }
    }

    private enum Style: String {
        case bold = "1"
        case red = "1;31"
        case yellow = "1;33"
        case blue = "1;34"
        case green = "32"
        case cyan = "36"

        init(_ severity: Diagnostic.Severity) {
            switch severity {
            case .error: self = .red
            case .warning: self = .yellow
            case .note: self = .blue
            }
        }
    }

    private func paint(_ text: String, _ style: Style) -> String {
        color && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// Text from a file never moves the cursor or changes colours.
    private func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
    }

    private func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control && scalar != "\n"
    }
}
