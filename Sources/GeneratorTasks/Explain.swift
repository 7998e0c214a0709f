public import GeneratorCore
public import SpecDiagnostics
internal import SwiftViews
internal import TemplateEngine

/// A declaration together with the place of the description that it was made from.
public struct Explanation: Sendable {
    /// The file of the declaration, and its line from 1.
    public var file: String
    public var line: Int
    /// The line of the declaration itself.
    public var declaration: String
    /// The name, with that of the type around it: `SendEmailRequest.source`.
    public var symbol: String
    public var origin: SourceRange
}

/// Finds where declarations come from, or what came of a line.
///
///     explain("SendEmailRequest.source", …)                    a symbol
///     explain("Generated/SES/SES+Models4.swift:120", …)        a line of Swift
///     explain("specs/simple-email/swagger.yaml:95", …)         a line of a description or an overlay
///
/// The lock, which keeps names, is looked for in `lockFolder`: the configuration's own if none is named.
public func explain(
    _ query: String, _ configuration: Configuration, lockFolder: String? = nil, _ diagnostics: inout Diagnostics
) -> [Explanation] {
    let press = Press(wholeWith: configuration.templates, &diagnostics)
    let lock = readLock(Path.join(lockFolder ?? configuration.folder, configuration.lockName), &diagnostics)
    guard !diagnostics.hasErrors else { return [] }
    let place = linePlace(query)
    if let place, let problem = problem(with: place) {
        diagnostics.error(problem, hint: "a place is a file and a line: specs/api.yaml:12")
        return []
    }
    var found: [Explanation] = []
    var symbols: Set<String> = []
    for var module in configuration.modules {
        if let place, place.file.hasSuffix(".swift"), !isBeside(place.file, module.output) { continue }
        module.options.given = lock[module.name]?.names ?? GivenNames()
        var problems = Diagnostics()
        guard let made = make(module, press, keepingOrigins: true, &problems) else {
            diagnostics.append(contentsOf: problems)
            continue
        }
        found += explanations(query, place, in: made)
        if found.isEmpty, place == nil { symbols.formUnion(declarations(made) { _ in true }.flatMap(\.explanation.namings)) }
    }
    if found.isEmpty, !diagnostics.hasErrors {
        if place == nil {
            diagnostics.error(
                "no declaration is called '\(query)'",
                hint: nearest(to: query, among: symbols.sorted()).map { "did you mean '\($0)'?" }
                    ?? "a name, or Type.name, or Module.Type.name")
        } else {
            diagnostics.error(
                "nothing that is generated comes from '\(query)', and no generated declaration stands there",
                hint:
                    "files are those of the configuration: \(configuration.modules.map(\.spec).removingRepetitions.joined(separator: ", "))"
            )
        }
    }
    return found
}

// MARK: -

/// `path:12` or `path:12:3`.
private func linePlace(_ query: String) -> (file: String, line: Int)? {
    let parts = query.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 2 else { return nil }
    let hasColumn = parts.count >= 3 && Int(parts[parts.count - 1]) != nil && Int(parts[parts.count - 2]) != nil
    let numbers = hasColumn ? 2 : 1
    guard let line = Int(parts[parts.count - numbers]) else { return nil }
    return (parts.dropLast(numbers).joined(separator: ":"), line)
}

/// What is wrong with a place, whatever is generated.
private func problem(with place: (file: String, line: Int)) -> String? {
    let bytes: [UInt8]
    do { bytes = try Disk.read(place.file) } catch { return error.message }
    let newline = UInt8(ascii: "\n")
    let count = bytes.reduce(bytes.last.map { $0 == newline ? 0 : 1 } ?? 0) { $0 + ($1 == newline ? 1 : 0) }
    guard place.line < 1 || place.line > count else { return nil }
    return "'\(place.file)' has \(count) lines, so there is no line \(place.line)"
}

extension Explanation {
    /// The names that it is found by.
    fileprivate var namings: [String] { [symbol] + symbol.split(separator: ".").suffix(1).map(String.init) }
}

