public import GeneratorCore
public import SpecDiagnostics
public import SwiftViews

/// What became of one service of many.
public struct ServiceOutcome: Sendable {
    public var module: String
    public var diagnostics: Diagnostics
    public var plan: OutputPlan
    public var isGood: Bool { !diagnostics.hasErrors }
    var locked: Lock.Module?
}

/// Generates every service under a folder, each into a folder of its module's name. They do not depend on each other: a bad one
/// stops none of the others, and is left as it was. `tell` is called after each.
public func generateAll(
    under folder: String, into output: String, templates: String?, access: ModuleOptions.Access, _ diagnostics: inout Diagnostics,
    tell: (_ done: Int, _ of: Int, _ outcome: ServiceOutcome) -> Void
) async {
    let lockPath = Path.join(output, Lock.fileName)
    let lock = readLock(lockPath, &diagnostics)
    let press = Press(wholeWith: templates, &diagnostics)
    let specs = servicesUnder(folder, &diagnostics)
    if specs.isEmpty, !diagnostics.hasErrors {
        diagnostics.error(
            "there is no service under '\(folder)'", hint: "a service is a folder with service-2.json, or with one Swagger document")
    }
    guard !diagnostics.hasErrors else { return }

    let freshness = Freshness(lockPath: lockPath, templates: templates)
    let modules = moduleNames(of: specs).map { spec, name in
        var options = ModuleOptions(module: name)
        options.access = access
        options.source = "\(Path.name(of: Path.folder(of: spec)))/\(Path.name(of: spec))"
        return ModuleConfiguration(spec: spec, output: Path.join(output, name), options: options)
    }
    let known = Dictionary(lock.modules.map { ($0.name, $0) }) { first, _ in first }
    var newLock = known
    await withTaskGroup(of: ServiceOutcome.self) { group in
        var waiting = modules[...]
        for _ in 0..<Host.processorCount {
            guard let next = waiting.popFirst() else { break }
            group.addTask { generateOne(next, known[next.name], press, freshness, lockFolder: output) }
        }
        var done = 0
        while let outcome = await group.next() {
            done += 1
            if let next = waiting.popFirst() { group.addTask { generateOne(next, known[next.name], press, freshness, lockFolder: output) } }
            if let locked = outcome.locked { newLock[locked.name] = locked }
            tell(done, modules.count, outcome)
        }
    }
    do throws(DiskError) {
        let bytes = Lock(modules: newLock.values.sorted { $0.name < $1.name }).bytes
        let current = Disk.kind(lockPath) == nil ? [] : try Disk.read(lockPath)
        if bytes != current {
            try Disk.makeFolder(output)
            try Disk.write(bytes, to: lockPath)
        }
        Disk.touch(lockPath)
    } catch { diagnostics.error(error.message) }
}

private func generateOne(
    _ configuration: ModuleConfiguration, _ locked: Lock.Module?, _ press: Press, _ freshness: Freshness, lockFolder: String
) -> ServiceOutcome {
    var outcome = ServiceOutcome(module: configuration.name, diagnostics: Diagnostics(limit: 100), plan: OutputPlan())
    if let locked, freshness.isSame(configuration, as: locked, lockFolder: lockFolder) {
        outcome.plan.steps = locked.files.keys.map { .init(action: .same, path: $0, bytes: [], current: []) }
        return outcome
    }
    var configuration = configuration
    configuration.options.given = locked?.names ?? GivenNames()
    guard let made = make(configuration, press, &outcome.diagnostics) else { return outcome }
    do throws(DiskError) {
        outcome.plan = try plan(made.files, in: configuration.output, ours: (locked?.files ?? [:]).keys)
        try outcome.plan.carryOut()
        outcome.locked = made.locked(from: lockFolder, freshness)
    } catch { outcome.diagnostics.error(error.message) }
    // What was written is not needed any more, and there is much of it.
    for index in outcome.plan.steps.indices {
        outcome.plan.steps[index].bytes = []
        outcome.plan.steps[index].current = []
    }
    return outcome
}

// MARK: - Finding services

/// The folders of services under a folder, sorted; a few levels deep.
private func servicesUnder(_ folder: String, depth: Int = 0, _ diagnostics: inout Diagnostics) -> [String] {
    let names: [String]
    do { names = try Disk.names(in: folder) } catch {
        diagnostics.error(error.message)
        return []
    }
    if names.contains("service-2.json") || names.contains("service-2.json.gz") { return [folder] }
    if names.contains(where: { $0.hasPrefix("swagger.") }) { return [folder] }
    guard depth < 4 else { return [] }
    var found: [String] = []
    for name in names where Disk.kind(Path.join(folder, name)) == .folder {
        found += servicesUnder(Path.join(folder, name), depth: depth + 1, &diagnostics)
    }
    return found
}

/// A module name for each service: its id, with the version behind it for all but the newest of one service.
private func moduleNames(of specs: [String]) -> [(spec: String, name: String)] {
    let stems = specs.map { spec in
        let id = quotedValue(of: "serviceId", in: Path.join(spec, "service-2.json"))
        let name = SwiftNames.upperCamel(id ?? Path.name(of: Path.folder(of: spec)))
        return Configuration.isModuleName(name) ? name : "Service\(name)"
    }
    var taken: Set<String> = []
    var names = [String](repeating: "", count: specs.count)
    // From the back, because the newest version of a service stands last.
    for index in specs.indices.reversed() {
        let version = Path.name(of: specs[index]).map { $0.isLetter || $0.isNumber ? $0 : "_" }
        let folder = SwiftNames.upperCamel(Path.name(of: Path.folder(of: specs[index])))
        let isNewest = index + 1 == specs.count || Path.folder(of: specs[index + 1]) != Path.folder(of: specs[index])
        let candidates = (isNewest ? [stems[index]] : []) + ["\(stems[index])_\(String(version))", "\(folder)_\(String(version))"]
        names[index] = candidates.first { !taken.contains($0) } ?? "\(folder)_\(String(version))_\(index)"
        taken.insert(names[index])
    }
    return Array(zip(specs, names)).map { ($0.0, $0.1) }
}

/// The text behind `"key":` in a file, without reading all of it as JSON: the key stands near the beginning of shape definitions.
private func quotedValue(of key: String, in path: String) -> String? {
    guard let bytes = try? Disk.read(path) else { return nil }
    let quoted = Array("\"\(key)\"".utf8)
    var index = 0
    while index + quoted.count < bytes.count {
        guard bytes[index] == quoted[0], bytes[index...].starts(with: quoted) else {
            index += 1
            continue
        }
        let rest = bytes[(index + quoted.count)...].drop { $0 <= 0x20 || $0 == UInt8(ascii: ":") }
        if rest.first == UInt8(ascii: "\"") { return String(decoding: rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self) }
        index += quoted.count
    }
    return nil
}
