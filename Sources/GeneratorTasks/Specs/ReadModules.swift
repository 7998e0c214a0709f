public import GeneratorCore
public import ServiceModel
public import SpecDiagnostics
public import SwiftViews

/// A description that was read, and the options of the module that is made of it.
public struct ReadModule: Sendable {
    @Held public var options: ModuleOptions
    /// Where the description stands.
    public var spec: String
    /// All of it, in its chosen protocol.
    @Held public var whole: Service
    /// The part that the module is made of.
    @Held public var service: Service
}

/// What a path stands for: every module of a configuration, or one description.
public enum ReadSpecs: Sendable {
    case modules([ReadModule])
    case description(ReadModule)

    /// What was read, whichever it is.
    public var all: [ReadModule] {
        switch self {
        case .modules(let modules): modules
        case .description(let module): [module]
        }
    }
}

/// Reads a configuration, `shapesmith.yaml` or the folder that holds one, with all its descriptions; or else a description, to be made
/// into a module as `options` say. Nothing comes back if there is an error.
public func readSpecs(at path: String, overlays: [String], _ options: ModuleOptions, _ diagnostics: inout Diagnostics) -> ReadSpecs? {
    guard isConfiguration(path) else {
        let configuration = ModuleConfiguration(spec: path, overlays: overlays, output: "", options: options)
        return readModule(configuration, &diagnostics).map(ReadSpecs.description)
    }
    guard let configuration = Configuration.read(path, &diagnostics) else { return nil }
    let modules = readModules(configuration, &diagnostics)
    return diagnostics.hasErrors ? nil : .modules(modules)
}

/// Reads the descriptions of a configuration; those that cannot be are left out.
public func readModules(_ configuration: Configuration, _ diagnostics: inout Diagnostics) -> [ReadModule] {
    configuration.modules.compactMap { readModule($0, &diagnostics) }
}

// MARK: -

private func isConfiguration(_ path: String) -> Bool {
    guard Disk.kind(path) == .folder else { return ["shapesmith.yaml", "shapesmith.yml"].contains(Path.name(of: path)) }
    return Disk.kind(Path.join(path, "shapesmith.yaml")) == .file
}

private func readModule(_ configuration: ModuleConfiguration, _ diagnostics: inout Diagnostics) -> ReadModule? {
    let options = configuration.options
    guard var whole = loadService(configuration, &diagnostics)?.service else { return nil }
    if let wire = options.wireProtocol { whole = whole.choosing(wire, at: options.origin, &diagnostics) }
    var notes = Diagnostics()
    if configuration.infersOperations {
        var options = options
        guard let part = inferred(whole, configuration, &options, &diagnostics)?.service else { return nil }
        return ReadModule(options: options, spec: configuration.spec, whole: whole, service: part.withBoxes(&notes))
    }
    let picked = whole.picks(options.operations, at: options.origin, places: configuration.places.operations, &diagnostics)
    let service = (options.operations.isEmpty ? whole : whole.keeping(picked)).pruned().withBoxes(&notes)
    return diagnostics.hasErrors ? nil : ReadModule(options: options, spec: configuration.spec, whole: whole, service: service)
}
