internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument
internal import SwiftViews

/// Reads `shapesmith.yaml`. Every mistake is a diagnostic with its place.
///
/// ```yaml
/// output: ../Generated            # modules go into folders of their names here
/// modules:
///   SES:
///     spec: ses/2010-12-01
///     overlays: [ses/ses.overlay.yaml]
/// ```
///
/// A file for one module has `module:` and that module's keys at the top instead of `modules:`.
func readConfiguration(_ file: SourceFile, defaults: ModuleOptions = ModuleOptions(module: ""), _ diagnostics: inout Diagnostics)
    -> Configuration?
{
    guard let root = readDocument(file, &diagnostics) else { return nil }
    guard let map = root.map else {
        diagnostics.error(
            "a configuration is a map, this is \(root.kindName)", at: root.range, hint: "it has 'modules:', or 'module:' and 'spec:'")
        return nil
    }
    // Builds make everything `internal`, into the target.
    var reader = ConfigurationReader(file: file, isPartOfTarget: defaults.isNested)
    let configuration = reader.read(map, root, defaults)
    diagnostics.append(contentsOf: reader.diagnostics)
    return configuration
}

/// The keys that a configuration knows.
enum ConfigurationKeys {
    static let shared = [
        "access", "calls", "commands", "defaults", "documentation", "equatable", "header", "imports", "model-files", "plain-imports",
        "prefix", "schema", "testing", "validation",
    ]
    static let module = ["spec", "overlays", "output", "operations", "protocol", "renames", "sources"] + shared
    /// What descriptions have at their top, given in place of a configuration.
    static let descriptions = [
        (key: "swagger", name: "a Swagger document"), (key: "openapi", name: "an OpenAPI document"),
        (key: "metadata", name: "a description"),
    ]
    static let top = ["modules", "module", "output", "templates"] + shared
}

struct ConfigurationReader {
    var diagnostics = Diagnostics()
    private let folder: String
    /// The folder's own name, however the program was told of it, so that the files do not depend on that.
    private let folderName: String
    /// Whether the modules become part of the target whose folder this is.
    private let isPartOfTarget: Bool

    init(file: SourceFile, isPartOfTarget: Bool) {
        self.isPartOfTarget = isPartOfTarget
        folder = Path.folder(of: file.path)
        folderName = Path.name(of: Path.absolute(folder.isEmpty ? "." : folder))
    }

    mutating func read(_ map: NodeMap, _ root: Node, _ defaults: ModuleOptions) -> Configuration {
        var configuration = Configuration(folder: folder)
        let isSingle = map["module"] != nil || (map["spec"] != nil && map["modules"] == nil)
        if let kind = ConfigurationKeys.descriptions.first(where: { map[$0.key] != nil }), !isSingle, map["modules"] == nil {
            diagnostics.error(
                "this is \(kind.name), not a configuration", at: root.range,
                hint: "name it with --spec, or behind 'spec:' in a shapesmith.yaml")
            return configuration
        }
        check(map, isSingle ? ConfigurationKeys.top + ConfigurationKeys.module : ConfigurationKeys.top)
        configuration.templates = text(map, "templates").map { Path.join(folder, $0) }
        configuration.templatesOrigin = map["templates"]?.range
        if isSingle {
            if map["module"] == nil {
                diagnostics.error(
                    "the configuration has no 'module'", at: map.entry("spec")?.keyRange ?? root.range,
                    hint: "write 'module:' and its name above 'spec:'")
            }
            guard let name = text(map, "module") else { return configuration }
            if let module = module(name, map, at: map.entry("module")?.value ?? root, defaults, parent: nil) {
                configuration.modules.append(module)
            }
            if let modules = map.entry("modules") {
                diagnostics.error("'modules' and 'module' stand in one file", at: modules.keyRange, hint: "keep one of them")
            }
            return configuration
        }
        var shared = defaults
        readShared(map, &shared)
        guard let modules = map["modules"] else {
            diagnostics.error(
                "the configuration has no 'modules'", at: root.range, hint: "write 'modules:' with a name and its 'spec:' under it")
            return configuration
        }
        guard let entries = modules.map else {
            wrongKind(modules, "a map from module names")
            return configuration
        }
        let parent = text(map, "output")
        for entry in entries {
            guard let keys = entry.value.map else {
                wrongKind(entry.value, "a map with 'spec:'")
                continue
            }
            check(keys, ConfigurationKeys.module)
            if let module = module(entry.key, keys, at: entry.value, range: entry.keyRange, shared, parent: parent ?? "") {
                configuration.modules.append(module)
            }
        }
        return configuration
    }

