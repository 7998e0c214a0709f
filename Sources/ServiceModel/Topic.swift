/// A group of operations in the documentation.
public struct Topic: Sendable, Hashable {
    public var name: String
    public var documentation: String?

    public init(name: String, documentation: String? = nil) {
        self.name = name
        self.documentation = documentation
    }
}
