/// Documentation as the lines of a comment, without `///`: paragraphs, bullets and code, wrapped.
struct DocLines {
    /// Finished lines; an empty one separates paragraphs.
    private(set) var lines: [String] = []
    private let width: Int

    init(width: Int = 120) { self.width = width }

    /// Adds Markdown or HTML as its own paragraphs.
    mutating func add(_ text: String) {
        guard !text.isEmpty else { return }
        beginParagraph()
        var reader = MarkupReader(text: text, width: width)
        lines += reader.read()
    }

    /// Adds a paragraph of plain Markdown, wrapped.
    mutating func paragraph(_ text: String) {
        guard !text.isEmpty else { return }
        beginParagraph()
        wrap(Array(text.utf8), width: width, first: "", rest: "", into: &lines)
    }

    /// Adds a bullet under the line before it.
    mutating func bullet(_ text: String, indent: String = "") {
        wrap(Array(text.utf8), width: width, first: indent + "- ", rest: indent + "  ", into: &lines)
    }

    /// Adds a line as it is.
    mutating func line(_ text: String) { lines.append(text) }

    /// Separates what follows from what stands before.
    mutating func beginParagraph() {
        if let last = lines.last, !last.isEmpty { lines.append("") }
    }
}

/// Breaks `text` at spaces into lines of at most `width` bytes, unless a word alone is longer. Spaces within `backticks` do not break.
func wrap(_ text: [UInt8], width: Int, first: String, rest: String, into lines: inout [String]) {
    // Most texts are shorter than a line.
    if text.count + first.utf8.count <= width, !hasDoubleSpace(text) {
        if !text.isEmpty { lines.append(first + String(decoding: text, as: UTF8.self)) }
        return
    }
    text.withUnsafeBufferPointer { text in
        var line = Array(first.utf8)
        var isEmpty = true
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: " ") {
                index += 1
                continue
            }
            let start = index
            var isCode = false
            while index < text.count, text[index] != UInt8(ascii: " ") || (isCode && index - start < width) {
                if text[index] == UInt8(ascii: "`") { isCode.toggle() }
                index += 1
            }
            if !isEmpty, line.count + 1 + index - start > width {
                lines.append(String(decoding: line, as: UTF8.self))
                line.removeAll(keepingCapacity: true)
                line.append(contentsOf: rest.utf8)
                isEmpty = true
            }
            if !isEmpty { line.append(UInt8(ascii: " ")) }
            line.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            isEmpty = false
        }
        if !isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
    }
}

/// Whether there is a space at either end, or two in a row.
private func hasDoubleSpace(_ text: [UInt8]) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in text {
        if byte == UInt8(ascii: " "), last == byte { return true }
        last = byte
    }
    return last == UInt8(ascii: " ") && !text.isEmpty
}
