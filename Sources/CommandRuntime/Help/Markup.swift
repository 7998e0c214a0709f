/// Text with a little Markdown, as command tables carry it: paragraphs, lists, code, links.
struct Markup {
    enum Block: Equatable {
        case paragraph(String)
        /// An item of a list: how deep it stands, its mark, its text.
        case item(depth: Int, mark: String, text: String)
        case code([String])
    }

    let blocks: [Block]

    init(_ text: String) {
        var blocks: [Block] = []
        var code: [String]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let indent = line.prefix { $0 == " " }.count
            let body = line.dropFirst(indent)
            if body.hasPrefix("```") {
                if let lines = code { blocks.append(.code(lines)) }
                code = code == nil ? [] : nil
            } else if code != nil {
                code?.append(String(line))
            } else if let mark = Self.mark(body) {
                blocks.append(.item(depth: indent / 2, mark: mark == "-" ? "-" : mark, text: String(body.dropFirst(mark.count + 1))))
            } else if !body.isEmpty {
                blocks.append(.paragraph(String(body.drop { $0 == "#" }.drop { $0 == " " })))
            }
        }
        if let lines = code, !lines.isEmpty { blocks.append(.code(lines)) }
        self.blocks = blocks
    }

    /// The first sentence, without marks; what a line has room for.
    var firstSentence: String {
        for block in blocks {
            if case .paragraph(let text) = block { return Self.sentence(Inline.plain(text)) }
        }
        return ""
    }

    private static func sentence(_ text: String) -> String {
        var end = text.startIndex
        while let stop = text[end...].firstIndex(where: { ".!?".contains($0) }) {
            end = text.index(after: stop)
            if end == text.endIndex || text[end] == " " { return String(text[..<end]) }
        }
        return text
    }

    /// `-`, `*` or `1.` before a blank.
    private static func mark(_ line: Substring) -> String? {
        if line.hasPrefix("- ") || line.hasPrefix("* ") { return "-" }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, digits.count < 4, line.dropFirst(digits.count).hasPrefix(". ") else { return nil }
        return digits + "."
    }
}

/// Marks within a line: `code`, **strong**, *emphasis*, [words](address).
enum Inline {
    enum Piece: Equatable {
        case text(String)
        case code(String)
        case strong(String)
        case emphasis(String)
        case link(String, to: String)
    }

    static func pieces(_ line: String) -> [Piece] {
        var pieces: [Piece] = []
        var plain = ""
        var rest = line[...]
        func closing(_ mark: String, from start: Substring.Index) -> Substring.Index? {
            rest[start...].firstRange(of: mark)?.lowerBound
        }
        func flush() {
            if !plain.isEmpty { pieces.append(.text(plain)) }
            plain = ""
        }
        while let first = rest.first {
            let after = rest.index(after: rest.startIndex)
            if first == "\\", after < rest.endIndex, rest[after].isPunctuation || rest[after].isSymbol {
                plain.append(rest[after])
                rest = rest[rest.index(after: after)...]
            } else if first == "`", let end = closing("`", from: after) {
                flush()
                pieces.append(.code(String(rest[after..<end])))
                rest = rest[rest.index(after: end)...]
            } else if rest.hasPrefix("**"), let end = closing("**", from: rest.index(after, offsetBy: 1)),
                end > rest.index(after, offsetBy: 1)
            {
                flush()
                pieces.append(.strong(String(rest[rest.index(after, offsetBy: 1)..<end])))
                rest = rest[rest.index(end, offsetBy: 2)...]
            } else if first == "*", let end = closing("*", from: after), end > after, rest[after] != " " {
                flush()
                pieces.append(.emphasis(String(rest[after..<end])))
                rest = rest[rest.index(after: end)...]
            } else if first == "[", let middle = closing("](", from: after), let end = closing(")", from: middle) {
                flush()
                pieces.append(.link(String(rest[after..<middle]), to: String(rest[rest.index(middle, offsetBy: 2)..<end])))
                rest = rest[rest.index(after: end)...]
            } else {
                plain.append(first)
                rest = rest[after...]
            }
        }
        flush()
        return pieces
    }

    /// The words without their marks.
    static func plain(_ line: String) -> String {
        pieces(line).map { piece in
            switch piece {
            case .text(let text), .code(let text), .strong(let text), .emphasis(let text): text
            case .link(let words, _): words
            }
        }.joined()
    }
}
