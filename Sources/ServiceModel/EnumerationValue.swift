public import SpecDiagnostics

/// One value that an enumeration lists.
public struct EnumerationValue: Sendable, Hashable {
    /// What goes over the wire.
    public var value: String
    /// A name that the description gives it, if it is not to be made from the value.
    public var name: String?
    public var documentation: String?
    public var deprecation: Deprecation?
    public var origin: SourceRange?

    public init(value: String, name: String? = nil, documentation: String? = nil, origin: SourceRange? = nil) {
        self.value = value
        self.name = name
        self.documentation = documentation
        self.origin = origin
    }
}
