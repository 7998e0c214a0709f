internal import ServiceModel
public import SpecDiagnostics
internal import SwiftViews
internal import TemplateEngine

// The way of a spec, on one screen. Only the first and the last step touch the disk.

/// A module with its files, made but not written.
struct MadeModule: Sendable {
    @Held var configuration: ModuleConfiguration
    @Held var module: SwiftModule
    var files: [GeneratedFile]
    /// What the operations were chosen by, if the Swift that calls them says it.
    var inference: Inference?
    /// What was read beside the description, what stands beside it, and its overlays.
    var references: [String]
}

/// description → service → module → files
func make(_ configuration: ModuleConfiguration, _ press: Press, keepingOrigins: Bool = false, _ diagnostics: inout Diagnostics)
    -> MadeModule?
{
    guard let loaded = loadService(configuration, &diagnostics), let chosen = chosen(loaded.service, configuration, &diagnostics) else {
        return nil
    }
    let module = makeModule(chosen.service, chosen.options, keepingOrigins: keepingOrigins, &diagnostics)
    guard !diagnostics.hasErrors else { return nil }
    return MadeModule(
        configuration: configuration, module: module, files: press.render(module), inference: chosen.inference,
        references: loaded.references)
}

/// The part of a service that a module is made of, in the form that it is made in.
struct ChosenService: Sendable {
    var service: Service
    /// With the names of all of the service, where the part is inferred.
    var options: ModuleOptions
    var inference: Inference?
}

func chosen(_ whole: Service, _ configuration: ModuleConfiguration, _ diagnostics: inout Diagnostics) -> ChosenService? {
    var chosen = ChosenService(service: whole, options: configuration.options)
    let origin = chosen.options.origin
    if let wire = chosen.options.wireProtocol { chosen.service = whole.choosing(wire, at: origin, &diagnostics) }
    if configuration.infersOperations {
        guard let part = inferred(chosen.service, configuration, &chosen.options, &diagnostics) else { return nil }
        (chosen.service, chosen.inference) = (part.service, part.inference)
    } else {
        chosen.service = chosen.service.selecting(
            chosen.options.operations, at: origin, places: configuration.places.operations, &diagnostics
        ).pruned()
    }
    chosen.service = chosen.service.withBoxes(&diagnostics)
    chosen.service.validate(&diagnostics)
    return diagnostics.hasErrors ? nil : chosen
}

/// What a run did.
public struct GenerateResult: Sendable {
    public var diagnostics = Diagnostics()
    public var plan = OutputPlan()
    /// The names of the modules that were made.
    public var modules: [String] = []
    /// What was inferred from Swift, by module.
    public var inferences: [Inference] = []
    /// Documents that the descriptions refer to.
    public var references: [String] = []
}

/// Generates every module of a configuration. Nothing is written if there is an error in any of them.
public func generate(_ configuration: Configuration, lockFolder: String, writes: Bool = true) async -> GenerateResult {
    var result = GenerateResult()
    let lockPath = Path.join(lockFolder, Lock.fileName)
    let lock = readLock(lockPath, &result.diagnostics)
    let press = Press(
        loadTemplates(folder: configuration.templates, at: configuration.templatesOrigin, &result.diagnostics), &result.diagnostics)
    guard !result.diagnostics.hasErrors else { return result }

    let freshness = Freshness(lockPath: lockPath, templates: configuration.templates)
    var newLock = configuration.isWhole ? Lock() : lock
    var modules: [ModuleConfiguration] = []
    for var module in configuration.modules {
        let locked = lock[module.name]
        if let locked, writes, freshness.isSame(module, as: locked, lockFolder: lockFolder) {
            newLock = newLock.replacing(locked)
            result.modules.append(module.name)
            result.plan.steps += locked.files.keys.sorted().map {
                .init(action: .same, path: Path.join(module.output, $0), bytes: [], current: [])
            }
            continue
        }
        module.options.given = locked?.names ?? GivenNames()
        modules.append(module)
    }
    let made = await makeAll(modules, press)
    for (module, diagnostics) in made {
        result.diagnostics.append(contentsOf: diagnostics)
        if let module { result.modules.append(module.configuration.name) }
        if let inference = module?.inference { result.inferences.append(inference) }
        result.references += module?.references ?? []
    }
    guard !result.diagnostics.hasErrors else { return result }
    do throws(DiskError) {
        for case (let module?, _) in made {
            result.plan.steps += try plan(
                module.files, in: module.configuration.output, ours: (lock[module.configuration.name]?.files ?? [:]).keys
            ).steps
            newLock = newLock.replacing(module.locked(from: lockFolder, freshness))
        }
        for old in lock.modules where newLock[old.name] == nil {
            result.plan.steps += try plan([], in: Path.join(lockFolder, old.folder), ours: old.files.keys).steps
        }
        let kept = Disk.kind(lockPath) == nil ? [] : try Disk.read(lockPath)
        if newLock.bytes != kept {
            result.plan.steps.append(.init(action: kept.isEmpty ? .create : .update, path: lockPath, bytes: newLock.bytes, current: kept))
        }
        if writes {
            try result.plan.carryOut()
            Disk.touch(lockPath)
        }
    } catch {
        result.diagnostics.error(error.message)
    }
    return result
}

/// Makes modules beside each other, each in its order's place.
func makeAll(_ modules: [ModuleConfiguration], _ press: Press) async -> [(MadeModule?, Diagnostics)] {
    await withTaskGroup(of: (Int, MadeModule?, Diagnostics).self) { group in
        for (index, module) in modules.enumerated() {
            group.addTask {
                var diagnostics = Diagnostics()
                let made = make(module, press, &diagnostics)
                return (index, made, diagnostics)
            }
        }
        var results = [(MadeModule?, Diagnostics)](repeating: (nil, Diagnostics()), count: modules.count)
        for await (index, made, diagnostics) in group { results[index] = (made, diagnostics) }
        return results
    }
}

extension MadeModule {
    /// What the lock keeps of it.
    func locked(from lockFolder: String, _ freshness: Freshness) -> Lock.Module {
        var locked = Lock.Module(
            name: configuration.name,
            inputs: (references.isEmpty && inference == nil ? freshness.inputs(of: configuration) : nil) ?? Lock.unknownInputs,
            folder: Path.relative(configuration.output, to: lockFolder.isEmpty ? "." : lockFolder))
        for file in files { locked.files[file.path] = fileHash(file.bytes) }
        locked.namesText = module.given.lines
        return locked
    }
}

func readLock(_ path: String, _ diagnostics: inout Diagnostics) -> Lock {
    guard Disk.kind(path) != nil, let file = sourceFile(path, nil, &diagnostics) else { return Lock() }
    return Lock(file, &diagnostics)
}
