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
