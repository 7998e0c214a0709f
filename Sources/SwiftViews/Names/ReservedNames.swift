/// Names of types that generated code says plainly, so that no shape may take them.
enum ReservedNames {
    static let types: Set<String> = [
        // The standard library.
        "Any", "AnyObject", "Array", "AsyncSequence", "AsyncThrowingStream", "Bool", "Character", "CodingKey", "CustomStringConvertible",
        "Decodable",
        "Decoder", "Dictionary", "Double", "Duration", "Encodable", "Encoder", "Equatable", "Error", "ExpressibleByStringLiteral", "Float",
        "Hashable", "Hasher", "Identifiable", "Int", "Never", "Optional", "Range", "RawRepresentable", "Result", "Self", "Sendable",
        "Sequence",
        "Set", "StaticString", "String", "Substring", "Swift", "Task", "TextOutputStreamable", "UInt8", "Void",
        // What generated code says of the modules of the runtime.
        "BigNumber", "Blob", "Box", "ByteStream", "ClientCore", "ClientDefaults", "ClientError", "ClientOptions", "CredentialProvider",
        "AuthorizationScheme", "ChecksumTrait", "DecodableShape", "Document", "EncodableShape", "Endpoint", "EndpointDiscovery",
        "EndpointParameters", "EndpointRules", "EndpointFlag", "EndpointSigning", "ErrorCode", "OperationTraits", "SessionSigning",
        "ErrorShape", "Gzip", "EventFrames", "EventStream",
        "HTTPRequest", "HTTPResponse", "HTTPTransport", "Page", "PageSequence", "Pages", "Partition",
        "RawReply", "Reply", "RequestBuilder",
        "Schema", "SignatureV2", "SignedChunks", "ServiceClient", "ServiceDescription", "ServiceError", "ServiceOperation", "ShapeEncoder",
        "ShapeNode",
        "ShapesmithClient",
        "ServiceRuntime", "Timestamp", "TimestampFormat", "ValidationProblem", "WaiterOptions", "WireFormats",
    ]
}
