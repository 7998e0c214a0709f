// conformance-prepare SUITES OUTPUT: a spec folder and a configuration for every suite, and the list of modules in Swift.

internal import Foundation
internal import TypedCalls

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    print("usage: prepare SUITES OUTPUT")
    exit(64)
}
let output = arguments[2]
let suites = try ProtocolSuite.all(in: arguments[1])
guard !suites.isEmpty else {
    print("there is no suite in \(arguments[1])/input or \(arguments[1])/output")
    exit(1)
}

let shared = "access: internal\ndefaults: false\nschema: false\ncalls: true\nmodel-files: 1\n"
var configuration = shared + "output: modules\nmodules:\n"
var rows: [String] = []
for suite in suites {
    for module in suite.modules {
        try write(specification(suite, module), to: "\(output)/specs/\(module.name)/service-2.json")
        configuration += "  \(module.name): { spec: specs/\(module.name) }\n"
        let alone = shared + "module: \(module.name)\nspec: ../../specs/\(module.name)\noutput: ../../modules/\(module.name)\n"
        try write(alone, to: "\(output)/single/\(module.name)/shapesmith.yaml")
        rows.append(
            "    modules[\"\(module.name)\"] = GeneratedModule(\(module.name).Service.description, \(module.name).Calls.call, \(module.name).Calls.details)"
        )
    }
}
try write(configuration, to: "\(output)/shapesmith.yaml")
try write(registry(rows), to: "\(output)/Registry.swift")

/// The shape definitions of a module: the suite's shapes, and what every service says of itself.
func specification(_ suite: ProtocolSuite, _ module: SuiteModule) -> String {
    var metadata = suite.metadata.map ?? [:]
    let usual: [(String, Value)] = [
        ("apiVersion", "2020-01-01"), ("endpointPrefix", "conformance"), ("serviceFullName", "Conformance"), ("serviceId", "Conformance"),
        ("signatureVersion", "v4"), ("uid", "conformance-2020-01-01"),
    ]
    for (key, value) in usual where metadata[key] == nil { metadata[key] = value }
    return Document(["version": "2.0", "metadata": .map(metadata), "operations": .map(module.operations), "shapes": .map(suite.shapes)])
        .jsonText
}

/// Functions of a few rows each, because the compiler takes long for one of many.
func registry(_ rows: [String]) -> String {
    let size = 40
    let parts = stride(from: 0, to: rows.count, by: size).map { rows[$0..<min($0 + size, rows.count)].joined(separator: "\n") }
    let functions = parts.enumerated().map { "private func add\($0)(_ modules: inout [String: GeneratedModule]) {\n\($1)\n}\n" }
    let calls = parts.indices.map { "    add\($0)(&modules)\n" }.joined()
    return functions.joined()
        + "func generatedModules() -> [String: GeneratedModule] {\n    var modules: [String: GeneratedModule] = [:]\n\(calls)    return modules\n}\n"
}

func write(_ text: String, to path: String) throws {
    try FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    if (try? String(contentsOfFile: path, encoding: .utf8)) == text { return }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
}
