import Foundation
import PackagePlugin

/// `swift package shapesmith generate|diff|lint|import …`: the program, run in the package's folder, allowed to write there.
@main struct ShapesmithCommand: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let process = Process()
        process.executableURL = try context.tool(named: "shapesmith").url
        process.arguments = arguments.isEmpty ? ["--help"] : arguments
        process.currentDirectoryURL = context.package.directoryURL
        try process.run()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            Diagnostics.error("shapesmith \(arguments.first ?? "") ended with status \(process.terminationStatus)")
            return
        }
    }
}
