import WireFormats

/// An XML document for comparison: elements in any order, white space between them left out.
struct XMLTree: Equatable, CustomStringConvertible {
    var text: String

    init(_ bytes: [UInt8]) throws {
        let parser = XMLTreeParser(Array(String(decoding: bytes, as: UTF8.self)))
        text = try parser.element()
    }

    var description: String { text }
}

/// A reader of the XML that suites and encoder write: elements, attributes, the predefined entities.
private final class XMLTreeParser {
    private let text: [Character]
    private var position = 0

    init(_ text: [Character]) { self.text = text }

    func element() throws -> String {
        skipSpace()
        try take("<")
        let name = word()
        var attributes: [String] = []
        skipSpace()
        while let next = peek(), next != ">", next != "/" {
            let key = word()
            try take("=")
            try take("\"")
            var value = ""
            while let character = peek(), character != "\"" {
                value.append(character)
                position += 1
            }
            try take("\"")
            attributes.append("\(key)=\(value)")
            skipSpace()
        }
        let head = "<\(name) \(attributes.sorted().joined(separator: " "))>"
        if peek() == "/" {
            try take("/")
            try take(">")
            return head + "</>"
        }
        try take(">")
        var children: [String] = []
        var content = ""
        while let next = peek() {
            if next == "<" {
                if position + 1 < text.count, text[position + 1] == "/" { break }
                children.append(try element())
            } else {
                content.append(next)
                position += 1
            }
        }
        try take("<")
        try take("/")
        _ = word()
        try take(">")
        return head + (children.isEmpty ? content.replacing("&#xA;", with: "\n") : children.sorted().joined()) + "</>"
    }

    private func peek() -> Character? { position < text.count ? text[position] : nil }

    private func take(_ character: Character) throws {
        guard peek() == character else { throw WireError(.malformed, "expected \(character) at \(position)") }
        position += 1
    }

    private func word() -> String {
        var word = ""
        while let next = peek(), next.isLetter || next.isNumber || ":-_.".contains(next) {
            word.append(next)
            position += 1
        }
        return word
    }

    private func skipSpace() { while let next = peek(), next.isWhitespace { position += 1 } }
}
