public import GeneratorCore
internal import SpecDiagnostics
internal import SwiftViews

/// Generates every module of a configuration. Nothing is written if there is an error in any of them.
public func generate(_ configuration: Configuration, lockFolder: String, writes: Bool = true) async -> GenerateResult {
    var result = GenerateResult()
    let lockPath = Path.join(lockFolder, configuration.lockName)
    let lock = readLock(lockPath, &result.diagnostics)
    let press = Press(wholeWith: configuration.templates, at: configuration.templatesOrigin, &result.diagnostics)
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
