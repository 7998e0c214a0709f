// Lists of one kind, by name.
//
// Generated code calls these instead of passing a closure for each list, and they are compiled once, here.

extension ShapeEncoder {
    /// Structures or unions.
    public mutating func structures<S: WritableShape>(
        _ name: StaticString, _ value: [S]?, item: StaticString = "member", flattened: Bool = false, itemNamespace: XMLNamespace? = nil
    ) {
        list(name, value, item: item, flattened: flattened, itemNamespace: itemNamespace) { $0.structure($1) }
    }

    /// Values of an open set of texts.
    public mutating func enumerations<E: RawRepresentable>(
        _ name: StaticString, _ value: [E]?, item: StaticString = "member", flattened: Bool = false, itemNamespace: XMLNamespace? = nil
    ) where E.RawValue == String {
        list(name, value, item: item, flattened: flattened, itemNamespace: itemNamespace) { $0.enumeration($1) }
    }

    /// Values of an open set of integers.
    public mutating func enumerations<E: RawRepresentable>(
        _ name: StaticString, _ value: [E]?, item: StaticString = "member", flattened: Bool = false, itemNamespace: XMLNamespace? = nil
    ) where E.RawValue == Int {
        list(name, value, item: item, flattened: flattened, itemNamespace: itemNamespace) { $0.enumeration($1) }
    }

    /// Texts.
    public mutating func strings(
        _ name: StaticString, _ value: [String]?, item: StaticString = "member", flattened: Bool = false,
        itemNamespace: XMLNamespace? = nil
    ) {
        list(name, value, item: item, flattened: flattened, itemNamespace: itemNamespace) { $0.string($1) }
    }
}
