// Lists of one kind, by name; nil where one is absent or null, and nulls in them are left out.
//
// Generated code calls these instead of passing a closure for each list, and they are compiled once, here.

extension ShapeNode {
    /// Structures or unions.
    public func structures<S: DecodableShape>(
        _ name: StaticString, item: StaticString = "member", flattened: Bool = false
    ) throws -> [S]? {
        try list(name, item: item, flattened: flattened) { try $0.structure() }
    }

    /// Values of an open set of texts.
    public func enumerations<E: RawRepresentable>(
        _ name: StaticString, item: StaticString = "member", flattened: Bool = false
    ) throws -> [E]? where E.RawValue == String {
        try list(name, item: item, flattened: flattened) { try $0.enumeration() }
    }

    /// Values of an open set of integers.
    public func enumerations<E: RawRepresentable>(
        _ name: StaticString, item: StaticString = "member", flattened: Bool = false
    ) throws -> [E]? where E.RawValue == Int {
        try list(name, item: item, flattened: flattened) { try $0.enumeration() }
    }

    /// Texts.
    public func strings(_ name: StaticString, item: StaticString = "member", flattened: Bool = false) throws -> [String]? {
        try specializedList(name, item, flattened) { try $0.string() }
    }

    /// Integers; `1.0` is one too.
    public func integers(_ name: StaticString, item: StaticString = "member", flattened: Bool = false) throws -> [Int]? {
        try specializedList(name, item, flattened) { try $0.integer() }
    }

    /// Numbers of double precision.
    public func doubles(_ name: StaticString, item: StaticString = "member", flattened: Bool = false) throws -> [Double]? {
        try specializedList(name, item, flattened) { try $0.double() }
    }

    /// Points in time, in the protocol's own format.
    public func timestamps(_ name: StaticString, item: StaticString = "member", flattened: Bool = false) throws -> [Timestamp]? {
        try specializedList(name, item, flattened) { try $0.timestamp() }
    }

    /// A list, specialized for each kind that calls this: replies with thousands of numbers are read through here.
    @inline(__always)
    func specializedList<T>(
        _ name: StaticString, _ item: StaticString, _ flattened: Bool, _ each: (ShapeNode) throws -> T
    ) throws -> [T]? {
        guard var items = try items(name, item: item, flattened: flattened) else { return nil }
        var result: [T] = []
        result.reserveCapacity(items.count)
        while let child = items.next() { result.append(try each(child)) }
        return result
    }
}
