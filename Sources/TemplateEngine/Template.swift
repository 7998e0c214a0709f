internal import SpecDiagnostics

/// A parsed template: text, values, sections and partials, with the place of each tag.
struct Template: Sendable {
    let file: SourceFile
    let nodes: [TemplateNode]

    /// Parses `file` with `indent` before each of its lines, as a partial on an indented line of its own is.
    init(_ file: SourceFile, indent: [UInt8] = [], _ diagnostics: inout Diagnostics) {
        self.file = file
        var parser = TemplateParser(file: file, indent: indent)
        nodes = parser.parse()
        diagnostics.append(contentsOf: parser.diagnostics)
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
    var place: SourceRange
}
