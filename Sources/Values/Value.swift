/// A value that any service can send or take, in the terms of the wire: the common ground of readers, queries and printers.
public enum Value: Sendable {
    case null
    case bool(Bool)
    case number(Number)
    case string(String)
    case bytes([UInt8])
    indirect case timestamp(OffsetTimestamp)
    case list([Value])
    case map(ValueMap)
}

extension Value {
    /// The map inside, if this is one.
    public var map: ValueMap? {
        if case .map(let map) = self { return map }
        return nil
    }

    /// The list inside, if this is one.
    public var list: [Value]? {
        if case .list(let list) = self { return list }
        return nil
    }

    /// The text inside, if this is a string.
    public var string: String? {
        if case .string(let string) = self { return string }
        return nil
    }

    /// The number inside, if this is one.
    public var number: Number? {
        if case .number(let number) = self { return number }
        return nil
    }

    /// The truth value inside, if this is one.
    public var bool: Bool? {
        if case .bool(let bool) = self { return bool }
        return nil
    }

    /// The bytes inside, if this is a blob.
    public var bytes: [UInt8]? {
        if case .bytes(let bytes) = self { return bytes }
        return nil
    }

    /// The timestamp inside, if this is one.
    public var timestamp: OffsetTimestamp? {
        if case .timestamp(let timestamp) = self { return timestamp }
        return nil
    }

    /// Whether nothing stands here.
    public var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    /// The member of a map by its key; nil where the key is absent or this is no map.
    public subscript(key: String) -> Value? { map?[key] }
}

// MARK: - Equality

extension Value: Hashable {
    /// Numbers compare by value, strings by code points (no canonical equivalence), maps without regard to order.
    public static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): sameCodePoints(left, right)
        case (.bytes(let left), .bytes(let right)): left == right
        case (.timestamp(let left), .timestamp(let right)): left == right
        case (.list(let left), .list(let right)): left == right
        case (.map(let left), .map(let right)): left == right
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0 as UInt8)
        case .bool(let bool): hasher.combine(bool)
        case .number(let number): hasher.combine(number)
        case .string(let string): hasher.combine(string)
        case .bytes(let bytes): hasher.combine(bytes)
        case .timestamp(let timestamp): hasher.combine(timestamp)
        case .list(let list): hasher.combine(list)
        case .map(let map): hasher.combine(map)
        }
    }
}

/// Whether two strings hold the same code points; `"é"` written in one and in two code points are not the same.
@inlinable
func sameCodePoints(_ left: String, _ right: String) -> Bool {
    left == right && left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
}

// MARK: - Literals

extension Value: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int64) { self = .number(Number(value)) }
    public init(floatLiteral value: Double) { self = .number(Number(value)) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: Value...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, Value)...) { self = .map(ValueMap(elements)) }
}
