public import SpecDiagnostics

/// The entries of a map, in the order of the document; looking up a key does not depend on their number.
public struct NodeMap: Sendable, RandomAccessCollection {
    private let storage: NodeStorage
    private let cell: Cell

    init(storage: NodeStorage, cell: Cell) {
        self.storage = storage
        self.cell = cell
    }

    /// A key and its value.
    public struct Entry: Sendable {
        let storage: NodeStorage
        let index: Int

        public var key: String { storage.tree.string(of: storage.tree.cells[index]) }
        /// Where the key stands, with its quotes.
        public var keyRange: SourceRange { storage.tree.range(of: storage.tree.cells[index]) }
        public var value: Node { Node(storage: storage, index: index + 1) }

        /// Whether the key is this, found out without making a string.
        public func isKey(_ text: StaticString) -> Bool {
            let text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            return storage.tree.isText(storage.tree.cells[index], text)
        }
    }

    public var count: Int { Int(cell.count) / 2 }
    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    public subscript(_ position: Int) -> Entry {
        precondition(position >= 0 && position < count, "no entry \(position) in a map of \(count)")
        return Entry(storage: storage, index: Int(cell.first) + 2 * position)
    }

    /// The value of a key.
    public subscript(_ key: String) -> Node? { entry(key)?.value }

    /// The entry of a key; of a key that stands twice, the first.
    public func entry(_ key: String) -> Entry? {
        storage.tree.value(of: key, in: cell).map { Entry(storage: storage, index: $0 - 1) }
    }

    /// The keys in order.
    public var keys: [String] { map(\.key) }
}
