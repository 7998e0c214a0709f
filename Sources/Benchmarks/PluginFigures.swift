import Foundation

/// A package whose target gets a client of one operation of SES by plugin: a clean debug build with the plugin's program, and what that
/// program, which is a debug build too, takes for all of SES v2.
func pluginFigures(_ report: inout Report) {
    let (build, step) = ("clean debug build with the plugin", "generator step of the plugin, SES v2")
    guard report.wants(build) || report.wants(step) else { return }
    guard let swift = installedProgram("swift") else { return report.note(build, "left out: no swift") }
    withTemporaryFolder { folder in
        let manifest = """
            // swift-tools-version: 6.1
            import PackageDescription
            let package = Package(
                name: "consumer", platforms: [.macOS(.v15)], dependencies: [.package(name: "shapesmith", path: "\(packageFolder)")],
                targets: [
                    .executableTarget(
                        name: "consumer", dependencies: [.product(name: "ShapesmithClient", package: "shapesmith")],
                        plugins: [.plugin(name: "GenerateClient", package: "shapesmith")])
                ])
            """
        let sources = "\(folder)/Sources/consumer"
        try? FileManager.default.createDirectory(atPath: sources, withIntermediateDirectories: true)
        try? FileManager.default.copyItem(atPath: "\(packageFolder)/specs/ses/2010-12-01", toPath: "\(sources)/ses")
        try? manifest.write(toFile: "\(folder)/Package.swift", atomically: true, encoding: .utf8)
        try? "module: SES\nspec: ses\noperations: inferred\n".write(
            toFile: "\(sources)/shapesmith.yaml", atomically: true, encoding: .utf8)
        try? "import ShapesmithClient\nprint(try await SES.Client().getSendQuota())\n".write(
            toFile: "\(sources)/main.swift", atomically: true, encoding: .utf8)
        let cost = run(swift, ["build", "--package-path", folder])
        guard cost.status == 0 else { return report.note(build, "failed: \(cost.output.suffix(2000))") }
        report.add(
            build, "\(cost.cpuSeconds.short) CPU s, \(cost.wallSeconds.short) s", toReach: "40 CPU s", isReached: cost.cpuSeconds <= 40)

        let configuration = "\(folder)/shapesmith.yaml"
        try? FileManager.default.copyItem(atPath: "\(packageFolder)/specs/sesv2/2019-09-27", toPath: "\(folder)/sesv2")
        try? "module: SESv2\nspec: sesv2\n".write(toFile: configuration, atomically: true, encoding: .utf8)
        let tool = ["generate-client-tool", "generate-client"].map { "\(folder)/.build/debug/\($0)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let tool else { return report.note(step, "left out: the plugin's program was not found") }
        let made = run(tool, [configuration, "\(folder)/out", "ShapesmithClient"])
        guard made.status == 0 else { return report.note(step, "failed: \(made.output.suffix(2000))") }
        report.add(step, "\(made.cpuSeconds.short) CPU s", toReach: "2 s", isReached: made.cpuSeconds <= 2)
    }
}
