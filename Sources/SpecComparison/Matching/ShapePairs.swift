internal import ServiceModel
internal import SwiftViews

/// A shape of the old version and the one that takes its place in the new.
struct ShapePair: Hashable {
    var old: ShapeID
    var new: ShapeID
}

/// Which shapes answer to each other: found by walking both versions side by side from the operations that they share, so that a
/// shape with another name is still known by the place that it takes.
struct ShapePairs {
    /// In the order of the old names.
    private(set) var all: [ShapePair] = []
    /// Which way the values of each pair go.
    private(set) var usages: [ShapePair: Usage] = [:]

    init(_ old: SwiftFace, _ new: SwiftFace) {
        var inputs: [ShapePair] = []
        var outputs: [ShapePair] = []
        for operation in old.service.operations {
            guard let other = new.service.operation(named: operation.name) else { continue }
            if let a = operation.input?.target, let b = other.input?.target { inputs.append(ShapePair(old: a, new: b)) }
            if let a = operation.output?.target, let b = other.output?.target { outputs.append(ShapePair(old: a, new: b)) }
            for error in operation.errors {
                let name = old.service.shapes[error.target].name
                guard let same = other.errors.first(where: { new.service.shapes[$0.target].name == name }) else { continue }
                outputs.append(ShapePair(old: error.target, new: same.target))
            }
        }
        walk(from: inputs, .input, old.service, new.service)
        walk(from: outputs, .output, old.service, new.service)
        // Types that only their name keeps together: callers still say it.
        var places: [String: Int] = [:]
        for (place, name) in new.types.enumerated() where !name.isEmpty { places[name] = place }
        for (place, name) in old.types.enumerated() where !name.isEmpty {
            guard let other = places[name] else { continue }
            let pair = ShapePair(old: ShapeID(place), new: ShapeID(other))
            if usages[pair] == nil { usages[pair] = [] }
        }
        all = usages.keys.sorted { ($0.old, $0.new) < ($1.old, $1.new) }
    }

    private mutating func walk(from roots: [ShapePair], _ usage: Usage, _ old: Service, _ new: Service) {
        var waiting = roots
        while let pair = waiting.popLast() {
            guard usages[pair, default: []].insert(usage).inserted else { continue }
            waiting += inner(pair, old, new)
        }
    }

    /// The pairs of shapes that a pair holds.
    private func inner(_ pair: ShapePair, _ old: Service, _ new: Service) -> [ShapePair] {
        let a = old.shapes[pair.old]
        let b = new.shapes[pair.new]
        if let a = a.structure, let b = b.structure {
            let members = MemberPairs(a.members, b.members, old.wireProtocol)
            return members.both.map { ShapePair(old: a.members[$0.old].target, new: b.members[$0.new].target) }
        }
        switch (a.kind, b.kind) {
        case (.list(let a), .list(let b)): return [ShapePair(old: a.element.target, new: b.element.target)]
        case (.map(let a), .map(let b)):
            return [ShapePair(old: a.key.target, new: b.key.target), ShapePair(old: a.value.target, new: b.value.target)]
        default: return []
        }
    }
}
