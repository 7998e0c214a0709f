// conformance-run SUITES LEDGER: every case through the generated code.

internal import Foundation
internal import TypedCalls

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
    print("usage: run SUITES LEDGER [PART-OF-ID]")
    exit(64)
}
let ledger = try Ledger(path: arguments[2])
let wanted = arguments.count > 3 ? arguments[3] : ""
let modules = generatedModules()
var count = 0
var failures: [String] = []
var excused: [String] = []

for suite in try ProtocolSuite.all(in: arguments[1]) {
    for module in suite.modules {
        for one in module.cases where wanted.isEmpty || one.id.contains(wanted) {
            count += 1
            let problem: String?
            if let generated = modules[module.name] {
                problem = await run(one, suite, generated)
            } else {
                problem = "no module \(module.name) was generated"
            }
            guard let problem else { continue }
            if let reason = ledger.reason(suite.direction.rawValue, suite.file, one.id) {
                excused.append("\(suite.direction.rawValue)/\(suite.file) \(one.id)\n  \(reason)")
            } else {
                failures.append("\(suite.direction.rawValue)/\(suite.file) \(one.id) (\(module.name))\n" + problem.indented)
            }
        }
    }
}

print("passed \(count - failures.count - excused.count) of \(count)")
for entry in excused { print("in the ledger: \(entry)") }
for failure in failures { print(failure) }
exit(failures.isEmpty && count > 0 ? 0 : 1)

func run(_ one: ProtocolCase, _ suite: ProtocolSuite, _ module: GeneratedModule) async -> String? {
    do {
        switch suite.direction {
        case .input: return try await checkRequest(one, suite, module)
        case .output: return try await checkReply(one, suite, module)
        }
    } catch {
        return "error: \(error)"
    }
}

extension String {
    var indented: String { split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n") }
}
