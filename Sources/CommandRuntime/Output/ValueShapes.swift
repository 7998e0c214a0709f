internal import Values

extension Value {
    /// Whether this is a list or a map.
    var isScalar: Bool { !isList && !isMap }

    var isList: Bool {
        if case .list = self { return true }
        return false
    }

    var isMap: Bool {
        if case .map = self { return true }
        return false
    }

    /// What Python counts as false: nothing, false, zero, and whatever is empty.
    var isEmptyInPython: Bool {
        switch self {
        case .null: true
        case .bool(let bool): !bool
        case .number(let number): number.isZero
        case .string(let string): string.isEmpty
        case .bytes(let bytes): bytes.isEmpty
        case .timestamp: false
        case .list(let items): items.isEmpty
        case .map(let map): map.isEmpty
        }
    }
}

extension ValueMap {
    /// The entries in the order of their keys' code points.
    var sortedByKey: [Entry] {
        var isSorted = true
        for index in entries.indices.dropFirst() where !entries[index - 1].key.precedesByCodePoints(entries[index].key) {
            isSorted = false
            break
        }
        return isSorted ? entries : entries.sorted { $0.key.precedesByCodePoints($1.key) }
    }
}

extension String {
    /// Order by code points, as Python sorts; UTF-8 keeps that order.
    func precedesByCodePoints(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

extension [String] {
    func sortedByCodePoints() -> [String] { sorted { $0.precedesByCodePoints($1) } }
}
