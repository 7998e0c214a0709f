/// Turns the HTML or Markdown of a description into wrapped lines of Markdown.
///
///     <p>Takes an <code>Id</code>.</p><ul><li>a</li></ul>  →  Takes an `Id`. ⏎ ⏎ - a
struct MarkupReader {
    private let text: [UInt8]
    private let width: Int
    private var index = 0
    private var lines: [String] = []
    /// The paragraph being read, white space already single.
    private var paragraph: [UInt8] = []
    /// What stands before the first line of the paragraph: the mark of a list item.
    private var mark = ""
    private var lists: [(isOrdered: Bool, count: Int)] = []
    private var linkTarget: [UInt8]?
    private var codeDepth = 0

    private static let deepestList = 8

    init(text: String, width: Int) {
        self.text = Array(text.utf8)
        self.width = width
    }

    mutating func read() -> [String] {
        if hasTags { readHTML() } else { readMarkdown() }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private var hasTags: Bool {
        var index = 0
        while index + 1 < text.count {
            if text[index] == UInt8(ascii: "<"), isTagStart(text[index + 1]) { return true }
            if text[index] == UInt8(ascii: "&"), Entities.entity(in: text, at: index) != nil { return true }
            index += 1
        }
        return false
    }

    // MARK: - Markdown

    /// Joins the lines of each paragraph and wraps them; lists, headings, quotes and code keep their lines.
    private mutating func readMarkdown() {
        var isFenced = false
        for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = printable(line)
            let body = line.drop { $0 == UInt8(ascii: " ") }
            if body.starts(with: Array("```".utf8)) {
                flush()
                lines.append(String(decoding: line, as: UTF8.self))
                isFenced.toggle()
            } else if isFenced {
                lines.append(String(decoding: line, as: UTF8.self))
            } else if body.isEmpty {
                flush()
                endParagraph()
            } else if let markEnd = listMark(body) {
                flush()
                let indent = String(repeating: " ", count: min(line.count - body.count, 16))
                mark = indent + String(decoding: body[..<markEnd], as: UTF8.self)
                paragraph = Array(body[markEnd...])
            } else if body.first == UInt8(ascii: "#") || body.first == UInt8(ascii: "|") || body.first == UInt8(ascii: ">") {
                flush()
                lines.append(String(decoding: body, as: UTF8.self))
            } else {
                if !paragraph.isEmpty { paragraph.append(UInt8(ascii: " ")) }
                paragraph += body
            }
        }
        flush()
    }

