public import GeneratorCore
internal import ServiceModel
public import SpecDiagnostics
internal import SwiftViews

/// What a module and its operations cost; only these operations, if any are named. Shapes and lines are counted in what would be generated,
/// the rest is estimated.
public func cost(of configuration: ModuleConfiguration, templates: String?, operations wanted: [String], _ diagnostics: inout Diagnostics)
    async -> ModuleCost?
{
    var configuration = configuration
    // What stands beside the module is not what its users compile.
    configuration.options.hasCalls = false
    configuration.options.hasCommands = false
    configuration.options.hasDocumentation = false
    configuration.options.hasTesting = false
    let press = Press(wholeWith: templates, &diagnostics)
    guard let loaded = loadService(configuration, &diagnostics), let chosen = chosen(loaded.service, configuration, press, &diagnostics)
    else {
        return nil
    }
    let service = chosen.service
    let picked = wanted.isEmpty ? service.operations.map { _ in true } : service.picks(wanted, &diagnostics)
    guard !diagnostics.hasErrors else { return nil }

    let parts = Parts(service, chosen.options, press)
    var result = ModuleCost(module: configuration.name)
    result.shapes = service.shapes.count
    result.lines = parts.whole.all
    result.bytes = CodeWeight(service, chosen.options).bytes
    let places = service.operations.indices.filter { picked[$0] }
    result.operations = await withTaskGroup(of: (Int, OperationCost).self) { group in
        var waiting = places[...]
        for _ in 0..<Host.processorCount {
            guard let place = waiting.popFirst() else { break }
            group.addTask { (place, parts.cost(of: place)) }
        }
        var costs: [(Int, OperationCost)] = []
        while let cost = await group.next() {
            costs.append(cost)
            if let place = waiting.popFirst() { group.addTask { (place, parts.cost(of: place)) } }
        }
        return costs.sorted { $0.0 < $1.0 }.map(\.1)
    }
    return result
}

// MARK: -

/// A service, of which parts are generated to see how large they are.
private struct Parts: Sendable {
    let service: Service
    let options: ModuleOptions
    let press: Press
    let whole: Lines
    /// By shape: how many operations use it.
    private let users: [Int]
    private let graph: ShapeGraph

    init(_ service: Service, _ options: ModuleOptions, _ press: Press) {
        self.service = service
        self.press = press
        graph = ShapeGraph(service)
        var options = options
        var silent = Diagnostics()
        let face = SwiftFace(service, options, &silent)
        // Parts are called as they are in the whole.
        options.wholeNames = face.given
        self.options = options
        var users = [Int](repeating: 0, count: service.shapes.count)
        for operation in service.operations {
            for (place, isUsed) in graph.reachable(from: operation.usedShapes).enumerated() where isUsed { users[place] += 1 }
        }
        self.users = users
        whole = Lines(service, options, press)
    }

    func cost(of place: Int) -> OperationCost {
        var picked = service.operations.map { _ in false }
        picked[place] = true
        let alone = service.keeping(picked).pruned()
        let others = service.keeping(picked.map { !$0 }).pruned()
        let operation = service.operations[place]
        var cost = OperationCost(name: operation.name)
        for (place, isUsed) in graph.reachable(from: operation.usedShapes).enumerated() where isUsed {
            cost.shapes += 1
            if users[place] == 1 { cost.ownShapes += 1 }
        }
        let lines = Lines(alone, options, press)
        cost.lines = lines.all
        cost.ownLines = whole.all - Lines(others, options, press).all
        cost.bytes = CodeWeight(alone, options).bytes
        cost.compileShare = whole.code == 0 ? 0 : Double(lines.code) / Double(whole.code)
        return cost
    }
}

/// The lines of Swift that a service is generated as.
private struct Lines: Sendable {
    /// As `wc -l` counts them.
    var all = 0
    /// Those that are neither blank nor comments.
    var code = 0

    init(_ service: Service, _ options: ModuleOptions, _ press: Press) {
        var silent = Diagnostics()
        for file in press.render(makeModule(service, options, &silent)) where file.path.hasSuffix(".swift") {
            var isAtStart = true
            for byte in file.bytes {
                if byte == UInt8(ascii: "\n") {
                    all += 1
                    isAtStart = true
                } else if isAtStart, byte != UInt8(ascii: " ") {
                    if byte != UInt8(ascii: "/") { code += 1 }
                    isAtStart = false
                }
            }
        }
    }
}
