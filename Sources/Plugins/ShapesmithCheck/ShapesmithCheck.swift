import Foundation
import PackagePlugin

/// `swift package shapesmith-check`: whether the generated code in the package is what its specs give. Writes nothing and needs no permission.
@main struct ShapesmithCheck: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let process = Process()
        process.executableURL = try context.tool(named: "shapesmith").url
        process.arguments = ["check"] + arguments
        process.currentDirectoryURL = context.package.directoryURL
        try process.run()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            Diagnostics.error(
                "shapesmith check ended with status \(process.terminationStatus), for the reason that it prints; where the generated code "
                    + "differs, 'swift package shapesmith generate' makes it anew")
            return
        }
    }
}
