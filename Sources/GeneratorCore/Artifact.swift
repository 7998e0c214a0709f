package import SpecDiagnostics
package import SwiftViews
package import TemplateEngine

/// A kind of file that is made of a module: a view, the template of the same name, the file's name.
///
/// A new artifact is one view, one template of the same base name, one row, one test case.
struct Artifact: Sendable {
    let template: String
    /// Resolves the template's names against the view; what comes back prints every file of this kind.
    let bind: @Sendable (TemplateLibrary, inout Diagnostics) -> @Sendable (SwiftModule) -> [GeneratedFile]

    init<View: TemplateView>(
        _ template: String, as view: View.Type = View.self, files: @escaping @Sendable (SwiftModule) -> [(path: String, view: View)]
    ) {
        self.template = template
        bind = { library, diagnostics in
            let bound = library.bound(template, to: View.self, &diagnostics)
            return { module in
                files(module).map { file in
                    let text = bound.render(file.view)
                    return GeneratedFile(path: file.path, bytes: text.bytes, marks: text.marks)
                }
            }
        }
    }

    static let all: [Artifact] = [
        Artifact("client") { [("\($0.name)+Client.swift", $0.client)] },
        Artifact("serializers") { [("\($0.name)+Serializers.swift", $0.serializers)] },
        Artifact("errors") { [("\($0.name)+Errors.swift", $0.errors)] },
        Artifact("paginators") { [("\($0.name)+Paginators.swift", $0.paginators)] },
        Artifact("waiters") { [("\($0.name)+Waiters.swift", $0.waiters)] },
        Artifact("endpoints") { module in
            [("\(module.name)+Endpoints.swift", module.endpoints)] + given(module.commands.map { ($0.path("+Endpoints"), $0.endpoints) })
        },
        Artifact("schema") { module in
            given(module.schema.map { ("\(module.name)+Schema.swift", $0) })
                + given(module.commands.map { ($0.path("+Schema"), $0.schema) })
        },
        Artifact("commands") { module in given(module.commands.map { ($0.path(), $0.commands) }) },
        Artifact("calls") { module in module.calls.map { [$0] } ?? [] },
        Artifact("validation") { module in module.validation.map { [("\(module.name)+Validation.swift", $0)] } ?? [] },
        Artifact("documentation") { $0.documentation },
        Artifact("testing") { module in module.testing.map { [("../\(module.name)Testing/\(module.name)Testing.swift", $0)] } ?? [] },
        Artifact("models") { module in module.models.enumerated().map { ("\(module.name)+Models\($0 + 1).swift", $1) } },
    ]
}

/// The file as the only one, if there is one.
private func given<View>(_ file: (path: String, view: View)?) -> [(path: String, view: View)] { file.map { [$0] } ?? [] }

/// The artifacts with one library of templates, ready to print modules.
package struct Press: Sendable {
    private let printers: [@Sendable (SwiftModule) -> [GeneratedFile]]
    /// What modules with checks of inputs are made with.
    let patternProblem: (@Sendable (String) -> String?)?

    package init(_ library: TemplateLibrary, patternProblem: (@Sendable (String) -> String?)? = nil, _ diagnostics: inout Diagnostics) {
        self.patternProblem = patternProblem
        var printers: [@Sendable (SwiftModule) -> [GeneratedFile]] = []
        var found = Diagnostics()
        for artifact in Artifact.all { printers.append(artifact.bind(library, &found)) }
        self.printers = printers
        // A partial is bound once for each template that includes it; what is wrong in it is said once.
        var told: Set<SourceRange> = []
        for problem in found.entries where problem.range.map({ told.insert($0).inserted }) ?? true { diagnostics.append(problem) }
    }

    /// Every file of a module, in the order of the table.
    package func render(_ module: SwiftModule) -> [GeneratedFile] { printers.flatMap { $0(module) } }
}
