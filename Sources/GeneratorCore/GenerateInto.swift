internal import SpecDiagnostics
internal import SwiftViews
internal import TemplateEngine

/// The same for a configuration at a path: `internal` and without a schema, unless the configuration says otherwise.
///
/// - Parameter importable: The modules that the target can import, if it is known: one that the generated code needs beside them is an error.
public func generate(
    configurationAt path: String, templates: String? = nil, into folder: String, importable: Set<String>? = nil
) async -> GenerateResult {
    var result = GenerateResult()
    var defaults = ModuleOptions(module: "")
    defaults.access = .internal
    defaults.hasSchema = false
    defaults.hasPlainImports = true
    guard var configuration = Configuration.read(path, defaults: defaults, &result.diagnostics) else { return result }
    if let templates { configuration.templates = templates }
    let notes = result.diagnostics
    result = await generate(configuration, into: folder, importable: importable)
    result.diagnostics.append(contentsOf: notes)
    return result
}

/// Generates every module of a configuration into one folder, under names that do not depend on what is in the modules: for a build that
/// has to know its outputs before the generator runs. What a module has no use for is a file with the header alone. There is no lock, and
/// everything that is read has to lie in the configuration's folder, because the build watches no other.
func generate(_ configuration: Configuration, into folder: String, importable: Set<String>? = nil) async -> GenerateResult {
    var result = GenerateResult()
    for module in configuration.modules {
        for path in [module.spec] + module.overlays + module.sources {
            checkInside(path, configuration.folder, module.origin, &result.diagnostics)
        }
    }
    if let templates = configuration.templates { checkInside(templates, configuration.folder, nil, &result.diagnostics) }
    let press = Press(
        loadTemplates(folder: configuration.templates, at: configuration.templatesOrigin, &result.diagnostics), &result.diagnostics)
    guard !result.diagnostics.hasErrors else { return result }

    var files: [GeneratedFile] = []
    for (made, diagnostics) in await makeAll(configuration.modules.map { $0.bounded(by: configuration.folder) }, press) {
        result.diagnostics.append(contentsOf: diagnostics)
        guard let made else { continue }
        if let importable { made.check(importable, &result.diagnostics) }
        result.modules.append(made.configuration.name)
        if let inference = made.inference { result.inferences.append(inference) }
        files += made.filesUnderFixedNames
    }
    guard !result.diagnostics.hasErrors else { return result }
    do throws(DiskError) {
        result.plan = try plan(files, in: folder, ours: files.map(\.path))
        try result.plan.carryOut()
    } catch {
        result.diagnostics.error(error.message)
    }
    return result
}

extension MadeModule {
    /// Told here, because the compiler would only say that there is no such module.
    func check(_ importable: Set<String>, _ diagnostics: inout Diagnostics) {
        guard !importable.contains(module.runtime) else { return }
        diagnostics.error(
            "the code of module '\(module.name)' imports '\(module.runtime)', which its target does not depend on",
            at: configuration.origin,
            hint: "add .product(name: \"\(module.runtime)\", package: \"shapesmith\") to the dependencies of the target in Package.swift")
    }

    /// The files of the module, and one with the header alone for each name that the build counts on and nothing was made for.
    var filesUnderFixedNames: [GeneratedFile] {
        let name = configuration.name
        let parts = ["Client", "Serializers", "Errors", "Paginators", "Waiters", "Endpoints", "Schema"]
        let counted = (parts + (1...configuration.options.modelFiles).map { "Models\($0)" }).map { "\(name)+\($0).swift" }
        let made = Set(files.map(\.path))
        return files.filter { counted.contains($0.path) }
            + counted.filter { !made.contains($0) }.map { GeneratedFile(path: $0, bytes: header, marks: []) }
    }

    /// The comment that every file of the module begins with.
    private var header: [UInt8] {
        let bytes = files.first?.bytes ?? []
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.prefix { $0.starts(with: Array("//".utf8)) }.flatMap { Array($0) + [UInt8(ascii: "\n")] }
    }
}

extension ModuleConfiguration {
    func bounded(by folder: String) -> ModuleConfiguration {
        var module = self
        module.boundary = folder
        return module
    }
}

/// Whether a path lies in a folder, symbolic links aside.
func liesInside(_ path: String, _ folder: String) -> Bool {
    let folder = Path.absolute(folder.isEmpty ? "." : folder)
    let path = Path.absolute(path)
    return path == folder || path.hasPrefix(folder == "/" ? folder : folder + "/")
}

func checkInside(_ path: String, _ folder: String, _ place: SourceRange?, _ diagnostics: inout Diagnostics) {
    guard !liesInside(path, folder) else { return }
    diagnostics.error(
        "'\(path)' lies outside the folder of the target", at: place,
        hint: "a build generates again only when a file in the target's folder changes: move or copy it there")
}
