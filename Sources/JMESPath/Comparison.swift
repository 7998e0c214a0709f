import JMESPathSyntax
import Values

extension Value {
    /// Whether an `&&`, `||`, `!` or filter takes the value for true: all but null, false and what is empty; 0 is true.
    var isTrue: Bool {
        switch self {
        case .null: false
        case .bool(let bool): bool
        case .string(let string): !string.isEmpty
        case .list(let list): !list.isEmpty
        case .map(let map): !map.isEmpty
        case .number, .timestamp: true
        case .bytes(let bytes): !bytes.isEmpty
        }
    }
}

/// What `==` says: a number never equals a truth value, though inside of lists and maps 1 equals `true`, as in Python.
func equalOperands(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.number, .bool), (.bool, .number): false
    default: equalAsInPython(left, right)
    }
}

/// Equality with 1 equal to `true`, 0 to `false`, and not-a-number equal to nothing.
func equalAsInPython(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.number(let left), .number(let right)): return left == right && !left.double.isNaN
    case (.number(let number), .bool(let bool)), (.bool(let bool), .number(let number)): return number == Number(bool ? 1 : 0)
    case (.list(let left), .list(let right)):
        guard left.count == right.count else { return false }
        for (one, other) in zip(left, right) where !equalAsInPython(one, other) { return false }
        return true
    case (.map(let left), .map(let right)):
        guard left.count == right.count else { return false }
        return left.entries.allSatisfy { entry in right[entry.key].map { equalAsInPython(entry.value, $0) } ?? false }
    default:
        guard let left = left.text, let right = right.text else { return false }
        return left.utf8.elementsEqual(right.utf8)
    }
}

/// What `<` and its like say: null unless both are numbers or strings, an error if one is a number and the other a string.
func order(_ left: Value, _ right: Value, by comparator: SyntaxNode.Comparator) throws(JMESPathError) -> Value {
    if case .number(let left) = left, case .number(let right) = right {
        if left.double.isNaN || right.double.isNaN { return .bool(false) }
        return .bool(holds(comparator, less: left < right, greater: right < left))
    }
    if let left = left.text, let right = right.text {
        let less = left.utf8.lexicographicallyPrecedes(right.utf8)
        return .bool(holds(comparator, less: less, greater: !less && right.utf8.lexicographicallyPrecedes(left.utf8)))
    }
    guard left.isComparable, right.isComparable else { return .null }
    throw .unordered(comparator.rawValue, left.pythonTypeName, right.pythonTypeName)
}

/// Whether one number or string comes before another of its kind; an error for one of each, worded for the sign.
func precedes(_ left: Value, _ right: Value, sign: String) throws(JMESPathError) -> Bool {
    if case .number(let left) = left, case .number(let right) = right { return left < right }
    if let left = left.text, let right = right.text { return left.utf8.lexicographicallyPrecedes(right.utf8) }
    throw .unordered(sign, left.pythonTypeName, right.pythonTypeName)
}

// MARK: -

extension Value {
    fileprivate var isComparable: Bool { number != nil || text != nil }
}

private func holds(_ comparator: SyntaxNode.Comparator, less: Bool, greater: Bool) -> Bool {
    switch comparator {
    case .less: less
    case .lessOrEqual: !greater
    case .greater: greater
    case .greaterOrEqual: !less
    case .equal: !less && !greater
    case .notEqual: less || greater
    }
}
