public import Values
internal import WireFormats

/// A value without a schema: whatever JSON can hold.
public struct Document: Sendable, Hashable {
    public var value: Values.Value

    /// A document of the value.
    public init(_ value: Values.Value) { self.value = value }

    /// The member of a map; nil where there is none.
    public subscript(key: String) -> Document? { value[key].map(Document.init) }

    /// The element of a list; nil where there is none.
    public subscript(position: Int) -> Document? {
        guard let list = value.list, list.indices.contains(position) else { return nil }
        return Document(list[position])
    }
}

extension Document: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, CustomStringConvertible
{
    public init(nilLiteral: ()) { value = .null }
    public init(booleanLiteral value: Bool) { self.value = .bool(value) }
    public init(integerLiteral value: Int64) { self.value = .number(Number(value)) }
    public init(floatLiteral value: Double) { self.value = .number(Number(value)) }
    public init(stringLiteral value: String) { self.value = .string(value) }
    public init(arrayLiteral elements: Document...) { value = .list(elements.map(\.value)) }
    public init(dictionaryLiteral elements: (String, Document)...) { value = .map(ValueMap(elements.map { ($0.0, $0.1.value) })) }

    /// The document as indented JSON.
    public var description: String {
        var shape = ShapeEncoder.printed(indent: 4, sensitive: true)
        shape.document(self)
        return shape.text
    }
}
