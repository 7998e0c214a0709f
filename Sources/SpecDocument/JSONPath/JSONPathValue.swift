/// What a filter compares: a value, or nothing at all.
enum JSONPathValue {
    case nothing
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    /// A list or map, by its cell.
    case container(Int)

    init(_ index: Int, in tree: NodeTree) {
        let cell = tree.cells[index]
        switch cell.kind {
        case .null: self = .null
        case .true: self = .bool(true)
        case .false: self = .bool(false)
        case .string: self = .string(tree.string(of: cell))
        case .number: self = .number(Node.double(ofToken: tree.string(of: cell)) ?? .nan)
        case .list, .map: self = .container(index)
        }
    }
}

/// Two values side by side (RFC 9535, section 2.3.5.2.2).
struct Comparand {
    private let tree: NodeTree
    private let left: JSONPathValue
    private let right: JSONPathValue

    init(_ tree: NodeTree, _ left: JSONPathValue, _ right: JSONPathValue) {
        self.tree = tree
        self.left = left
        self.right = right
    }

    func hold(_ comparison: JSONPath.Comparison) -> Bool {
        switch comparison {
        case .equal: areEqual(left, right)
        case .unequal: !areEqual(left, right)
        case .less: isLess(left, right)
        case .greater: isLess(right, left)
        case .lessOrEqual: isLess(left, right) || areEqual(left, right)
        case .greaterOrEqual: isLess(right, left) || areEqual(left, right)
        }
    }

    // MARK: -

    private func isLess(_ a: JSONPathValue, _ b: JSONPathValue) -> Bool {
        switch (a, b) {
        case (.number(let a), .number(let b)): a < b
        case (.string(let a), .string(let b)): a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
        default: false
        }
    }

    private func areEqual(_ a: JSONPathValue, _ b: JSONPathValue) -> Bool {
        switch (a, b) {
        case (.nothing, .nothing), (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.string(let a), .string(let b)): a.unicodeScalars.elementsEqual(b.unicodeScalars)
        case (.container(let a), .container(let b)): areEqual(tree.cells[a], tree.cells[b])
        default: false
        }
    }

    /// Lists item by item, maps key by key in any order; documents are of bounded depth.
    private func areEqual(_ a: Cell, _ b: Cell) -> Bool {
        guard a.kind == b.kind, a.count == b.count else { return false }
        if a.kind == .list {
            return zip(a.children, b.children).allSatisfy { areEqual(JSONPathValue($0, in: tree), JSONPathValue($1, in: tree)) }
        }
        return stride(from: a.children.lowerBound, to: a.children.upperBound, by: 2).allSatisfy { key in
            guard let other = tree.withText(of: tree.cells[key], { tree.value(of: $0, in: b) }) else { return false }
            return areEqual(JSONPathValue(key + 1, in: tree), JSONPathValue(other, in: tree))
        }
    }
}
