public import SpecDiagnostics

/// Templates by name; partials are looked up here.
public struct TemplateLibrary: Sendable {
    private var files: [String: SourceFile] = [:]

    /// Takes every `<name>.mustache`, and parses each once to find what is wrong in any of them.
    public init(_ templates: [(name: String, file: SourceFile)], _ diagnostics: inout Diagnostics) {
        for template in templates {
            files[template.name] = template.file
            _ = Template(template.file, &diagnostics)
        }
    }

    /// The templates' names, sorted.
    public var names: [String] { files.keys.sorted() }

    /// The file of one template.
    public func file(of name: String) -> SourceFile? { files[name] }

    /// The template with its names resolved against the fields of `View`: what it prints is known to exist before anything is printed.
    public func bound<View: TemplateView>(
        _ name: String, to view: View.Type, _ diagnostics: inout Diagnostics
    ) -> BoundTemplate<View> {
        var binder = Binder(library: self)
        let nodes = binder.bind(template: name, layout: View.fields.layout)
        diagnostics.append(contentsOf: binder.diagnostics)
        return BoundTemplate(nodes: nodes)
    }
}
