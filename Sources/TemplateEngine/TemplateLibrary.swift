/// Templates by name; partials are looked up here.
public struct TemplateLibrary: Sendable {
    private var sources: [String: [UInt8]]

    /// Parses every template once, to find what is wrong in any of them.
    public init(_ templates: [(name: String, text: [UInt8])]) throws(TemplateProblems) {
        sources = [:]
        var problems: [TemplateProblem] = []
        for template in templates {
            sources[template.name] = template.text
            do { _ = try Template(name: template.name, bytes: template.text, indent: []) } catch { problems += error.problems }
        }
        if !problems.isEmpty { throw TemplateProblems(problems: problems) }
    }

    /// The templates' names, sorted.
    public var names: [String] { sources.keys.sorted() }

    /// The text of one template.
    public func text(of name: String) -> [UInt8]? { sources[name] }

    /// The template with its names resolved against the fields of `View`: what it prints is known to exist before anything is printed.
    public func bound<View: TemplateView>(_ name: String, to view: View.Type) throws(TemplateProblems) -> BoundTemplate<View> {
        var binder = Binder(library: self)
        let nodes = binder.bind(template: name, layout: View.fields.layout)
        if !binder.problems.isEmpty { throw TemplateProblems(problems: binder.problems) }
        return BoundTemplate(nodes: nodes)
    }

    func template(_ name: String, indent: [UInt8]) -> Template? {
        guard let bytes = sources[name] else { return nil }
        return try? Template(name: name, bytes: bytes, indent: indent)
    }
}
