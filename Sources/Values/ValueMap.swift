/// A map from text to values that keeps the order in which keys were first set.
///
/// Equality and hash look at the content only, not at the order. Small maps are searched; bigger ones carry an index.
public struct ValueMap: Sendable {
    /// One key with its value.
    public struct Entry: Sendable {
        public let key: String
        public var value: Value

        public init(key: String, value: Value) {
            self.key = key
            self.value = value
        }
    }

    /// Keys and values in order.
    public private(set) var entries: [Entry] = []
    private var index: KeyIndex?

    /// An empty map.
    public init() {}

    /// A map of the pairs in order; a key that comes again replaces the value and keeps the first place.
    public init(_ entries: [(String, Value)]) {
        self.entries.reserveCapacity(entries.count)
        for (key, value) in entries { self[key] = value }
    }

    /// The value of a key; setting nil removes the key.
    public subscript(key: String) -> Value? {
        get { position(of: key).map { entries[$0].value } }
        set {
            guard let newValue else {
                removeValue(forKey: key)
                return
            }
            if let position = position(of: key) {
                entries[position].value = newValue
            } else {
                append(key, newValue)
            }
        }
    }

    /// Takes a key out and returns its value.
    @discardableResult
    public mutating func removeValue(forKey key: String) -> Value? {
        guard let position = position(of: key) else { return nil }
        let removed = entries.remove(at: position)
        index = entries.count > Self.searchedUpTo ? KeyIndex(entries) : nil
        return removed.value
    }

    /// Changes each value in place, in order.
    public mutating func updateValues(_ change: (inout Value) -> Void) {
        for place in entries.indices { change(&entries[place].value) }
    }

    /// Makes room for entries to come.
    public mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

    /// How many keys there are.
    public var count: Int { entries.count }

    /// Whether there is no key.
    public var isEmpty: Bool { entries.isEmpty }

    /// The keys in order.
    public var keys: [String] { entries.map(\.key) }

    /// The values in order of their keys.
    public var values: [Value] { entries.map(\.value) }

    // MARK: -

    /// Up to this many entries are searched one by one, which is faster than hashing and costs no memory.
    private static let searchedUpTo = 16

    private func position(of key: String) -> Int? {
        if let index { return index.positions[KeyIndex.Key(text: key)] }
        return entries.firstIndex { sameCodePoints($0.key, key) }
    }

    private mutating func append(_ key: String, _ value: Value) {
        entries.append(Entry(key: key, value: value))
        if index != nil {
            index?.positions[KeyIndex.Key(text: key)] = entries.count - 1
        } else if entries.count > Self.searchedUpTo {
            index = KeyIndex(entries)
        }
    }
}

/// Where each key of a big map stands.
private struct KeyIndex: Sendable {
    /// A key compared by its code points, so that canonically equivalent keys stay apart.
    struct Key: Hashable, Sendable {
        let text: String

        static func == (left: Key, right: Key) -> Bool { sameCodePoints(left.text, right.text) }
        func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }

    var positions: [Key: Int]

    init(_ entries: [ValueMap.Entry]) {
        positions = Dictionary(minimumCapacity: entries.count * 2)
        for (position, entry) in entries.enumerated() { positions[Key(text: entry.key)] = position }
    }
}

// MARK: - Equality

extension ValueMap: Hashable {
    public static func == (left: ValueMap, right: ValueMap) -> Bool {
        guard left.count == right.count else { return false }
        return left.entries.allSatisfy { entry in right[entry.key] == entry.value }
    }

    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for entry in entries {
            var own = Hasher()
            own.combine(entry.key)
            own.combine(entry.value)
            sum &+= own.finalize()
        }
        hasher.combine(count)
        hasher.combine(sum)
    }
}

// MARK: - Iteration and literals

extension ValueMap: Sequence {
    public func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}

extension ValueMap: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, Value)...) { self.init(elements) }
}