    // MARK: - Modules

    private mutating func module(
        _ name: String, _ map: NodeMap, at node: Node, range: SourceRange? = nil, _ shared: ModuleOptions, parent: String?
    ) -> ModuleConfiguration? {
        let place = range ?? node.range
        guard isModuleName(name) else {
            diagnostics.error(
                "'\(name)' is not a name for a module", at: place,
                hint: "letters, digits and '_', not beginning with a digit, no word of Swift's")
            return nil
        }
        guard let spec = text(map, "spec") else {
            if map["spec"] == nil {
                diagnostics.error("module '\(name)' has no 'spec'", at: place, hint: "name the file or folder of its description")
            }
            return nil
        }
        var options = shared
        options.module = name
        options.origin = place
        readShared(map, &options)
        let operations = texts(map, "operations")
        options.operations = operations.filter { $0 != Configuration.inferredOperations }
        let infers = options.operations.count < operations.count
        options.wireProtocol = choice(map, "protocol", ServiceProtocol.allCases.map { ($0.rawValue, $0) })
        options.renames = renames(map)
        let source = Path.join(folderName, spec)
        options.source = source.hasPrefix("/") || source.hasPrefix("..") ? Path.name(of: spec) : source
        let output = text(map, "output") ?? parent.map { $0.isEmpty ? name : "\($0)/\(name)" } ?? "."
        var module = ModuleConfiguration(
            spec: Path.join(folder, spec), overlays: texts(map, "overlays").map { Path.join(folder, $0) },
            output: Path.join(folder, output),
            options: options)
        module.infersOperations = infers
        module.places.spec = map["spec"]?.range
        module.places.overlays = (map["overlays"]?.list ?? [map["overlays"]].compactMap { $0 }).map(\.range)
        for node in map["operations"]?.list ?? [map["operations"]].compactMap({ $0 }) {
            if let name = node.string { module.places.operations[name] = node.range }
        }
        if let node = map["sources"] {
            module.sources = texts(map, "sources").map { Path.join(folder, $0) }
            if !infers {
                diagnostics.error(
                    "'sources' of module '\(name)' without 'operations: inferred'", at: node.range,
                    hint: "sources are read for the operations that they name")
            } else if module.sources.isEmpty, node.list?.isEmpty == true {
                diagnostics.error("'sources' names no folder", at: node.range, hint: "leave it out: then all of the package is read")
            }
        } else if infers {
            module.sources = [isPartOfTarget ? (folder.isEmpty ? "." : folder) : Path.package(above: folder)]
        }
        return module
    }

