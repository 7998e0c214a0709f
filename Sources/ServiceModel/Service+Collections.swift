internal import SpecDiagnostics

extension Service {
    /// How many lists and maps may stand in each other with no structure between them.
    private static let deepestCollection = 64

    /// Reports lists and maps that hold themselves, or each other deeper than any type can be spelled. Where a structure stands between,
    /// they may: it has a name of its own.
    ///
    /// A reference that leads nowhere has been reported before; what stands in its place says nothing.
    func validateCollections(_ d: inout Diagnostics) {
        guard !d.hasErrors else { return }
        for (place, shape) in shapes.enumerated() where !held(by: shape).isEmpty {
            switch nesting(of: ShapeID(place)) {
            case .endless:
                d.error(
                    "'\(shape.name)' holds itself with no structure between", at: shape.origin,
                    hint: "let it hold a structure that has it as a member")
            case .tooDeep:
                d.error("'\(shape.name)' holds more than \(Self.deepestCollection) lists or maps in each other", at: shape.origin)
                return
            case .fine: break
            }
        }
    }

    private enum Nesting { case fine, endless, tooDeep }

    private func nesting(of start: ShapeID) -> Nesting {
        var seen: Set<ShapeID> = [start]
        var level = held(by: shapes[start])
        for _ in 0..<Self.deepestCollection {
            var next: [ShapeID] = []
            for shape in level {
                if shape == start { return .endless }
                if seen.insert(shape).inserted { next += held(by: shapes[shape]) }
            }
            if next.isEmpty { return .fine }
            level = next
        }
        return .tooDeep
    }

    /// What a list or map holds.
    private func held(by shape: Shape) -> [ShapeID] {
        switch shape.kind {
        case .list(let list): [list.element.target]
        case .map(let map): [map.key.target, map.value.target]
        default: []
        }
    }
}
