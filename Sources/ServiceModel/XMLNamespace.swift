/// The XML namespace of an element.
public struct XMLNamespace: Sendable, Hashable {
    public var uri: String
    public var prefix: String?

    public init(uri: String, prefix: String? = nil) {
        self.uri = uri
        self.prefix = prefix
    }
}
