public import SpecDiagnostics

extension Service {
    /// The same service with only the operations that a name or a wildcard (`*`, `?`) picks, and the paginators and waiters of those.
    /// An empty list picks all. A pattern that picks nothing is an error.
    ///
    ///     service.selecting(["SendEmail", "Get*"], at: nil, &d)
    public func selecting(
        _ patterns: [String], at range: SourceRange? = nil, places: [String: SourceRange] = [:], _ d: inout Diagnostics
    ) -> Service {
        patterns.isEmpty ? self : keeping(withSources(picks(patterns, at: range, places: places, &d)))
    }

    /// By operation: whether it is picked, or is what a picked one needs: an operation that asks for its endpoint first needs the one that
    /// tells it.
    public func withSources(_ picked: [Bool]) -> [Bool] {
        let asks = zip(operations, picked).contains { $1 && ($0.endpointDiscovery == .optional || $0.endpointDiscovery == .required) }
        return asks ? zip(operations, picked).map { $1 || $0.endpointDiscovery == .source } : picked
    }

    /// By operation: whether a name or a wildcard picks it. A pattern that picks nothing is an error, at its own place if that is known.
    public func picks(
        _ patterns: [String], at range: SourceRange? = nil, places: [String: SourceRange] = [:], _ d: inout Diagnostics
    ) -> [Bool] {
        var picked = [Bool](repeating: false, count: operations.count)
        for pattern in patterns {
            var found = false
            for (place, operation) in operations.enumerated() where matches(operation.name, pattern) {
                picked[place] = true
                found = true
            }
            guard !found else { continue }
            let near = nearest(to: pattern, among: operations.map(\.name))
            d.error(
                "\(identity.fullName) has no operation '\(pattern)'", at: places[pattern] ?? range,
                hint: near.map { "did you mean '\($0)'?" } ?? "the names are those of the description, '*' stands for any text")
        }
        return picked
    }

    /// The same service with the operations that are picked, and the paginators and waiters of those.
    public func keeping(_ picked: [Bool]) -> Service {
        var result = self
        result.operations = zip(operations, picked).filter(\.1).map(\.0)
        let names = Set(result.operations.map(\.name))
        result.paginators = paginators.filter { names.contains($0.operation) }
        result.waiters = waiters.filter { names.contains($0.operation) }
        return result
    }

    /// The same service speaking another of its protocols.
    public func choosing(_ wire: ServiceProtocol, at range: SourceRange? = nil, _ d: inout Diagnostics) -> Service {
        guard protocols.contains(wire) else {
            let known = protocols.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            d.error("\(identity.fullName) does not speak the protocol '\(wire.rawValue)'", at: range, hint: "it speaks \(known)")
            return self
        }
        var result = self
        result.wireProtocol = wire
        return result
    }

    /// The same service without the shapes that neither an operation uses nor one of `roots` does; those stay too.
    public func pruned(keeping roots: [ShapeID] = []) -> Service {
        let keeps = ShapeGraph(self).reachable(from: operations.flatMap(\.usedShapes) + roots)
        guard keeps.contains(false) else { return self }
        var places = [Int](repeating: 0, count: shapes.count)
        var kept: [Shape] = []
        for (place, shape) in shapes.enumerated() where keeps[place] {
            places[place] = kept.count
            kept.append(shape)
        }
        var result = self
        result.shapes = kept
        result.moveReferences { ShapeID(places[$0.index]) }
        return result
    }

    /// The same service with its operations and shapes in the order of their names.
    public func sortedByName() -> Service {
        let order = shapes.indices.sorted { shapes[$0].name < shapes[$1].name }
        var places = [Int](repeating: 0, count: shapes.count)
        for (place, old) in order.enumerated() { places[old] = place }
        var result = self
        result.shapes = order.map { shapes[$0] }
        result.operations.sort { $0.name < $1.name }
        if !order.elementsEqual(shapes.indices) { result.moveReferences { ShapeID(places[$0.index]) } }
        return result
    }

    /// Rewrites every reference to a shape.
    mutating func moveReferences(_ moved: (ShapeID) -> ShapeID) {
        for place in operations.indices { operations[place].moveReferences(moved) }
        for place in shapes.indices {
            switch shapes[place].kind {
            case .structure(var structure):
                structure.moveReferences(moved)
                shapes[place].kind = .structure(structure)
            case .union(var structure):
                structure.moveReferences(moved)
                shapes[place].kind = .union(structure)
            case .list(var list):
                list.element.target = moved(list.element.target)
                shapes[place].kind = .list(list)
            case .map(var map):
                map.key.target = moved(map.key.target)
                map.value.target = moved(map.value.target)
                shapes[place].kind = .map(map)
            default:
                break
            }
        }
    }
}

extension Operation {
    /// The shapes that the operation itself names: input, output, errors.
    public var usedShapes: [ShapeID] {
        [input?.target, output?.target].compactMap { $0 } + errors.map(\.target)
    }

    fileprivate mutating func moveReferences(_ moved: (ShapeID) -> ShapeID) {
        if let input { self.input?.target = moved(input.target) }
        if let output { self.output?.target = moved(output.target) }
        for place in errors.indices { errors[place].target = moved(errors[place].target) }
    }
}

extension Structure {
    fileprivate mutating func moveReferences(_ moved: (ShapeID) -> ShapeID) {
        for place in members.indices { members[place].target = moved(members[place].target) }
    }
}

// MARK: -

/// Whether a name is what a pattern with `*` and `?` describes.
private func matches(_ name: String, _ pattern: String) -> Bool {
    let name = Array(name.utf8)
    let pattern = Array(pattern.utf8)
    var (at, inPattern) = (0, 0)
    var star: (name: Int, pattern: Int)?
    while at < name.count {
        if inPattern < pattern.count, pattern[inPattern] == UInt8(ascii: "*") {
            star = (at, inPattern)
            inPattern += 1
        } else if inPattern < pattern.count, pattern[inPattern] == name[at] || pattern[inPattern] == UInt8(ascii: "?") {
            at += 1
            inPattern += 1
        } else if let last = star {
            star = (last.name + 1, last.pattern)
            (at, inPattern) = (last.name + 1, last.pattern + 1)
        } else {
            return false
        }
    }
    while inPattern < pattern.count, pattern[inPattern] == UInt8(ascii: "*") { inPattern += 1 }
    return inPattern == pattern.count
}
