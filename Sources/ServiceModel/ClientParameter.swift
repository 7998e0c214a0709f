/// An endpoint rule parameter that is set when a client is made.
public struct ClientParameter: Sendable, Hashable {
    public var name: String
    public var kind: EndpointParameter.Kind
    public var documentation: String?

    public init(name: String, kind: EndpointParameter.Kind, documentation: String? = nil) {
        self.name = name
        self.kind = kind
        self.documentation = documentation
    }
}
