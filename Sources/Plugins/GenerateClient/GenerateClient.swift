import Foundation
import PackagePlugin

/// Generates the clients that a target's `shapesmith.yaml` lists, into the target itself, when it is built.
@main struct GenerateClient: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        let folder = target.directoryURL
        guard let configuration = ModuleList.names.map({ folder.appending(path: $0) }).first(where: { isFile($0) }) else {
            Diagnostics.error(
                "target '\(target.name)' uses GenerateClient and has no shapesmith.yaml in \(folder.path(percentEncoded: false)): "
                    + "write one with 'module:' and 'spec:'")
            return []
        }
        let data = try Data(contentsOf: configuration)
        let modules = ModuleList(data)
        guard !modules.entries.isEmpty else {
            Diagnostics.error("\(configuration.path(percentEncoded: false)) names no module: write 'module: Name' and 'spec: file'")
            return []
        }
        let output = context.pluginWorkDirectoryURL.appending(path: "Generated")
        return [
            .buildCommand(
                displayName: "Generating \(modules.entries.map(\.name).joined(separator: ", ")) for \(target.name)",
                executable: try context.tool(named: "generate-client").url,
                arguments: [
                    configuration.path(percentEncoded: false), output.path(percentEncoded: false),
                    target.recursiveTargetDependencies.map(\.name).joined(separator: ","),
                ],
                inputFiles: inputFiles(in: folder, withSwift: data.range(of: Data("inferred".utf8)) != nil),
                outputFiles: modules.fileNames.map { output.appending(path: $0) })
        ]
    }
}

private func isFile(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) }

/// Every file under the target's folder that a description can stand in, and its Swift where operations are inferred from it; a change to
/// one of them is a reason to generate again. Folders that are links are followed, each real folder once.
private func inputFiles(in folder: URL, withSwift: Bool) -> [URL] {
    let endings: Set<String> = withSwift ? ["yaml", "yml", "json", "mustache", "swift"] : ["yaml", "yml", "json", "mustache"]
    var files: [URL] = []
    var seen: Set<String> = []
    var waiting = [folder]
    while let next = waiting.popLast() {
        // The contents of a link are none: what it stands for has them.
        let real = next.resolvingSymlinksInPath()
        guard seen.insert(real.path).inserted else { continue }
        let inside = try? FileManager.default.contentsOfDirectory(at: real, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
        for file in inside ?? [] {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false), isDirectory: &isFolder) else { continue }
            if isFolder.boolValue { waiting.append(file) } else if endings.contains(file.pathExtension) { files.append(file) }
        }
    }
    return files.sorted { $0.path < $1.path }
}

// MARK: - What the configuration names

/// What the build has to know of a configuration before the generator runs: the modules, and over how many files each is spread.
///
/// Only names and `model-files` are read here, line by line; everything else, and every mistake, is the generator's to tell.
struct ModuleList {
    struct Entry {
        var name: String
        var modelFiles: Int
    }

    /// Where a target's configuration can stand.
    static let names = ["shapesmith.yaml", "shapesmith.yml", "shapesmith.json"]
    private static let defaultModelFiles = 8
    private(set) var entries: [Entry] = []

    init(_ data: Data) {
        if let map = try? JSONSerialization.jsonObject(with: data) as? [String: Any] {
            readJSON(map)
        } else {
            readYAML(String(decoding: data, as: UTF8.self))
        }
        entries.sort { $0.name < $1.name }
    }

    /// The files that the generator writes for these modules: the same names whatever stands in them.
    var fileNames: [String] {
        entries.flatMap { entry in
            let parts = ["Client", "Serializers", "Errors", "Paginators", "Waiters", "Endpoints", "Schema"]
            return (parts + (1...entry.modelFiles).map { "Models\($0)" }).map { "\(entry.name)+\($0).swift" }
        }
    }

    private mutating func readJSON(_ map: [String: Any]) {
        let shared = map["model-files"] as? Int ?? Self.defaultModelFiles
        if let name = map["module"] as? String { entries.append(Entry(name: name, modelFiles: max(1, shared))) }
        for (name, value) in map["modules"] as? [String: Any] ?? [:] {
            entries.append(Entry(name: name, modelFiles: max(1, (value as? [String: Any])?["model-files"] as? Int ?? shared)))
        }
    }

    /// Block style, as the documentation writes it: `module: Name` at the margin, or names one step in under `modules:`.
    private mutating func readYAML(_ text: String) {
        var shared = Self.defaultModelFiles
        var isInModules = false
        var nameIndent = 0
        for line in text.split(whereSeparator: \.isNewline) {
            let indent = line.prefix { $0 == " " }.count
            let content = line.dropFirst(indent).prefix { $0 != "#" }
            guard let colon = content.firstIndex(of: ":") else { continue }
            let key = content[..<colon].trimmingCharacters(in: Self.decoration)
            let value = content[content.index(after: colon)...].trimmingCharacters(in: Self.decoration)
            if indent == 0 {
                isInModules = key == "modules"
                nameIndent = 0
                if key == "module" { entries.append(Entry(name: value, modelFiles: 0)) }
                if key == "model-files" { shared = max(1, Int(value) ?? shared) }
            } else if isInModules {
                if nameIndent == 0 { nameIndent = indent }
                if indent == nameIndent {
                    entries.append(Entry(name: key, modelFiles: 0))
                } else if key == "model-files", let count = Int(value), !entries.isEmpty {
                    entries[entries.count - 1].modelFiles = max(1, count)
                }
            }
        }
        for place in entries.indices where entries[place].modelFiles == 0 { entries[place].modelFiles = shared }
    }

    private static let decoration = CharacterSet(charactersIn: " \t\"'")
}
