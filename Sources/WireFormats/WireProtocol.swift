/// How a service's requests and replies stand on the wire.
public enum WireProtocol: String, Sendable, Hashable {
    case awsQuery, ec2Query
    case awsJSON10 = "awsJson1_0"
    case awsJSON11 = "awsJson1_1"
    case restJSON = "restJson1"
    case restXML = "restXml"
    case rpcv2CBOR = "rpcv2Cbor"
    /// An API described by a Swagger document: each operation says which kind of body it sends and takes.
    case http

    /// The syntax of the service's replies.
    public var replySyntax: BodySyntax {
        switch self {
        case .awsQuery, .ec2Query, .restXML: .xml
        case .awsJSON10, .awsJSON11, .restJSON, .http: .json
        case .rpcv2CBOR: .cbor
        }
    }

    /// The syntax of a reply with this content type: APIs described by Swagger documents may answer with XML as well as with JSON.
    public func replySyntax(contentType: String?) -> BodySyntax {
        guard self == .http, let contentType else { return replySyntax }
        let type = contentType.pieces(at: UInt8(ascii: ";"))[0].lowercased()
        return type.hasSuffix("/xml") || type.hasSuffix("+xml") ? .xml : .json
    }

    /// How the protocol writes a timestamp in a body if nothing else is said.
    public var timestampFormat: TimestampFormat {
        switch self {
        case .awsQuery, .ec2Query, .restXML: .dateTime
        case .awsJSON10, .awsJSON11, .restJSON, .rpcv2CBOR: .epochSeconds
        case .http: .dateTime
        }
    }
}

/// The syntax of a body that is read.
public enum BodySyntax: UInt8, Sendable, Hashable {
    case json, xml, cbor
}
