/// A fact under an `x-` key: carried along, with a meaning only to who knows the name.
public struct Extension: Sendable, Hashable {
    /// The key as written, such as `x-rate-limit`.
    public var name: String
    public var value: ModelValue

    public init(name: String, value: ModelValue) {
        self.name = name
        self.value = value
    }
}

extension [Extension] {
    /// The value of the extension with that name.
    public subscript(name: String) -> ModelValue? { first { $0.name == name }?.value }
}
