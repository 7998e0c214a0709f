/// The items of a list, in order.
public struct NodeList: Sendable, RandomAccessCollection {
    private let storage: NodeStorage
    private let first: Int
    public let count: Int

    init(storage: NodeStorage, cell: Cell) {
        self.storage = storage
        first = Int(cell.first)
        count = cell.kind == .list ? Int(cell.count) : 0
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    public subscript(_ position: Int) -> Node {
        precondition(position >= 0 && position < count, "no item \(position) in a list of \(count)")
        return Node(storage: storage, index: first + position)
    }
}
