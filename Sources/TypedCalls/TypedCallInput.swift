public import Documents
public import Values
public import WireFormats

/// A value as the generated code of calls names it: no shape of a service is called that.
public typealias TypedCallValue = Values.Value

/// A value keyed by the member names of a description, on its way into a typed input.
///
/// Blobs are `{"$blob": base64}`, bytes, or a text that stands for its UTF-8; times are `{"$time": seconds}`, numbers or ISO-8601 texts.
public struct TypedCallInput: Sendable {
    /// What stands here.
    public let value: TypedCallValue
    /// Where that is, for errors: `Destination.ToAddresses[0]`.
    public let path: String

    /// An input to read from.
    public init(_ value: TypedCallValue, path: String = "") {
        self.value = value
        self.path = path
    }

    // MARK: - Members

    /// A member of a structure; nil if it is absent or null.
    public func member(_ name: String) -> TypedCallInput? {
        guard let member = value[name], !member.isNull else { return nil }
        return TypedCallInput(member, path: path.isEmpty ? name : "\(path).\(name)")
    }

    /// A member of a structure that has to be there.
    public func required(_ name: String) throws -> TypedCallInput {
        guard let member = member(name) else { throw wrong("a map with the member '\(name)'") }
        return member
    }

    /// The one member of a union.
    public func unionMember() throws -> (name: String, value: TypedCallInput) {
        guard let map = value.map, let entry = map.entries.first(where: { !$0.value.isNull }), map.count == 1 else {
            throw wrong("a map with one member")
        }
        return (entry.key, TypedCallInput(entry.value, path: "\(path).\(entry.key)"))
    }

    /// The error that something else was expected here.
    public func wrong(_ expected: String) -> TypedCallError {
        TypedCallError(message: "\(path.isEmpty ? "the input" : "'\(path)'") is \(value.kindName), expected \(expected)")
    }

    // MARK: - Values

    /// A text.
    public func string() throws -> String {
        guard let text = value.string else { throw wrong("a text") }
        return text
    }

    /// A truth value.
    public func boolean() throws -> Bool {
        guard let flag = value.bool else { throw wrong("true or false") }
        return flag
    }

    /// An integer.
    public func integer() throws -> Int {
        guard let number = value.number?.int else { throw wrong("an integer") }
        return Int(number)
    }

    /// A number of any length.
    public func bigNumber() throws -> BigNumber {
        guard let number = BigNumber(value.number?.text ?? value.string ?? "") else { throw wrong("a number") }
        return number
    }

    /// A number, also one of `NaN`, `Infinity` and `-Infinity`.
    public func double() throws -> Double {
        switch value {
        case .number(let number): return number.double
        case .string("NaN"): return .nan
        case .string("Infinity"): return .infinity
        case .string("-Infinity"): return -.infinity
        default: throw wrong("a number")
        }
    }

    /// A number of single precision.
    public func float() throws -> Float { Float(try double()) }

    /// A point in time.
    public func timestamp() throws -> Timestamp {
        if let time = value.timestamp { return Timestamp(secondsSinceEpoch: time.secondsSinceEpoch, nanoseconds: time.nanoseconds) }
        let text = (value["$time"] ?? value).number?.text ?? value.string ?? ""
        guard let time = Timestamp(text) else { throw wrong("a time") }
        return time
    }

    /// Bytes.
    public func blob() throws -> Blob {
        if let bytes = value.bytes { return Blob(bytes) }
        if let text = value["$blob"]?.string, let blob = Blob(base64: text) { return blob }
        return Blob(utf8: try string())
    }

    /// Anything.
    public func document() throws -> Document { Document(value) }

    // MARK: - Collections

    /// A list without nulls.
    public func list<Item>(_ each: (TypedCallInput) throws -> Item) throws -> [Item] { try items().map(each) }

    /// A list whose items may be null.
    public func sparseList<Item>(_ each: (TypedCallInput) throws -> Item) throws -> [Item?] {
        try items().map { $0.value.isNull ? nil : try each($0) }
    }

    /// A map without nulls.
    public func map<Item>(_ each: (TypedCallInput) throws -> Item) throws -> [String: Item] {
        try sparseMap(each).compactMapValues { $0 }
    }

    /// A map whose values may be null.
    public func sparseMap<Item>(_ each: (TypedCallInput) throws -> Item) throws -> [String: Item?] {
        guard let map = value.map else { throw wrong("a map") }
        var result: [String: Item?] = [:]
        for entry in map {
            let item = entry.value.isNull ? nil : try each(TypedCallInput(entry.value, path: "\(path).\(entry.key)"))
            result.updateValue(item, forKey: entry.key)
        }
        return result
    }

    private func items() throws -> [TypedCallInput] {
        guard let list = value.list else { throw wrong("a list") }
        return list.enumerated().map { TypedCallInput($1, path: "\(path)[\($0)]") }
    }
}

/// A value that does not fit the shape it was given for.
public struct TypedCallError: Error, CustomStringConvertible {
    /// What was found, where, and what was expected.
    public let message: String

    /// An error of a sentence.
    public init(message: String) { self.message = message }

    /// The same as the message.
    public var description: String { message }
}

extension Values.Value {
    fileprivate var kindName: String {
        switch self {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .number(let number): "the number \(number)"
        case .string(let text): "the text '\(text.prefix(80))'"
        case .bytes: "bytes"
        case .timestamp: "a time"
        case .list: "a list"
        case .map(let map): "a map of \(map.keys.prefix(8).joined(separator: ", "))"
        }
    }
}
