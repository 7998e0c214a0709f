/// Reads the strict Mustache subset: `{{name}}`, `{{#list}}`, `{{^flag}}`, `{{/list}}`, `{{>partial}}`, `{{! comment}}`, `{{.}}`.
///
/// A section, partial or comment alone on its line takes the whole line with it, so that templates can be laid out as the text they make.
/// Nothing is escaped: values arrive as they shall stand.
struct TemplateParser {
    let name: String
    let bytes: [UInt8]
    /// Columns that indentation added before each line.
    let indent: Int
    var problems: [TemplateProblem] = []

    private var position = 0
    /// Where text not yet taken begins.
    private var textStart = 0
    private var nodes: [TemplateNode] = []
    /// Sections open around the position, with the nodes that precede each.
    private var open: [(tag: Tag, inverted: Bool, before: [TemplateNode])] = []
    private var line = 1
    private var lineStart = 0

    static let deepestSection = 64

    init(name: String, bytes: [UInt8], indent: Int) {
        self.name = name
        self.bytes = bytes
        self.indent = indent
    }

    mutating func parse() -> [TemplateNode] {
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "\n") {
                position += 1
                line += 1
                lineStart = position
            } else if starts("{{", at: position) {
                readTag()
            } else {
                position += 1
            }
        }
        takeText(upTo: bytes.count)
        while let section = open.popLast() {
            report(section.tag, "section '\(section.tag.name)' is never closed", hint: "close it with {{/\(section.tag.name)}}")
            nodes = section.before
        }
        return nodes
    }

    // MARK: - Tags

    private mutating func readTag() {
        let start = position
        var tag = Tag(name: "", line: line, column: max(1, start - lineStart + 1 - indent), length: 2)
        guard let end = find("}}", from: start + 2) else {
            report(tag, "a tag is never closed", hint: "close it with }}")
            takeText(upTo: start)
            textStart = bytes.count
            position = bytes.count
            return
        }
        tag.length = end + 2 - start
        var inner = bytes[(start + 2)..<end]
        let sigil = inner.first ?? 0
        let isNamed = "#^/>".utf8.contains(sigil)
        if isNamed { inner = inner.dropFirst() }
        tag.name = String(decoding: trimmed(inner), as: UTF8.self)
        let startOfLine = lineStart
        let isBlankBefore = startOfLine >= textStart && bytes[startOfLine..<start].allSatisfy(isBlank)
        countLines(in: start..<(end + 2))
        position = end + 2

        let isComment = sigil == UInt8(ascii: "!")
        var indentation: [UInt8] = []
        if isNamed || isComment, isBlankBefore, let next = endOfBlankLine(from: position) {
            indentation = Array(bytes[startOfLine..<start])
            takeText(upTo: startOfLine)
            if next > position, bytes[next - 1] == UInt8(ascii: "\n") {
                line += 1
                lineStart = next
            }
            position = next
        } else {
            takeText(upTo: start)
        }
        textStart = position
        if !isComment { take(tag, sigil: isNamed ? sigil : 0, indentation: indentation) }
    }

    private mutating func take(_ tag: Tag, sigil: UInt8, indentation: [UInt8]) {
        guard isName(tag.name, sigil: sigil) else { return }
        switch sigil {
        case UInt8(ascii: "#"), UInt8(ascii: "^"):
            if open.count == Self.deepestSection {
                report(tag, "sections are nested deeper than \(Self.deepestSection)", hint: "move the inner ones to a partial")
            }
            open.append((tag, sigil == UInt8(ascii: "^"), nodes))
            nodes = []
        case UInt8(ascii: "/"):
            guard let section = open.last else {
                return report(tag, "nothing is open that {{/\(tag.name)}} could close", hint: "remove it, or open {{#\(tag.name)}} before it")
            }
            guard section.tag.name == tag.name else {
                return report(
                    tag, "{{/\(tag.name)}} stands where '\(section.tag.name)' of line \(section.tag.line) is open",
                    hint: "close it with {{/\(section.tag.name)}}")
            }
            open.removeLast()
            nodes = section.before + [.section(section.tag, inverted: section.inverted, nodes)]
        case UInt8(ascii: ">"):
            nodes.append(.partial(tag, indent: indentation))
        default:
            nodes.append(.value(tag))
        }
    }

    private mutating func isName(_ name: String, sigil: UInt8) -> Bool {
        let tag = Tag(name: name, line: line, column: max(1, position - lineStart - name.utf8.count - 1 - indent), length: max(1, name.utf8.count))
        if name == ".", sigil == 0 { return true }
        let isLegal = name.utf8.enumerated().allSatisfy { offset, byte in
            isLetter(byte) || (offset > 0 && (isDigit(byte) || (sigil == UInt8(ascii: ">") && byte == UInt8(ascii: "-"))))
        }
        if !name.isEmpty, isLegal { return true }
        switch name.utf8.first {
        case nil: report(tag, "a tag without a name")
        case UInt8(ascii: "{"), UInt8(ascii: "&"):
            report(tag, "{{\(name)}} is not part of these templates", hint: "nothing is escaped, so {{name}} is enough")
        case UInt8(ascii: "="):
            report(tag, "other delimiters are not part of these templates", hint: "tags are written {{name}}")
        default:
            report(tag, "'\(name)' is not a name", hint: "names are letters and digits; templates decide nothing, views do")
        }
        return false
    }

    // MARK: - Bytes

    private mutating func takeText(upTo end: Int) {
        if textStart < end { nodes.append(.text(Array(bytes[textStart..<end]))) }
        textStart = end
    }

    private mutating func countLines(in range: Range<Int>) {
        for index in range where bytes[index] == UInt8(ascii: "\n") {
            line += 1
            lineStart = index + 1
        }
    }

    /// Where the next line begins, if nothing but blanks comes before it.
    private func endOfBlankLine(from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\n") { return index + 1 }
            if !isBlank(bytes[index]) { return nil }
            index += 1
        }
        return index
    }

    private func starts(_ text: StaticString, at index: Int) -> Bool {
        text.withUTF8Buffer { bytes[index...].starts(with: $0) }
    }

    private func find(_ text: StaticString, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            if starts(text, at: index) { return index }
            index += 1
        }
        return nil
    }

    private mutating func report(_ tag: Tag, _ message: String, hint: String? = nil) {
        problems.append(
            TemplateProblem(template: name, line: tag.line, column: tag.column, length: tag.length, message: message, hint: hint))
    }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") }

private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = bytes
    while let first = slice.first, isBlank(first) || first == UInt8(ascii: "\n") { slice.removeFirst() }
    while let last = slice.last, isBlank(last) || last == UInt8(ascii: "\n") { slice.removeLast() }
    return slice
}
