internal import TypedCalls

/// An XML document in a form for comparison: elements of one parent in any order, blanks between elements left out, entities read.
///
/// A reader of its own, so that the suites do not judge the generated code by the reader that it ships with.
struct XMLTree {
    let text: String

    init(_ xml: String) throws {
        var reader = Reader(text: Array(xml))
        reader.skipSpace()
        if reader.has("<?") { reader.skip(past: "?>") }
        text = try reader.element()
    }

    private struct Reader {
        let text: [Character]
        var position = 0

        mutating func element(depth: Int = 0) throws -> String {
            guard depth < 100 else { throw TypedCallError(message: "XML is too deep") }
            skipSpace()
            try take("<")
            let name = word()
            var attributes: [String] = []
            skipSpace()
            while let next = peek, next != ">", next != "/" {
                let key = word()
                skipSpace()
                try take("=")
                skipSpace()
                guard let quote = peek, quote == "\"" || quote == "'" else { throw problem("a quotation mark") }
                position += 1
                attributes.append("\(key)=\(characters(until: quote))")
                position += 1
                skipSpace()
            }
            let head = ([name] + attributes.sorted()).joined(separator: " ")
            if peek == "/" {
                position += 1
                try take(">")
                return "(\(head))"
            }
            try take(">")
            var children: [String] = []
            var content = ""
            while position < text.count {
                if has("</") {
                    skip(past: ">")
                    let own = children.isEmpty ? content : content.filter { !$0.isWhitespace }
                    return "(\(head)\(own.isEmpty ? "" : " '\(own)'")\(children.sorted().map { " " + $0 }.joined()))"
                }
                if peek == "<" { children.append(try element(depth: depth + 1)) } else { content += characters(until: "<") }
            }
            throw problem("</\(name)>")
        }

        var peek: Character? { position < text.count ? text[position] : nil }

        func has(_ mark: String) -> Bool { text[position...].starts(with: mark) }

        mutating func skip(past mark: String) {
            while position < text.count, !has(mark) { position += 1 }
            position += mark.count
        }

        mutating func skipSpace() { while peek?.isWhitespace == true { position += 1 } }

        private func problem(_ expected: String) -> TypedCallError {
            TypedCallError(message: "XML: expected \(expected) at \(position)")
        }

        private mutating func take(_ character: Character) throws {
            guard peek == character else { throw problem("'\(character)'") }
            position += 1
        }

        private mutating func word() -> String {
            let start = position
            while let next = peek, !next.isWhitespace, !"=/>".contains(next) { position += 1 }
            return String(text[start..<position])
        }

        /// Text up to a character, entities read.
        private mutating func characters(until end: Character) -> String {
            var result = ""
            while let next = peek, next != end {
                position += 1
                guard next == "&", let semicolon = text[position...].firstIndex(of: ";") else {
                    result.append(next)
                    continue
                }
                let name = String(text[position..<semicolon])
                position = semicolon + 1
                result += XMLTree.entities[name] ?? numbered(name)
            }
            return result
        }

        private func numbered(_ name: String) -> String {
            guard name.hasPrefix("#") else { return "&\(name);" }
            let code = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
            return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? "&\(name);"
        }
    }

    private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
}
