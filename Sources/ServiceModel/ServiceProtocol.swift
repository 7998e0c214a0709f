/// How a service wants its requests spelled; the raw value is the name in shape definitions.
public enum ServiceProtocol: String, Sendable, Hashable, CaseIterable {
    case rpcv2CBOR = "smithy-rpc-v2-cbor"
    case json
    case restJSON = "rest-json"
    case restXML = "rest-xml"
    case query
    case ec2
    /// The HTTP of a Swagger document: every parameter says where it goes, every operation what its body is.
    case http

    /// The order in which one of several is chosen: the fastest on the wire first.
    public static let preferred: [ServiceProtocol] = [.rpcv2CBOR, .json, .restJSON, .restXML, .query, .ec2, .http]
}
