/// A namespace that an element declares: `xmlns="uri"` or `xmlns:prefix="uri"`.
public struct XMLNamespace: Sendable {
    enum Name: Sendable {
        case constant(WireName)
        case text(String)
    }

    let uri: Name
    let prefix: Name?

    /// A namespace of the URI, for the element itself or, with a prefix, for names that carry it.
    public init(_ uri: StaticString, prefix: StaticString? = nil) {
        self.uri = .constant(WireName(uri))
        self.prefix = prefix.map { .constant(WireName($0)) }
    }

    /// A namespace that is known at run time only.
    public init(text uri: String, prefix: String? = nil) {
        self.uri = .text(uri)
        self.prefix = prefix.map { .text($0) }
    }

    package init(uri: WireName, prefix: WireName?) {
        self.uri = .constant(uri)
        self.prefix = prefix.map { .constant($0) }
    }
}

extension XMLNamespace.Name {
    func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        switch self {
        case .constant(let name): body(name.bytes)
        case .text(var text): text.withUTF8(body)
        }
    }
}