extension [String] {
    fileprivate var removingRepetitions: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

private func isBeside(_ file: String, _ folder: String) -> Bool { Path.folder(of: Path.absolute(file)) == Path.absolute(folder) }

private func isSame(_ a: String, _ b: String) -> Bool { Path.absolute(a) == Path.absolute(b) }

private func explanations(_ query: String, _ place: (file: String, line: Int)?, in made: MadeModule) -> [Explanation] {
    let origins = made.module.origins.ranges
    guard let place else { return declarations(made) { _ in true }.filter { matches(query, $0, made) }.map(\.explanation) }
    if place.file.hasSuffix(".swift") {
        let all = declarations(made) { isSame($0, place.file) }
        // Marks are in the order of their beginnings, so the last that covers the line is the innermost.
        guard let innermost = all.last(where: { $0.lines.contains(place.line) }) else { return [] }
        return [innermost.explanation]
    }
    let here = origins.filter { isSame($0.file.path, place.file) }
    let starting = here.filter { $0.startPosition.line == place.line }
    var wanted = Set(starting)
    if starting.isEmpty {
        let around = here.filter { $0.startPosition.line <= place.line && $0.endPosition.line >= place.line }
        if let least = around.map({ $0.end - $0.start }).min() {
            wanted = Set(around.filter { $0.end - $0.start == least })
        } else {
            wanted = Set(owner(of: place.line, among: here).map { [$0] } ?? [])
        }
    }
    return declarations(made) { _ in true }.filter { wanted.contains($0.explanation.origin) }.map(\.explanation)
}

/// The place that a line belongs to by its indentation: the nearest one above that stands farther left, or else the next one below.
private func owner(of line: Int, among places: [SourceRange]) -> SourceRange? {
    guard let file = places.first?.file else { return nil }
    let lines = file.bytes.split(separator: UInt8(ascii: "\n"), maxSplits: line, omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return nil }
    let column = lines[line - 1].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count + 1
    let above = places.filter { $0.startPosition.line < line && $0.startPosition.column < column }
    return above.max { $0.start < $1.start } ?? places.filter { $0.startPosition.line > line }.min { $0.start < $1.start }
}

private struct Declaration {
    var explanation: Explanation
    var lines: ClosedRange<Int>
}

private func matches(_ query: String, _ declaration: Declaration, _ made: MadeModule) -> Bool {
    let symbol = declaration.explanation.symbol
    if symbol == query { return true }
    if symbol.lowercased().hasSuffix(".\(query.lowercased())") { return true }
    let parts = query.split(separator: ".")
    if parts.count > 1, parts[0] == made.module.name, symbol == parts.dropFirst().joined(separator: ".") { return true }
    return parts.count == 1 && symbol.hasSuffix(".\(query)")
}

/// Everything with an origin in the files that are asked for, in the order of the files.
private func declarations(_ made: MadeModule, in isWanted: (String) -> Bool) -> [Declaration] {
    var result: [Declaration] = []
    for file in made.files {
        let path = Path.join(made.configuration.output, file.path)
        guard isWanted(path), !file.marks.isEmpty else { continue }
        let lines = LineTable(file.bytes)
        for mark in file.marks {
            guard made.module.origins.ranges.indices.contains(Int(mark.mark)), !mark.range.isEmpty else { continue }
            let first = lines.line(at: mark.range.lowerBound)
            let last = lines.line(at: mark.range.upperBound - 1)
            guard let line = (first...last).first(where: { isDeclaration(lines.text($0)) }) else { continue }
            let text = lines.text(line)
            let outer = lines.enclosingType(of: line)
            let name = declaredName(text) ?? text
            result.append(
                Declaration(
                    explanation: Explanation(
                        file: path, line: line, declaration: trimmed(text),
                        symbol: outer.map { $0 == name ? name : "\($0).\(name)" } ?? name,
                        origin: made.module.origins.ranges[Int(mark.mark)]), lines: first...last))
        }
    }
    return result
}

private let declaring: Set<Substring> = ["struct", "enum", "case", "var", "func", "let"]

private func isDeclaration(_ line: String) -> Bool {
    let text = line.drop { $0 == " " }
    return !text.isEmpty && !text.hasPrefix("//") && !text.hasPrefix("@") && text.split(separator: " ").contains { declaring.contains($0) }
}

/// `source` of `    public var source: String`
private func declaredName(_ line: String) -> String? {
    let words = line.split(separator: " ")
    guard let keyword = words.firstIndex(where: { declaring.contains($0) }), keyword + 1 < words.count else { return nil }
    return String(words[keyword + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "`" }.filter { $0 != "`" })
}

private func trimmed(_ line: String) -> String {
    var text = line.drop { $0 == " " }
    while text.last == " " || text.last == "{" { text.removeLast() }
    return String(text)
}

/// The lines of a text, found by byte.
private struct LineTable {
    private let bytes: [UInt8]
    private var starts = [0]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    }

    func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    func text(_ line: Int) -> String {
        guard starts.indices.contains(line - 1) else { return "" }
        let end = line < starts.count ? starts[line] - 1 : bytes.count
        return String(decoding: bytes[starts[line - 1]..<max(starts[line - 1], end)], as: UTF8.self)
    }

    /// The type or extension that a line stands in: the nearest line above that is less indented and opens one.
    func enclosingType(of line: Int) -> String? {
        let indent = text(line).prefix { $0 == " " }.count
        guard indent > 0 else { return nil }
        var above = line - 1
        while above > 0 {
            let text = self.text(above)
            let words = text.split(separator: " ")
            let isLess = text.prefix { $0 == " " }.count < indent && !text.isEmpty
            if isLess, let keyword = words.firstIndex(where: { ["struct", "enum", "extension"].contains($0) }), keyword + 1 < words.count {
                return String(words[keyword + 1].prefix { $0 != ":" && $0 != "{" })
            }
            above -= 1
        }
        return nil
    }
}
