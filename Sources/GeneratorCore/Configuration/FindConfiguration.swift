public import ServiceModel
public import SpecDiagnostics
public import SwiftViews

extension Configuration {
    /// The file that is read if none is named.
    public static let defaultPath = "specs/shapesmith.yaml"

    /// The file that a path means: a folder stands for the `shapesmith.yaml` in it.
    public static func file(at path: String) -> String { Disk.kind(path) == .folder ? Path.join(path, "shapesmith.yaml") : path }

    /// Whether there is nothing at the path, or at the one that is read if none is named.
    public static func isMissing(_ path: String?) -> Bool { Disk.kind(file(at: path ?? defaultPath)) == nil }

    /// Stands in the list of operations for those that the sources name.
    public static let inferredOperations = "inferred"

    /// Has the Swift under these folders read in place of what the configuration says; whether a module asks for any to be read.
    public mutating func inferOperations(from sources: [String]) -> Bool {
        for place in modules.indices where modules[place].infersOperations { modules[place].sources = sources }
        return modules.contains(where: \.infersOperations)
    }

    /// Reads the configuration at a path; a folder stands for the `shapesmith.yaml` in it.
    ///
    /// `defaults` are the options of modules that say nothing else.
    public static func read(_ path: String, defaults: ModuleOptions = ModuleOptions(module: ""), _ diagnostics: inout Diagnostics)
        -> Configuration?
    {
        let path = Self.file(at: path)
        guard Disk.kind(path) != nil else {
            diagnostics.error(
                "there is no configuration '\(path)'",
                hint:
                    "write one with 'modules:', a name and its 'spec:'; or name a description with --spec, another configuration with --config"
            )
            return nil
        }
        guard let file = sourceFile(path, nil, &diagnostics) else { return nil }
        var configuration = readConfiguration(file, defaults: defaults, &diagnostics)
        let name = Path.name(of: path)
        configuration?.lockName = "\(name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name).lock"
        return diagnostics.hasErrors ? nil : configuration
    }

    /// A configuration of one module, from arguments.
    public static func single(spec: String, output: String, overlays: [String], templates: String?, options: ModuleOptions) -> Configuration
    {
        var configuration = Configuration(folder: "")
        configuration.templates = templates
        configuration.isWhole = false
        var options = options
        if options.source.isEmpty { options.source = sourceName(spec) }
        let operations = options.operations
        options.operations = operations.filter { $0 != inferredOperations }
        var module = ModuleConfiguration(spec: spec, overlays: overlays, output: output, options: options)
        module.infersOperations = options.operations.count < operations.count
        if module.infersOperations { module.sources = [Path.package(above: "")] }
        configuration.modules = [module]
        return configuration
    }

    /// How the head of each file names a description that no configuration names: its last part, for a version folder the last two.
    private static func sourceName(_ spec: String) -> String {
        let path = Path.absolute(spec)
        guard Disk.kind(path) == .folder else { return Path.name(of: path) }
        return "\(Path.name(of: Path.folder(of: path)))/\(Path.name(of: path))"
    }
}

extension Configuration {
    /// Whether Swift takes it as the name of a module.
    public static func isModuleName(_ name: String) -> Bool { GeneratorCore.isModuleName(name) }

    /// The protocol of a name.
    public static func wireProtocol(_ name: String) -> ServiceProtocol? { ServiceProtocol(rawValue: name) }

    /// The names of the protocols.
    public static var wireProtocolNames: String { ServiceProtocol.allCases.map(\.rawValue).joined(separator: ", ") }
}
