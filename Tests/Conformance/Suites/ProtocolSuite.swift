internal import Foundation
internal import TypedCalls

/// Protocol cases around one set of shapes, in the form of botocore's protocol tests.
///
/// A suite becomes one module, or several where cases give one operation different traits.
struct ProtocolSuite {
    enum Direction: String, CaseIterable { case input, output }

    let direction: Direction
    /// `rest-json.json`
    let file: String
    let title: String
    let metadata: Value
    let shapes: ValueMap
    let clientEndpoint: String?
    var modules: [SuiteModule] = []

    /// Every suite under `FOLDER/input` and `FOLDER/output`, in the order of file names.
    static func all(in folder: String) throws -> [ProtocolSuite] {
        var suites: [ProtocolSuite] = []
        for direction in Direction.allCases {
            let path = "\(folder)/\(direction.rawValue)"
            let files = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { $0.hasSuffix(".json") }.sorted()
            for file in files {
                let text = try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
                for (index, suite) in (try Document(json: text).value.list ?? []).enumerated() {
                    suites.append(ProtocolSuite(suite, direction, file, index))
                }
            }
        }
        return suites
    }

    private init(_ suite: Value, _ direction: Direction, _ file: String, _ index: Int) {
        self.direction = direction
        self.file = file
        title = suite["description"]?.string ?? ""
        metadata = suite["metadata"] ?? [:]
        shapes = suite["shapes"]?.map ?? [:]
        clientEndpoint = suite["clientEndpoint"]?.string
        let words = file.dropLast(5).split { !$0.isLetter && !$0.isNumber }.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        let stem = "\(direction == .input ? "In" : "Out")\(words.joined())_\(index + 1)"
        for one in suite["cases"]?.list ?? [] { add(ProtocolCase(one), stem) }
    }

    /// Puts a case into the first module whose operation of that name is the same.
    private mutating func add(_ one: ProtocolCase, _ stem: String) {
        for place in modules.indices {
            let known = modules[place].operations[one.operation]
            guard known == nil || known == one.given else { continue }
            modules[place].operations[one.operation] = one.given
            modules[place].cases.append(one)
            return
        }
        let name = modules.isEmpty ? stem : "\(stem)_\(modules.count + 1)"
        modules.append(SuiteModule(name: name, operations: [one.operation: one.given], cases: [one]))
    }

    /// `query`, `rest-json` and so on.
    var wireProtocol: String { metadata["protocol"]?.string ?? "" }
}

/// The part of a suite that one generated module serves.
struct SuiteModule {
    let name: String
    /// Operations by name, as the cases give them.
    var operations: ValueMap
    var cases: [ProtocolCase]
}

/// One case: what is given, what has to come of it.
struct ProtocolCase {
    let id: String
    let operation: String
    let given: Value
    /// All of the case.
    let facts: Value

    init(_ facts: Value) {
        id = facts["id"]?.string ?? facts["given"]?["name"]?.string ?? ""
        given = facts["given"] ?? [:]
        operation = given["name"]?.string ?? ""
        self.facts = facts
    }
}
