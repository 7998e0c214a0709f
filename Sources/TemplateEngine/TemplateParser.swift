internal import SpecDiagnostics

/// Reads the strict Mustache subset: `{{name}}`, `{{#list}}`, `{{^flag}}`, `{{/list}}`, `{{>partial}}`, `{{! comment}}`, `{{.}}`.
///
/// A section, partial or comment alone on its line takes the whole line with it, so that templates can be laid out as the text they make.
/// Nothing is escaped: values arrive as they shall stand. Within a list, the section `isFirst` is there for its first item.
struct TemplateParser {
    private(set) var diagnostics = Diagnostics()
    private let file: SourceFile
    private let indent: Int
    private let bytes: [UInt8]
    private var position = 0
    /// Where text not yet taken begins.
    private var textStart = 0
    private var lineStart = 0
    private var nodes: [TemplateNode] = []
    /// Sections open around the position, with the nodes that precede each.
    private var open: [(tag: Tag, inverted: Bool, before: [TemplateNode])] = []

    private static let deepestSection = 64

    init(file: SourceFile, indent: [UInt8]) {
        self.file = file
        self.indent = indent.count
        bytes = indent.isEmpty ? file.bytes : indented(file.bytes, by: indent)
    }

    mutating func parse() -> [TemplateNode] {
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "\n") {
                position += 1
                lineStart = position
            } else if starts("{{", at: position) {
                readTag()
            } else {
                position += 1
            }
        }
        takeText(upTo: bytes.count)
        while let section = open.popLast() {
            let name = section.tag.name
            diagnostics.error("section '\(name)' is never closed", at: section.tag.place, hint: "close it with {{/\(name)}}")
            nodes = section.before
        }
        return nodes
    }

    // MARK: - Tags

    private mutating func readTag() {
        let start = position
        guard let end = find("}}", from: start + 2) else {
            diagnostics.error("a tag is never closed", at: place(start, start + 2), hint: "close it with }}")
            takeText(upTo: start)
            textStart = bytes.count
            position = bytes.count
            return
        }
        let tagPlace = place(start, end + 2)
        var inner = bytes[(start + 2)..<end]
        let sigil = inner.first ?? 0
        let isNamed = "#^/>".utf8.contains(sigil)
        if isNamed { inner = inner.dropFirst() }
        let startOfLine = lineStart
        let isBlankBefore = startOfLine >= textStart && bytes[startOfLine..<start].allSatisfy(isBlank)
        for index in start..<end where bytes[index] == UInt8(ascii: "\n") { lineStart = index + 1 }
        position = end + 2

        let isComment = sigil == UInt8(ascii: "!")
        var indentation: [UInt8] = []
        if isNamed || isComment, isBlankBefore, let next = endOfBlankLine(from: position) {
            indentation = Array(bytes[startOfLine..<start])
            takeText(upTo: startOfLine)
            position = next
            lineStart = next
        } else {
            takeText(upTo: start)
        }
        textStart = position
        guard !isComment else { return }
        let tag = Tag(name: String(decoding: trimmed(inner), as: UTF8.self), place: tagPlace)
        if isLegal(tag, sigil: isNamed ? sigil : 0) { take(tag, sigil: isNamed ? sigil : 0, indentation: indentation) }
    }

    private mutating func take(_ tag: Tag, sigil: UInt8, indentation: [UInt8]) {
        let closing = "{{/\(tag.name)}}"
        switch sigil {
        case UInt8(ascii: "#"), UInt8(ascii: "^"):
            if open.count == Self.deepestSection {
                diagnostics.error(
                    "sections are nested deeper than \(Self.deepestSection)", at: tag.place, hint: "move the inner ones to a partial")
            }
            open.append((tag, sigil == UInt8(ascii: "^"), nodes))
            nodes = []
        case UInt8(ascii: "/"):
            guard let section = open.last else {
                return diagnostics.error(
                    "nothing is open that \(closing) could close", at: tag.place, hint: "remove it, or open {{#\(tag.name)}} before it")
            }
            guard section.tag.name == tag.name else {
                let line = section.tag.place.startPosition.line
                return diagnostics.error(
                    "\(closing) stands where '\(section.tag.name)' of line \(line) is open", at: tag.place,
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

    private mutating func isLegal(_ tag: Tag, sigil: UInt8) -> Bool {
        let name = tag.name
        if name == ".", sigil == 0 { return true }
        let isLegal = name.utf8.enumerated().allSatisfy { offset, byte in
            isLetter(byte) || (offset > 0 && (isDigit(byte) || (sigil == UInt8(ascii: ">") && byte == UInt8(ascii: "-"))))
        }
        if !name.isEmpty, isLegal { return true }
        switch name.utf8.first {
        case nil: diagnostics.error("a tag without a name", at: tag.place)
        case UInt8(ascii: "{"), UInt8(ascii: "&"):
            diagnostics.error(
                "{{\(name)}} is not part of these templates", at: tag.place, hint: "nothing is escaped, so {{name}} is enough")
        case UInt8(ascii: "="):
            diagnostics.error("other delimiters are not part of these templates", at: tag.place, hint: "tags are written {{name}}")
        default:
            diagnostics.error(
                "'\(name)' is not a name", at: tag.place, hint: "names are letters and digits; templates decide nothing, views do")
        }
        return false
    }

    // MARK: - Bytes

    /// A place in the file as it is, without the indentation that was added.
    private func place(_ start: Int, _ end: Int) -> SourceRange {
        guard indent > 0 else { return file.range(start, end) }
        var added = 0
        var atLineStart = true
        for byte in bytes[..<start] {
            if atLineStart, byte != UInt8(ascii: "\n") { added += indent }
            atLineStart = byte == UInt8(ascii: "\n")
        }
        return file.range(start - added, end - added)
    }

    private mutating func takeText(upTo end: Int) {
        if textStart < end { nodes.append(.text(Array(bytes[textStart..<end]))) }
        textStart = end
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
}

private func indented(_ bytes: [UInt8], by indent: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var atLineStart = true
    for byte in bytes {
        if atLineStart, byte != UInt8(ascii: "\n") { result += indent }
        result.append(byte)
        atLineStart = byte == UInt8(ascii: "\n")
    }
    return result
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
