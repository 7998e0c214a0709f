public import SpecDiagnostics

extension Service {
    /// The same service with a box at each member where a type would otherwise contain itself, and nowhere else. A member that is
    /// required by the very thing it requires could never be made, so it becomes optional, with a note.
    ///
    ///     Node { next: Node }   →   Node { next: Node? (boxed) }
    public func withBoxes(_ d: inout Diagnostics) -> Service {
        var result = self
        let graph = ShapeGraph(self)
        for group in graph.cycles(following: { $0.isInline && $0.isRequired && !shapes[$0.target].isUnion }) {
            result.loosenRequirements(within: group, graph, &d)
        }
        for group in graph.cycles(following: \.isInline) { result.boxMembers(within: group) }
        return result
    }

    /// Makes every required member optional that closes a cycle of requirements: those pointing back in the order of names.
    private mutating func loosenRequirements(within group: [ShapeID], _ graph: ShapeGraph, _ d: inout Diagnostics) {
        let group = Set(group)
        for id in group.sorted() where !shapes[id].isUnion {
            for edge in graph.edges[id.index] where edge.isRequired && edge.target <= id && group.contains(edge.target) {
                guard let place = edge.member, let member = shapes[id].structure?.members[place] else { continue }
                d.note("'\(shapes[id].name).\(member.name)' requires what requires it and is made optional", at: member.origin)
                changeMember(place, of: id) { $0.isRequired = false }
            }
        }
    }

    /// Boxes the members that point backwards once the shapes are ordered so that required members point forwards.
    private mutating func boxMembers(within group: [ShapeID]) {
        let order = self.order(of: group)
        for id in group {
            guard let structure = shapes[id].structure, let here = order[id] else { continue }
            for (place, member) in structure.members.enumerated() {
                guard let there = order[member.target], there <= here else { continue }
                changeMember(place, of: id) { $0.isBoxed = true }
            }
        }
    }

    /// A place for each shape of a group, such that members that are still required lead from lower to higher ones, and names go up
    /// where nothing else is asked for: the shapes as a search along required members leaves them, last first.
    private func order(of group: [ShapeID]) -> [ShapeID: Int] {
        let isInGroup = Set(group)
        func requiredTargets(_ id: ShapeID) -> [ShapeID] {
            guard !shapes[id].isUnion, let structure = shapes[id].structure else { return [] }
            return structure.members.filter { $0.isRequired && $0.target != id && isInGroup.contains($0.target) }.map(\.target)
        }
        var entered: Set<ShapeID> = []
        var left: [ShapeID] = []
        for start in group.sorted(by: >) where entered.insert(start).inserted {
            var frames = [(id: start, targets: requiredTargets(start))]
            while let frame = frames.last {
                if let target = frames[frames.count - 1].targets.popLast() {
                    if entered.insert(target).inserted { frames.append((target, requiredTargets(target))) }
                } else {
                    left.append(frame.id)
                    frames.removeLast()
                }
            }
        }
        return Dictionary(uniqueKeysWithValues: left.reversed().enumerated().map { ($1, $0) })
    }

    private mutating func changeMember(_ place: Int, of id: ShapeID, _ change: (inout Member) -> Void) {
        switch shapes[id.index].kind {
        case .structure(var structure):
            change(&structure.members[place])
            shapes[id.index].kind = .structure(structure)
        case .union(var structure):
            change(&structure.members[place])
            shapes[id.index].kind = .union(structure)
        default:
            break
        }
    }
}
