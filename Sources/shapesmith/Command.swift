/// A command of the program: everything about it in one place.
struct Command: Sendable {
    var name: String
    /// What follows the name: `OLD NEW`.
    var operands = ""
    var summary: String
    var options: [Arguments.Option]
    /// Does it; the result is the status the program ends with.
    var run: @Sendable (Arguments, Console) async throws -> Int32

    static let all: [Command] = [
        .generate, .watch, .check, .diff, .lint, .cost, .explain, .dumpModel, .importFacts, .templates, .completion,
    ]

    /// Options that every command has.
    static let common = [
        Arguments.Option(name: "--quiet", summary: "print nothing but errors"),
        Arguments.Option(name: "--color", value: "WHEN", summary: "auto, always or never"),
        Arguments.Option(name: "--help", summary: "print this help"),
    ]

    var help: String {
        let all = options + Self.common
        let names = all.map { "\($0.name)\($0.value.map { " \($0)" } ?? "")" }
        let width = names.reduce(0) { max($0, $1.count) }
        let lines = zip(names, all).map { name, option in
            "  \(name)\(String(repeating: " ", count: width - name.count))  \(option.summary)\(option.isRepeatable ? " (repeatable)" : "")"
        }
        let operands = self.operands.isEmpty ? "" : " \(self.operands)"
        return "usage: shapesmith \(name)\(operands) [options]\n\n\(summary)\n\noptions:\n\(lines.joined(separator: "\n"))\n"
    }
}

/// The statuses that the program ends with.
enum Status {
    static let good: Int32 = 0
    static let diagnostics: Int32 = 1
    static let usage: Int32 = 64
}
