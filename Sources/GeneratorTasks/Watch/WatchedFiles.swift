public import GeneratorCore
internal import SpecDiagnostics

/// The files that a generation depends on, and what they looked like when they were last looked at.
///
/// They are looked at by their times, sizes and numbers a few times a second: that works the same on every system and file system, and
/// sees a file that an editor wrote beside its place and moved there.
public struct WatchedFiles: Sendable, Equatable {
    /// What tells one state of a file from another.
    struct Look: Sendable, Equatable {
        var time: Int
        var identity: Disk.Identity
    }

    /// What became of a file.
    public enum Change: String, Sendable { case joined = "new", changed, left = "gone" }

    private(set) var looks: [String: Look] = [:]

    /// Looks at the configuration and all that it names. What else was read for it, documents that a description refers to, `generate`
    /// tells.
    public init(configurationFile: String?, _ configuration: Configuration?, references: [String]) {
        if let configurationFile { look(at: configurationFile) }
        for path in references { look(at: path) }
        guard let configuration else { return }
        if let templates = configuration.templates { look(in: templates, endings: [".mustache"]) }
        for module in configuration.modules {
            look(in: module.spec, endings: Self.documents)
            if Path.name(of: module.spec).hasSuffix("service-2.json") { look(in: Path.folder(of: module.spec), endings: Self.documents) }
            for overlay in module.overlays { look(at: overlay) }
            guard module.infersOperations else { continue }
            var silent = Diagnostics()
            for path in SwiftSources(under: module.sources, at: nil, &silent).paths { look(at: path) }
        }
    }

    /// What differs from an earlier look, by path.
    public func changes(since earlier: WatchedFiles) -> [(path: String, change: Change)] {
        Set(looks.keys).union(earlier.looks.keys).sorted().compactMap { path in
            switch (earlier.looks[path], looks[path]) {
            case (nil, nil): nil
            case (nil, .some): (path, .joined)
            case (.some, nil): (path, .left)
            case (let before?, let now?): before == now ? nil : (path, .changed)
            }
        }
    }

    /// The same with what a generation has written seen as it is now, so that it is no reason for another one.
    public func seeing(_ plan: OutputPlan) -> WatchedFiles {
        var result = self
        for step in plan.steps where step.action != .same {
            let path = Path.tidied(step.path)
            result.looks[path] = nil
            if step.action != .delete, path.hasSuffix(".swift"), result.wantsSwift { result.look(at: path) }
        }
        return result
    }

    // MARK: -

    private static let documents = [".json", ".yaml", ".yml"]
    private var wantsSwift: Bool { looks.keys.contains { $0.hasSuffix(".swift") } }

    private mutating func look(at path: String) {
        guard let time = Disk.changeTime(path), let identity = Disk.identity(path) else { return }
        looks[Path.tidied(path)] = Look(time: time, identity: identity)
    }

    private mutating func look(in folder: String, endings: [String]) {
        guard Disk.kind(folder) == .folder else { return look(at: folder) }
        for name in (try? Disk.names(in: folder)) ?? [] where endings.contains(where: name.hasSuffix) { look(at: Path.join(folder, name)) }
    }
}
