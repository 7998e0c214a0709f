import Foundation

/// A clean build of a package that calls one operation of SES and one of SES v2, beside one that depends on nothing.
func consumerFigures(_ report: inout Report) {
    guard let swift = installedProgram("swift") else { return report.note("clean build of a consumer", "left out: no swift") }
    let identity = URL(filePath: packageFolder).lastPathComponent.lowercased()
    let consumer = """
        // swift-tools-version: 6.1
        import PackageDescription
        let package = Package(
            name: "consumer", platforms: [.macOS(.v15)], dependencies: [.package(path: "\(packageFolder)")],
            targets: [
                .executableTarget(
                    name: "consumer",
                    dependencies: [.product(name: "SES", package: "\(identity)"), .product(name: "SESv2", package: "\(identity)")])
            ])
        """
    let calls = """
        import SES
        import SESv2
        print(try await SESClient().getSendQuota())
        print(try await SESv2Client().getAccount())
        """
    let bare = """
        // swift-tools-version: 6.1
        import PackageDescription
        let package = Package(name: "consumer", targets: [.executableTarget(name: "consumer")])
        """
    for (mode, goal) in [("debug", 35.0), ("release", 65.0)] {
        let name = "clean build of a consumer, \(mode)"
        guard report.wants(name) else { continue }
        let least = cleanBuild(swift, mode, manifest: bare, program: "print(\"nothing\")")
        let cost = cleanBuild(swift, mode, manifest: consumer, program: calls)
        guard cost.status == 0 else {
            report.note(name, "failed: \(cost.output.suffix(2000))")
            continue
        }
        report.add(
            name, "\(cost.cpuSeconds.short) CPU s, \(cost.wallSeconds.short) s", toReach: "\(goal.short) CPU s",
            isReached: cost.cpuSeconds <= goal, limit: "a package that prints one line \(least.cpuSeconds.short) CPU s")
    }
}

/// What it costs to build a package of one program, in a folder that nothing was built in.
private func cleanBuild(_ swift: String, _ mode: String, manifest: String, program: String) -> ProcessCost {
    var cost = ProcessCost(cpuSeconds: .nan, wallSeconds: .nan, megabytes: .nan, status: -1, output: "no folder")
    withTemporaryFolder { folder in
        let sources = "\(folder)/Sources/consumer"
        try? FileManager.default.createDirectory(atPath: sources, withIntermediateDirectories: true)
        try? manifest.write(toFile: "\(folder)/Package.swift", atomically: true, encoding: .utf8)
        try? program.write(toFile: "\(sources)/main.swift", atomically: true, encoding: .utf8)
        cost = run(swift, ["build", "-c", mode, "--package-path", folder])
    }
    return cost
}
