/// Which shapes contain which: found once, then asked for reachability and cycles. Nothing is guessed by depth.
public struct ShapeGraph: Sendable {
    /// How a shape holds another one.
    public struct Edge: Sendable, Hashable {
        public var target: ShapeID
        /// The place among the members of a structure or union; `nil` for lists and maps.
        public var member: Int?
        public var isRequired: Bool
    }

    /// The edges out of each shape, in the order of members.
    public let edges: [[Edge]]

    public init(_ service: Service) {
        edges = service.shapes.map { shape in
            switch shape.kind {
            case .structure(let structure), .union(let structure):
                return structure.members.enumerated().map { place, member in
                    Edge(target: member.target, member: place, isRequired: member.isRequired)
                }
            case .list(let list):
                return [Edge(target: list.element.target, member: nil, isRequired: false)]
            case .map(let map):
                return [
                    Edge(target: map.key.target, member: nil, isRequired: false),
                    Edge(target: map.value.target, member: nil, isRequired: false),
                ]
            default:
                return []
            }
        }
    }

    /// Whether each shape can be reached from one of these, themselves included.
    public func reachable(from roots: some Sequence<ShapeID>) -> [Bool] {
        var seen = [Bool](repeating: false, count: edges.count)
        var waiting: [Int] = []
        for root in roots where !seen[root.index] {
            seen[root.index] = true
            waiting.append(root.index)
        }
        while let next = waiting.popLast() {
            for edge in edges[next] where !seen[edge.target.index] {
                seen[edge.target.index] = true
                waiting.append(edge.target.index)
            }
        }
        return seen
    }

    /// Groups of shapes that contain each other through edges that `follows` lets pass: those of more than one shape, and single
    /// shapes that contain themselves. Groups and their shapes are in order.
    public func cycles(following follows: (Edge) -> Bool) -> [[ShapeID]] {
        var search = ComponentSearch(count: edges.count)
        for start in edges.indices where !search.isNumbered(start) {
            search.run(from: start, edges: edges, follows)
        }
        return search.groups.sorted { $0[0] < $1[0] }
    }
}

extension ShapeGraph.Edge {
    /// Whether a value of the target is stored inside the holder: true of members, not of lists and maps, which hold a reference.
    public var isInline: Bool { member != nil }
}

// MARK: -

/// Tarjan's search for strongly connected components, without recursion: a description can be nested as deep as it likes.
private struct ComponentSearch {
    private var number: [Int]
    private var low: [Int]
    private var isOnStack: [Bool]
    private var stack: [Int] = []
    private var count = 0
    private(set) var groups: [[ShapeID]] = []

    init(count: Int) {
        number = [Int](repeating: -1, count: count)
        low = number
        isOnStack = [Bool](repeating: false, count: count)
    }

    func isNumbered(_ shape: Int) -> Bool { number[shape] >= 0 }

    private mutating func enter(_ shape: Int) {
        number[shape] = count
        low[shape] = count
        count += 1
        stack.append(shape)
        isOnStack[shape] = true
    }

    mutating func run(from start: Int, edges: [[ShapeGraph.Edge]], _ follows: (ShapeGraph.Edge) -> Bool) {
        var frames: [(shape: Int, next: Int)] = [(start, 0)]
        enter(start)
        while let frame = frames.last {
            if frame.next < edges[frame.shape].count {
                frames[frames.count - 1].next += 1
                let edge = edges[frame.shape][frame.next]
                guard follows(edge) else { continue }
                let target = edge.target.index
                if !isNumbered(target) {
                    enter(target)
                    frames.append((target, 0))
                } else if isOnStack[target] {
                    low[frame.shape] = min(low[frame.shape], number[target])
                }
                continue
            }
            frames.removeLast()
            if let holder = frames.last { low[holder.shape] = min(low[holder.shape], low[frame.shape]) }
            if low[frame.shape] == number[frame.shape] { close(frame.shape, edges[frame.shape], follows) }
        }
    }

    private mutating func close(_ root: Int, _ edges: [ShapeGraph.Edge], _ follows: (ShapeGraph.Edge) -> Bool) {
        var group: [ShapeID] = []
        while let last = stack.popLast() {
            isOnStack[last] = false
            group.append(ShapeID(last))
            if last == root { break }
        }
        let holdsItself = edges.contains { $0.target.index == root && follows($0) }
        if group.count > 1 || holdsItself { groups.append(group.sorted()) }
    }
}