    private mutating func readShared(_ map: NodeMap, _ options: inout ModuleOptions) {
        if let access = choice(map, "access", ModuleOptions.Access.allCases.map { ($0.rawValue, $0) }) { options.access = access }
        if let value = flag(map, "defaults") { options.hasDefaults = value }
        if let value = flag(map, "plain-imports") { options.hasPlainImports = value }
        if let value = flag(map, "equatable") { options.isEquatable = value }
        if let value = flag(map, "schema") { options.hasSchema = value }
        if let value = flag(map, "calls") { options.hasCalls = value }
        if let value = flag(map, "commands") { options.hasCommands = value }
        if let value = flag(map, "documentation") { options.hasDocumentation = value }
        if let value = flag(map, "testing") { options.hasTesting = value }
        if let value = flag(map, "validation") { options.hasValidation = value }
        if let text = text(map, "prefix") {
            options.typePrefix = text
            if !text.isEmpty, !isIdentifier(text), let node = map["prefix"] { wrongKind(node, "the beginning of a name that Swift takes") }
        }
        if let node = map["imports"] {
            options.imports = texts(map, "imports")
            for item in node.list ?? [node] {
                guard let name = item.string,
                    !name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ isIdentifier(String($0)) })
                else { continue }
                wrongKind(item, "the name of a module")
            }
        }
        if let header = map["header"] {
            let lines = header.string.map { [$0] } ?? texts(map, "header")
            options.header = lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
            while options.header.last?.isEmpty == true { options.header.removeLast() }
        }
        if let node = map["model-files"] {
            if let count = node.int, (1...999).contains(count) {
                options.modelFiles = count
            } else {
                wrongKind(node, "a number from 1 to 999")
            }
        }
    }

    private mutating func renames(_ map: NodeMap) -> [String: String] {
        guard let node = map["renames"] else { return [:] }
        guard let entries = node.map else {
            wrongKind(node, "a map from names in the description to names in Swift")
            return [:]
        }
        var renames: [String: String] = [:]
        for entry in entries {
            guard let name = entry.value.string, isIdentifier(name) else {
                wrongKind(entry.value, "a name that Swift takes")
                continue
            }
            renames[entry.key] = name
        }
        return renames
    }

    // MARK: - Values

    private mutating func check(_ map: NodeMap, _ known: [String]) {
        for entry in map where !known.contains(entry.key) && !entry.key.hasPrefix("x-") {
            let near = nearest(to: entry.key, among: known)
            diagnostics.error(
                "'\(entry.key)' is not a key of the configuration here", at: entry.keyRange,
                hint: near.map { "did you mean '\($0)'?" } ?? "the keys are: \(known.sorted().joined(separator: ", "))")
        }
    }

    private mutating func text(_ map: NodeMap, _ key: String) -> String? {
        guard let node = map[key] else { return nil }
        guard let text = node.string else {
            wrongKind(node, "a text")
            return nil
        }
        return text
    }

    private mutating func texts(_ map: NodeMap, _ key: String) -> [String] {
        guard let node = map[key] else { return [] }
        if let text = node.string { return [text] }
        guard let list = node.list else {
            wrongKind(node, "a list of texts")
            return []
        }
        return list.compactMap { item in
            if item.string == nil { wrongKind(item, "a text") }
            return item.string
        }
    }

    private mutating func flag(_ map: NodeMap, _ key: String) -> Bool? {
        guard let node = map[key] else { return nil }
        if node.bool == nil { wrongKind(node, "true or false") }
        return node.bool
    }

    private mutating func choice<Choice>(_ map: NodeMap, _ key: String, _ choices: [(String, Choice)]) -> Choice? {
        guard let node = map[key] else { return nil }
        if let text = node.string, let found = choices.first(where: { $0.0 == text }) { return found.1 }
        wrongKind(node, "one of \(choices.map(\.0).joined(separator: ", "))")
        return nil
    }

    private mutating func wrongKind(_ node: Node, _ expected: String) {
        diagnostics.error("expected \(expected), found \(node.text.map { "'\($0)'" } ?? node.kindName)", at: node.range)
    }
}

/// Whether Swift takes it as the name of a module.
func isModuleName(_ name: String) -> Bool {
    isIdentifier(name) && !["Swift", "Foundation"].contains(name) && !isKeyword(name)
}

func isIdentifier(_ name: String) -> Bool {
    guard let first = name.utf8.first, first == UInt8(ascii: "_") || (first | 0x20) &- UInt8(ascii: "a") < 26, name != "_" else {
        return false
    }
    return name.utf8.allSatisfy { $0 == UInt8(ascii: "_") || ($0 | 0x20) &- UInt8(ascii: "a") < 26 || $0 &- UInt8(ascii: "0") < 10 }
}
