/// Runs a JSONPath over a tree. Results are steps, each of which knows its parent, so that a result can be found again after the tree
/// has changed.
struct Selection {
    private let tree: NodeTree
    private var steps: [Step]
    /// How many values may still be looked at.
    private(set) var budget: Int

    struct Step {
        let parent: Int
        /// Of a list the item, of a map the entry.
        let position: Int
        let cell: Int
    }

    init(_ tree: NodeTree) {
        self.tree = tree
        // Enough to walk through the document several times, not for a walk at each of its values.
        budget = 2_000_000 + 8 * tree.cells.count
        steps = [Step(parent: -1, position: 0, cell: tree.root)]
    }

    /// The results of a query in order, or nothing if it is too much work.
    mutating func run(_ query: JSONPath.Query, from start: Int = 0) -> [Int]? {
        var results = [query.isRelative ? start : 0]
        for segment in query.segments {
            var next: [Int] = []
            for step in segment.isDescendant ? withDescendants(results) : results {
                for selector in segment.selectors { select(selector, from: step, into: &next) }
                guard budget > 0 else { return nil }
            }
            results = next
        }
        return budget > 0 ? results : nil
    }

    func cell(of step: Int) -> Int { steps[step].cell }

    /// The positions from the root to a result.
    func path(to step: Int) -> [Int] {
        var path: [Int] = []
        var step = steps[step]
        while step.parent >= 0 {
            path.append(step.position)
            step = steps[step.parent]
        }
        return path.reversed()
    }

    // MARK: - Steps

    private func childCount(of cell: Cell) -> Int {
        switch cell.kind {
        case .list: Int(cell.count)
        case .map: Int(cell.count) / 2
        default: 0
        }
    }

    private mutating func child(_ position: Int, of parent: Int, _ cell: Cell) -> Int {
        budget -= 1
        let index = cell.kind == .map ? Int(cell.first) + 2 * position + 1 : Int(cell.first) + position
        steps.append(Step(parent: parent, position: position, cell: index))
        return steps.count - 1
    }

    private mutating func withDescendants(_ starts: [Int]) -> [Int] {
        var all: [Int] = []
        for start in starts {
            var waiting = [start]
            while let step = waiting.popLast(), budget > 0 {
                all.append(step)
                let cell = tree.cells[steps[step].cell]
                for position in (0..<childCount(of: cell)).reversed() { waiting.append(child(position, of: step, cell)) }
            }
        }
        return all
    }

    private mutating func select(_ selector: JSONPath.Selector, from step: Int, into results: inout [Int]) {
        let cell = tree.cells[steps[step].cell]
        let count = childCount(of: cell)
        budget -= 1
        switch selector {
        case .name(let name):
            guard cell.kind == .map, let index = tree.value(of: name, in: cell) else { return }
            results.append(child((index - Int(cell.first)) / 2, of: step, cell))
        case .index(let index):
            let position = index < 0 ? count + index : index
            guard cell.kind == .list, position >= 0, position < count else { return }
            results.append(child(position, of: step, cell))
        case .wildcard:
            for position in 0..<count { results.append(child(position, of: step, cell)) }
        case .slice(let start, let end, let stride):
            guard cell.kind == .list else { return }
            for position in Self.positions(start, end, stride, count: count) { results.append(child(position, of: step, cell)) }
        case .filter(let condition):
            for position in 0..<count where budget > 0 {
                let candidate = child(position, of: step, cell)
                if holds(condition, for: candidate) { results.append(candidate) }
            }
        }
    }

    /// The positions of a slice (RFC 9535, section 2.3.4.2.2).
    private static func positions(_ start: Int?, _ end: Int?, _ step: Int, count: Int) -> StrideTo<Int> {
        func normal(_ position: Int) -> Int { position < 0 ? count + position : position }
        if step > 0 {
            let lower = min(max(normal(start ?? 0), 0), count)
            return stride(from: lower, to: min(max(normal(end ?? count), 0), count), by: step)
        }
        guard step < 0 else { return stride(from: 0, to: 0, by: 1) }
        let upper = min(max(normal(start ?? count - 1), -1), count - 1)
        return stride(from: upper, to: min(max(end.map(normal) ?? -1, -1), count - 1), by: step)
    }

    // MARK: - Conditions

    private mutating func holds(_ condition: JSONPath.Condition, for step: Int) -> Bool {
        switch condition {
        case .any(let parts):
            for part in parts where holds(part, for: step) { return true }
            return false
        case .all(let parts):
            for part in parts where !holds(part, for: step) { return false }
            return true
        case .not(let part): return !holds(part, for: step)
        case .exists(let query): return !passing(query, from: step).isEmpty
        case .compare(let left, let comparison, let right):
            let values = Comparand(tree, value(of: left, for: step), value(of: right, for: step))
            return values.hold(comparison)
        case .matches(let text, let pattern, let whole):
            guard case .string(let text) = value(of: text, for: step), case .string(let pattern) = value(of: pattern, for: step) else {
                return false
            }
            guard let expression = InteroperableRegex(pattern) else { return false }
            budget -= text.utf8.count * expression.size / 8
            return budget > 0 && (whole ? expression.matchesWhole(text) : expression.matchesPart(text))
        }
    }

    private mutating func value(of operand: JSONPath.Operand, for step: Int) -> JSONPathValue {
        switch operand {
        case .literal(.null): return .null
        case .literal(.bool(let value)): return .bool(value)
        case .literal(.number(let value)): return .number(value)
        case .literal(.string(let text)): return .string(text)
        case .query(let query), .value(let query):
            let results = passing(query, from: step)
            return results.count == 1 ? JSONPathValue(results[0], in: tree) : .nothing
        case .count(let query): return .number(Double(passing(query, from: step).count))
        case .length(let operand):
            switch value(of: operand, for: step) {
            case .string(let text): return .number(Double(text.unicodeScalars.count))
            case .container(let cell): return .number(Double(childCount(of: tree.cells[cell])))
            default: return .nothing
            }
        }
    }

    /// The cells of what a query inside a filter leads to; its steps are not kept.
    private mutating func passing(_ query: JSONPath.Query, from step: Int) -> [Int] {
        let kept = steps.count
        defer { steps.removeLast(steps.count - kept) }
        return (run(query, from: step) ?? []).map { steps[$0].cell }
    }
}

extension Node {
    /// The parts of the document that a query leads to, this node being its `$`; nothing if it is more work than any use of it is worth.
    public func select(_ path: JSONPath) -> [Node]? {
        var tree = self.tree
        tree.root = index
        var selection = Selection(tree)
        return selection.run(path.query)?.map { Node(storage: storage, index: selection.cell(of: $0)) }
    }
}
