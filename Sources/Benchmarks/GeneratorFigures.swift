import Foundation

/// The generator as a whole process.
func generatorFigures(_ report: inout Report) {
    guard let program = builtProgram("shapesmith") else {
        return report.note("generate", "left out: shapesmith is not built; run `swift build -c release` first")
    }
    withTemporaryFolder { folder in
        let modules = [("SES", "ses/2010-12-01"), ("SESv2", "sesv2/2019-09-27")]
        let configuration = "output: out\nmodules:\n" + modules.map { "  \($0.0): { spec: \(packageFolder)/specs/\($0.1) }\n" }.joined()
        let file = "\(folder)/shapesmith.yaml"
        try? configuration.write(toFile: file, atomically: true, encoding: .utf8)
        let cost = run(program, ["generate", "--quiet", "--config", file])
        guard cost.status == 0 else { return report.note("generate SES + SES v2", "failed: \(cost.output)") }
        let start = run(program, ["--version"])
        report.add(
            "generate SES + SES v2", "\(cost.cpuSeconds.short) CPU s, \(cost.megabytes.short) MB", toReach: "0.06 CPU s, 60 MB",
            isReached: cost.cpuSeconds <= 0.06 && cost.megabytes <= 60, limit: "`shapesmith --version` \(start.cpuSeconds.short) CPU s")
    }
    guard let services = report.services else {
        return report.note("generate all services", "left out: name a folder of service descriptions with --services")
    }
    withTemporaryFolder { folder in
        let arguments = ["generate", "--quiet", "--all", services, "--output", "\(folder)/out"]
        let reading = run("/bin/sh", ["-c", "find '\(services)' -name '*.json*' -exec cat {} + >/dev/null"])
        let first = run(program, arguments)
        report.add(
            "generate all services", "\(first.cpuSeconds.short) CPU s, \(first.wallSeconds.short) s, \(first.megabytes.short) MB",
            toReach: "8 CPU s, 5 s, 400 MB", isReached: first.cpuSeconds <= 8 && first.wallSeconds <= 5 && first.megabytes <= 400,
            limit: "reading the files \(reading.cpuSeconds.short) CPU s")
        let again = run(program, arguments)
        report.add(
            "generate all services again, nothing changed", "\(again.cpuSeconds.short) CPU s", toReach: "1.5 CPU s",
            isReached: again.cpuSeconds <= 1.5, limit: "reading the files \(reading.cpuSeconds.short) CPU s")
    }
}
