public import ServiceRuntime
public import Values
public import WireFormats

/// A typed structure on its way into a value keyed by the member names of its description.
///
/// ```swift
/// var output = TypedCallOutput()
/// output.add("MessageId", messageId.map { .string($0) })
/// return output.value
/// ```
public struct TypedCallOutput: Sendable {
    private var map = ValueMap()

    /// A structure without members so far.
    public init() {}

    /// Adds a member, unless it is absent.
    public mutating func add(_ name: String, _ value: TypedCallValue?) { if let value { map[name] = value } }

    /// The structure with its members.
    public var value: TypedCallValue { .map(map) }

    // MARK: - Values

    public static func number(_ value: Int) -> TypedCallValue { .number(Number(value)) }
    public static func number(_ value: Double) -> TypedCallValue { .number(Number(value)) }
    /// A number of single precision, in the digits that tell it from its neighbours.
    public static func number(_ value: Float) -> TypedCallValue {
        .number(value.isFinite ? Number(text: value.description) : Number(Double(value)))
    }
    public static func number(_ value: BigNumber) -> TypedCallValue { .number(Number(text: value.text)) }
    public static func time(_ value: Timestamp) -> TypedCallValue {
        .timestamp(OffsetTimestamp(secondsSinceEpoch: value.secondsSinceEpoch, nanoseconds: value.nanoseconds))
    }
    public static func bytes(_ value: Blob) -> TypedCallValue { .bytes(value.bytes) }
    /// The bytes of a stream that are in memory; none if it still comes.
    public static func bytes(_ value: ByteStream) -> TypedCallValue { .bytes(value.buffered ?? []) }
    /// A reply that no shape describes.
    public static func raw(_ reply: RawReply) -> TypedCallValue {
        ["status": number(reply.status), "body": .string(reply.text)]
    }

    // MARK: - Collections

    public static func list<Item>(_ items: [Item], _ each: (Item) -> TypedCallValue) -> TypedCallValue { .list(items.map(each)) }
    public static func sparseList<Item>(_ items: [Item?], _ each: (Item) -> TypedCallValue) -> TypedCallValue {
        .list(items.map { $0.map(each) ?? .null })
    }
    public static func map<Item>(_ items: [String: Item], _ each: (Item) -> TypedCallValue) -> TypedCallValue {
        .map(ValueMap(items.sorted { $0.key < $1.key }.map { ($0.key, each($0.value)) }))
    }
    public static func sparseMap<Item>(_ items: [String: Item?], _ each: (Item) -> TypedCallValue) -> TypedCallValue {
        .map(ValueMap(items.sorted { $0.key < $1.key }.map { ($0.key, $0.value.map(each) ?? .null) }))
    }
}
