/// A value that a description states but does not interpret: a default, an example, an extension.
public indirect enum ModelValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A number as it was written.
    case number(String)
    case string(String)
    case list([ModelValue])
    /// Entries in the order of the document.
    case map([Entry])

    /// One key of a map with its value.
    public struct Entry: Sendable, Hashable {
        public var key: String
        public var value: ModelValue

        public init(key: String, value: ModelValue) {
            self.key = key
            self.value = value
        }
    }
}

extension ModelValue {
    /// The value of a key, if this is a map that has it.
    public subscript(key: String) -> ModelValue? {
        guard case .map(let entries) = self else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// The text, if this is a string.
    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The truth value, if this is one.
    public var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The number, if this is one that is whole and fits.
    public var integer: Int? {
        guard case .number(let text) = self else { return nil }
        return Int(text)
    }

    /// The items, if this is a list.
    public var list: [ModelValue]? {
        guard case .list(let items) = self else { return nil }
        return items
    }

    /// The entries, if this is a map.
    public var map: [Entry]? {
        guard case .map(let entries) = self else { return nil }
        return entries
    }

    /// A string's text, a number as written, `true` or `false`; nothing for the rest.
    public var scalarText: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let value): value ? "true" : "false"
        case .null, .list, .map: nil
        }
    }
}
