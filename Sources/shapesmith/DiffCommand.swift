import GeneratorCore
import GeneratorTasks
import ServiceModel
import SpecComparison
import SpecDiagnostics
import SwiftViews

extension Command {
    static let diff = Command(
        name: "diff", operands: "OLD NEW",
        summary: """
            Compare two versions of a description, or of a configuration with all its modules: what differs, what that means for the wire,
            for callers' Swift and for scripts on the command line, and how the version grows. Ends with status 2 if something breaks.
            """,
        options: [
            .init(name: "--format", value: "FORMAT", summary: "text (default), json or markdown"),
            .init(
                name: "--fail-on", value: "VERDICT",
                summary: "end with status 2 from this verdict on: breaking (default), additive, any, never"),
            .init(name: "--all", summary: "show differences in documentation too, one by one"),
            .init(name: "--overlay", value: "FILE", summary: "an overlay on both descriptions", isRepeatable: true),
            .init(name: "--operations", value: "LIST", summary: "only these operations, by name or wildcard, separated by commas"),
            .init(name: "--protocol", value: "NAME", summary: "the wire protocol, if the service speaks several"),
        ],
        run: { arguments, console in
            guard arguments.operands.count == 2 else {
                throw UsageError("diff takes two versions", hint: "shapesmith diff old/service-2.json new/service-2.json")
            }
            let form = try ReportForm(arguments)
            let threshold = try threshold(arguments)
            let options = try comparedOptions(arguments)
            var diagnostics = Diagnostics()
            let old = readSpecs(at: arguments.operands[0], overlays: arguments.all("--overlay"), options, &diagnostics)
            let new = readSpecs(at: arguments.operands[1], overlays: arguments.all("--overlay"), options, &diagnostics)
            guard !console.show(diagnostics.errorsOnly), let old, let new else { return Status.diagnostics }
            switch (old, new) {
            case (.description(let old), .description(let new)):
                let comparison = compare(old.service, new.service, new.options, oldOptions: old.options)
                console.output(form.text(comparison))
                return isReached(threshold, comparison.differences.isEmpty ? nil : comparison.effects.verdict) ? Status.found : Status.good
            case (.modules(let old), .modules(let new)):
                let comparison = compared(old, new)
                console.output(form.text(comparison))
                return isReached(threshold, comparison.isNothing ? nil : comparison.effects.verdict) ? Status.found : Status.good
            default:
                throw UsageError("one of both is a configuration, the other a description", hint: "compare two of one kind")
            }
        })
}

extension Status {
    /// What was looked for was found: something that breaks, a warning.
    static let found: Int32 = 2
}

// MARK: -

/// How a comparison is printed.
private struct ReportForm {
    private enum Format: String { case text, json, markdown }

    private let format: Format
    private let showsAll: Bool

    init(_ arguments: Arguments) throws {
        let name = arguments["--format"] ?? "text"
        guard let format = Format(rawValue: name) else { throw UsageError("'\(name)' is no format", hint: "text, json or markdown") }
        self.format = format
        showsAll = arguments.has("--all")
    }

    func text(_ comparison: Comparison) -> String {
        switch format {
        case .text: comparison.text(showingAll: showsAll)
        case .json: comparison.json
        case .markdown: comparison.markdown()
        }
    }

    func text(_ comparison: PackageComparison) -> String {
        switch format {
        case .text: comparison.text(showingAll: showsAll)
        case .json: comparison.json
        case .markdown: comparison.markdown()
        }
    }
}

/// The least verdict that counts; nothing if none does.
private func threshold(_ arguments: Arguments) throws -> Effect? {
    switch arguments["--fail-on"] ?? "breaking" {
    case "breaking": return .breaking
    case "additive": return .additive
    case "any": return Effect.none
    case "never": return nil
    case let other: throw UsageError("'\(other)' is no verdict", hint: "breaking, additive, any or never")
    }
}

private func isReached(_ threshold: Effect?, _ verdict: Effect?) -> Bool {
    guard let threshold, let verdict else { return false }
    return verdict >= threshold
}

private func comparedOptions(_ arguments: Arguments) throws -> ModuleOptions {
    var options = ModuleOptions(module: "Service")
    options.operations = (arguments["--operations"] ?? "").split(separator: ",").map(String.init)
    if let name = arguments["--protocol"] {
        guard let wire = Configuration.wireProtocol(name) else {
            throw UsageError("'\(name)' is no protocol", hint: Configuration.wireProtocolNames)
        }
        options.wireProtocol = wire
    }
    return options
}

private func compared(_ old: [ReadModule], _ new: [ReadModule]) -> PackageComparison {
    var comparison = PackageComparison(modules: [])
    for module in new {
        let name = module.options.module
        if let before = old.first(where: { $0.options.module == name }) {
            let differences = compare(before.service, module.service, module.options, oldOptions: before.options)
            comparison.modules.append(.init(name: name, comparison: differences))
        } else {
            comparison.joined.append(name)
        }
    }
    comparison.left = old.map(\.options.module).filter { name in !new.contains { $0.options.module == name } }
    return comparison
}
