/// A namespace that an element declares: `xmlns="uri"` or `xmlns:prefix="uri"`.
public struct XMLNamespace: Sendable {
    let uri: WireName
    let prefix: WireName?

    /// A namespace of the URI, for the element itself or, with a prefix, for names that carry it.
    public init(_ uri: StaticString, prefix: StaticString? = nil) {
        self.uri = WireName(uri)
        self.prefix = prefix.map { WireName($0) }
    }

    package init(uri: WireName, prefix: WireName?) {
        self.uri = uri
        self.prefix = prefix
    }
}
