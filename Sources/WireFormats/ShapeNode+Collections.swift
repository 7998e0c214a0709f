// Lists and maps.

extension ShapeNode {
    /// A list; nulls in it are left out.
    public func list<T>(
        _ name: StaticString, item: StaticString = "member", flattened: Bool = false, _ each: (ShapeNode) throws -> T
    ) throws -> [T]? {
        try specializedList(name, item, flattened, each)
    }

    /// A list whose nulls are kept.
    public func sparseList<T>(
        _ name: StaticString, item: StaticString = "member", flattened: Bool = false, _ each: (ShapeNode) throws -> T
    ) throws -> [T?]? {
        guard var items = try items(name, item: item, flattened: flattened) else { return nil }
        var result: [T?] = []
        while let child = items.nextOrNull() { result.append(child.isNull ? nil : try each(child)) }
        return result
    }

    /// The node itself as a list; nulls in it are left out.
    public func list<T>(item: StaticString = "member", _ each: (ShapeNode) throws -> T) throws -> [T] {
        var items = try ownItems()
        var result: [T] = []
        result.reserveCapacity(items.count)
        while let child = items.next() { result.append(try each(child)) }
        return result
    }

    /// The node itself as a list whose nulls are kept.
    public func sparseList<T>(item: StaticString = "member", _ each: (ShapeNode) throws -> T) throws -> [T?] {
        var items = try ownItems()
        var result: [T?] = []
        while let child = items.nextOrNull() { result.append(child.isNull ? nil : try each(child)) }
        return result
    }

    /// A map; entries with a null value are left out.
    public func map<V>(
        _ name: StaticString, entry: StaticString = "entry", key: StaticString = "key", value: StaticString = "value",
        flattened: Bool = false, _ each: (ShapeNode) throws -> V
    ) throws -> [String: V]? {
        guard let items = try entries(WireName(name), entry: WireName(entry), flattened: flattened) else { return nil }
        var result: [String: V] = [:]
        try forEachEntry(items, WireName(key), WireName(value)) { result[$0] = $1.isNull ? nil : try each($1) }
        return result
    }

    /// A map whose null values are kept.
    public func sparseMap<V>(
        _ name: StaticString, entry: StaticString = "entry", key: StaticString = "key", value: StaticString = "value",
        flattened: Bool = false, _ each: (ShapeNode) throws -> V
    ) throws -> [String: V?]? {
        guard let items = try entries(WireName(name), entry: WireName(entry), flattened: flattened) else { return nil }
        var result: [String: V?] = [:]
        try forEachEntry(items, WireName(key), WireName(value)) { result.updateValue($1.isNull ? nil : try each($1), forKey: $0) }
        return result
    }

    /// The node itself as a map; entries with a null value are left out.
    public func map<V>(
        entry: StaticString = "entry", key: StaticString = "key", value: StaticString = "value", _ each: (ShapeNode) throws -> V
    ) throws -> [String: V] {
        var result: [String: V] = [:]
        try forEachEntry(try ownEntries(), WireName(key), WireName(value)) { result[$0] = $1.isNull ? nil : try each($1) }
        return result
    }

    /// The node itself as a map whose null values are kept.
    public func sparseMap<V>(
        entry: StaticString = "entry", key: StaticString = "key", value: StaticString = "value", _ each: (ShapeNode) throws -> V
    ) throws -> [String: V?] {
        var result: [String: V?] = [:]
        try forEachEntry(try ownEntries(), WireName(key), WireName(value)) {
            result.updateValue($1.isNull ? nil : try each($1), forKey: $0)
        }
        return result
    }
}

// MARK: -

extension ShapeNode {
    /// The items of a list: the children of one node, or, flattened, the siblings that share a name.
    package struct Items {
        var children: Children
        let parent: ShapeNode
        /// The siblings' name; nil where all children count.
        let name: WireName?

        @inline(__always)
        package var count: Int { children.count }

        @inline(__always)
        mutating func next() -> ShapeNode? {
            while let child = nextOrNull() {
                if child.tape.pointee.nodes[child.index].kind != .null { return child }
            }
            return nil
        }

        @inline(__always)
        package mutating func nextOrNull() -> ShapeNode? {
            while let child = children.next() {
                if isItem(child) { return child }
            }
            return nil
        }

        func isItem(_ child: ShapeNode) -> Bool {
            guard let name else { return true }
            return parent.hasName(child.node, name)
        }
    }

    func items(_ name: StaticString, item: StaticString, flattened: Bool) throws -> Items? {
        try items(WireName(name), item: WireName(item), flattened: flattened)
    }

    package func items(_ name: WireName, item: WireName, flattened: Bool) throws -> Items? {
        guard flattened && syntax == .xml else { return try member(name)?.ownItems() }
        // Some specifications give the name of flattened items with the list, some with the item.
        for candidate in [name, item] {
            if let first = try lookUp(candidate) {
                let siblings = Children(tape: tape, position: first.index, end: Int(node.next), count: 0)
                return Items(children: siblings, parent: self, name: candidate)
            }
        }
        return nil
    }

    /// The entries of a map; flattened ones are siblings that share a name.
    package func entries(_ name: WireName, entry: WireName, flattened: Bool) throws -> Items? {
        if flattened && syntax == .xml { return try items(name, item: name, flattened: true) }
        return try member(name)?.ownEntries()
    }

    package func ownItems() throws -> Items {
        switch node.kind {
        case .array, .element, .null: return Items(children: children, parent: self, name: nil)
        case .text where isBlank: return Items(children: children, parent: self, name: nil)
        default: throw wrong("a list")
        }
    }

    package func ownEntries() throws -> Items {
        switch node.kind {
        case .object, .element, .null: return Items(children: children, parent: self, name: nil)
        case .text where isBlank: return Items(children: children, parent: self, name: nil)
        default: throw wrong("a map")
        }
    }

    /// Hands over the keys and values of a map in the order of the body.
    package func forEachEntry(_ items: Items, _ key: WireName, _ value: WireName, _ body: (String, ShapeNode) throws -> Void) throws {
        var items = items
        while let child = items.nextOrNull() {
            switch syntax {
            case .json, .cbor: try body(child.name, child)
            case .xml:
                guard let keyNode = try child.lookUp(key) else { throw child.wrong("an entry with a '\(key.text)'") }
                if let valueNode = try child.lookUp(value) { try body(keyNode.string(), valueNode) }
            }
        }
    }
}
