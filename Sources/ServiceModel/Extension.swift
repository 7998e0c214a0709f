public import SpecDiagnostics

/// A fact under an `x-` key: carried along, with a meaning only to who knows the name.
public struct Extension: Sendable {
    /// The key as written, such as `x-rate-limit`.
    public var name: String
    public var value: ModelValue
    /// Where its key stands.
    public var origin: SourceRange?

    public init(name: String, value: ModelValue, origin: SourceRange? = nil) {
        self.name = name
        self.value = value
        self.origin = origin
    }
}

extension Extension: Hashable {
    /// Two are the same if they say the same, wherever they stand.
    public static func == (a: Extension, b: Extension) -> Bool { a.name == b.name && a.value == b.value }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(value)
    }
}

extension [Extension] {
    /// The value of the extension with that name.
    public subscript(name: String) -> ModelValue? { first { $0.name == name }?.value }
}