    /// Where the text of a list item begins: behind `- `, `* ` or `1. `.
    private func listMark(_ body: ArraySlice<UInt8>) -> Int? {
        guard let first = body.first else { return nil }
        let space = UInt8(ascii: " ")
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
            return body.dropFirst().first == space ? body.startIndex + 2 : nil
        }
        let digits = body.prefix { $0 &- UInt8(ascii: "0") < 10 }
        guard !digits.isEmpty, digits.count < 4 else { return nil }
        let behind = body[digits.endIndex...]
        return behind.starts(with: [UInt8(ascii: "."), space]) ? digits.endIndex + 2 : nil
    }

    // MARK: - HTML

    private mutating func readHTML() {
        while index < text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "<") where index + 1 < text.count && isTagStart(text[index + 1]):
                readTag()
            case UInt8(ascii: "&"):
                if let entity = Entities.entity(in: text, at: index) {
                    for byte in entity.text { appendText(byte) }
                    index = entity.end
                } else {
                    appendText(byte)
                    index += 1
                }
            case 0...0x20, 0x7F:
                appendSpace()
                index += 1
            default:
                appendText(byte)
                index += 1
            }
        }
        flush()
    }

    private mutating func readTag() {
        guard let end = text[index...].firstIndex(of: UInt8(ascii: ">")) else {
            index = text.count
            return
        }
        let tag = text[(index + 1)..<end]
        index = end + 1
        let isClosing = tag.first == UInt8(ascii: "/")
        let name = String(
            decoding: (isClosing ? tag.dropFirst() : tag).prefix { $0 | 0x20 &- 0x61 < 26 || $0 &- 0x30 < 10 || isASCIILetter($0) }
                .map { $0 | 0x20 }, as: UTF8.self)
        switch name {
        case "code": appendCodeMark(isClosing: isClosing)
        case "i", "em": appendEmphasis("*", isClosing: isClosing)
        case "b", "strong": appendEmphasis("**", isClosing: isClosing)
        case "a": readLink(tag, isClosing: isClosing)
        case "br": flush()
        case "ul", "ol": readList(isOrdered: name == "ol", isClosing: isClosing)
        case "li":
            flush()
            if !isClosing { beginItem() }
        case "pre", "programlisting":
            if !isClosing { readCodeBlock(name) }
        case "p", "div", "note", "important", "fullname", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "para",
            "section", "title", "blockquote", "body", "html":
            flush()
            if lists.isEmpty { endParagraph() }
        default: break
        }
    }

    private mutating func readLink(_ tag: ArraySlice<UInt8>, isClosing: Bool) {
        if isClosing {
            guard let target = linkTarget else { return }
            linkTarget = nil
            paragraph.append(UInt8(ascii: "]"))
            paragraph.append(UInt8(ascii: "("))
            paragraph += target
            paragraph.append(UInt8(ascii: ")"))
        } else if linkTarget == nil, codeDepth == 0, let target = attribute("href", of: tag), target.starts(with: Array("http".utf8)) {
            linkTarget = target
            paragraph.append(UInt8(ascii: "["))
        }
    }

    private func attribute(_ name: String, of tag: ArraySlice<UInt8>) -> [UInt8]? {
        let key = Array(name.utf8)
        var index = tag.startIndex
        while index + key.count < tag.endIndex {
            if tag[index...].starts(with: key), tag[index + key.count] == UInt8(ascii: "=") {
                let rest = tag[(index + key.count + 1)...]
                guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
                let value = rest.dropFirst().prefix { $0 != quote }
                let isClean = value.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ")") }
                return isClean ? Array(value) : nil
            }
            index += 1
        }
        return nil
    }

    private mutating func readList(isOrdered: Bool, isClosing: Bool) {
        flush()
        if isClosing {
            if !lists.isEmpty { lists.removeLast() }
            if lists.isEmpty { endParagraph() }
        } else {
            if lists.isEmpty { endParagraph() }
            if lists.count < Self.deepestList { lists.append((isOrdered, 0)) }
        }
    }

    private mutating func beginItem() {
        guard !lists.isEmpty else {
            mark = "- "
            return
        }
        lists[lists.count - 1].count += 1
        let indent = String(repeating: "  ", count: lists.count - 1)
        mark = indent + (lists[lists.count - 1].isOrdered ? "\(lists[lists.count - 1].count). " : "- ")
    }

    /// Text up to the closing tag, line by line, between fences.
    private mutating func readCodeBlock(_ name: String) {
        flush()
        endParagraph()
        let closing = Array("</\(name)".utf8)
        var end = index
        while end < text.count, !text[end...].starts(with: closing) { end += 1 }
        lines.append("```")
        for line in text[index..<end].split(separator: UInt8(ascii: "\n")) {
            lines.append(String(decoding: printable(line), as: UTF8.self))
        }
        lines.append("```")
        lines.append("")
        index = end
    }

    // MARK: - Text

    private mutating func appendCodeMark(isClosing: Bool) {
        if isClosing {
            guard codeDepth > 0 else { return }
            codeDepth -= 1
            if codeDepth == 0 {
                while paragraph.last == UInt8(ascii: " ") { paragraph.removeLast() }
                // `` would open a longer code span instead of being an empty one.
                if paragraph.last == UInt8(ascii: "`") { paragraph.removeLast() } else { paragraph.append(UInt8(ascii: "`")) }
            }
        } else {
            codeDepth += 1
            if codeDepth == 1 { paragraph.append(UInt8(ascii: "`")) }
        }
    }

    private mutating func appendEmphasis(_ sign: String, isClosing: Bool) {
        guard codeDepth == 0 else { return }
        if isClosing { while paragraph.last == UInt8(ascii: " ") { paragraph.removeLast() } }
        paragraph += sign.utf8
    }

    private mutating func appendSpace() {
        guard let last = paragraph.last, last != UInt8(ascii: " ") else { return }
        if last == UInt8(ascii: "`"), codeDepth > 0 { return }
        paragraph.append(UInt8(ascii: " "))
    }

    private mutating func appendText(_ byte: UInt8) {
        if byte <= 0x20 || byte == 0x7F { return appendSpace() }
        if codeDepth > 0 {
            if byte != UInt8(ascii: "`") { paragraph.append(byte) }
            return
        }
        if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "`") { paragraph.append(UInt8(ascii: "\\")) }
        paragraph.append(byte)
    }

    /// Ends the paragraph's lines, without separating what follows.
    private mutating func flush() {
        while codeDepth > 0 { appendCodeMark(isClosing: true) }
        while paragraph.last == UInt8(ascii: " ") { paragraph.removeLast() }
        guard !paragraph.isEmpty else { return }
        let inner = mark.isEmpty ? String(repeating: "  ", count: lists.count) : mark
        let rest = String(repeating: " ", count: inner.utf8.count)
        wrap(paragraph, width: width, first: inner, rest: rest, into: &lines)
        paragraph.removeAll(keepingCapacity: true)
        mark = ""
    }

    private mutating func endParagraph() {
        if let last = lines.last, !last.isEmpty { lines.append("") }
    }

    private func printable(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let cleaned = line.map { $0 == UInt8(ascii: "\t") ? UInt8(ascii: " ") : $0 }.filter { $0 >= 0x20 && $0 != 0x7F }
        var slice = cleaned[...]
        while slice.last == UInt8(ascii: " ") { slice.removeLast() }
        return slice
    }

    private func isTagStart(_ byte: UInt8) -> Bool { isASCIILetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") }

    private func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}
