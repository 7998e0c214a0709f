/// A parsed template: text, values, sections and partials, with the place of each tag.
public struct Template: Sendable {
    /// The name by which partials refer to it: the file's name without `.mustache`.
    public let name: String
    let nodes: [TemplateNode]

    /// Parses `text`; throws all problems found, in order.
    public init(name: String, text: some Sequence<UInt8>) throws(TemplateProblems) {
        try self.init(name: name, bytes: Array(text), indent: [])
    }

    /// Parses `bytes` with `indent` before each of its lines, as a partial on an indented line of its own is.
    init(name: String, bytes: [UInt8], indent: [UInt8]) throws(TemplateProblems) {
        var parser = TemplateParser(name: name, bytes: indent.isEmpty ? bytes : indented(bytes, by: indent), indent: indent.count)
        self.name = name
        nodes = parser.parse()
        if !parser.problems.isEmpty { throw TemplateProblems(problems: parser.problems) }
    }
}

/// One piece of a template.
enum TemplateNode: Sendable {
    case text([UInt8])
    case value(Tag)
    case section(Tag, inverted: Bool, [TemplateNode])
    case partial(Tag, indent: [UInt8])
}

/// A name between double braces, and where it stands.
struct Tag: Sendable {
    var name: String
    var line: Int
    var column: Int
    var length: Int
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
