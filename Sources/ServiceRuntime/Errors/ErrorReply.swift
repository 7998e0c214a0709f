internal import WireFormats

/// Finds code, sentence and members in a reply that is an error, in any protocol.
package struct ErrorReply {
    var code: String?
    var message: String?
    var requestID: String?

    /// Reads the body as far as it can be read; whatever came, the status alone makes it an error.
    init(_ status: Int, _ headers: HTTPHeaders, _ body: [UInt8], _ service: ServiceDescription) {
        requestID = RequestID.of(headers)
        if let type = headers["x-amzn-errortype"] { code = Self.shortened(type) }
        switch service.wireProtocol {
        case .awsQuery, .ec2Query, .restXML: readXML(body)
        case .awsJSON10, .awsJSON11, .restJSON: readMembers(body, .json)
        case .http: readMembers(body, service.wireProtocol.replySyntax(contentType: headers["Content-Type"]))
        case .rpcv2CBOR: readMembers(body, .cbor)
        }
        // Services that left the query protocol tell the code of old times, by which the error is known if its description has it.
        if !service.namesErrorsByType || code == nil, let old = Self.queryCode(headers) { code = old }
        if code == nil || code?.isEmpty == true { code = Self.code(ofStatus: status) }
    }

    /// The code that a service which left the query protocol tells in a header beside the one in the body.
    static func queryCode(_ headers: HTTPHeaders) -> String? {
        guard let both = headers["x-amzn-query-error"], let end = both.firstIndex(of: ";") else { return nil }
        return String(both[..<end])
    }

    private mutating func readXML(_ body: [UInt8]) {
        guard !body.isEmpty else { return }
        var found = self
        try? Self.withDetails(body, .restXML) { node in
            found.code = try node.string("Code") ?? found.code
            found.message = try node.string("Message") ?? node.string("message")
            found.requestID = try found.requestID ?? node.string("RequestId")
        }
        if found.requestID == nil {
            try? withParsedBody(body, .xml) { root in
                found.requestID =
                    try root.string("RequestId") ?? root.string("RequestID") ?? root.child("ResponseMetadata")?.string("RequestId")
            }
        }
        self = found
    }

    private mutating func readMembers(_ body: [UInt8], _ syntax: BodySyntax) {
        guard !body.isEmpty else { return }
        var found = self
        try? withParsedBody(body, syntax) { node in
            if found.code == nil {
                let type = (try? node.string("__type")) ?? (try? node.string("code")) ?? (try? node.string("Code"))
                found.code = type.map { Self.shortened($0) }
            }
            found.message = (try? node.string("message")) ?? (try? node.string("Message")) ?? (try? node.string("errorMessage"))
        }
        self = found
    }

    /// Calls a function with the node that holds the error's members.
    package static func withDetails<R>(
        _ body: [UInt8], _ wireProtocol: WireProtocol, contentType: String? = nil, _ read: (ShapeNode) throws -> R
    )
        throws -> R
    {
        switch wireProtocol {
        case .awsQuery, .ec2Query, .restXML:
            try withParsedBody(body, .xml) { root in
                if let error = try root.child("Error") { return try read(error) }
                if let error = try root.child("Errors")?.child("Error") { return try read(error) }
                return try read(root)
            }
        case .awsJSON10, .awsJSON11, .restJSON: try withParsedBody(body, .json, read)
        case .http: try withParsedBody(body, wireProtocol.replySyntax(contentType: contentType), read)
        case .rpcv2CBOR: try withParsedBody(body, .cbor, read)
        }
    }

    /// `aws.protocols#FooError:http://…` is `FooError`.
    static func shortened(_ type: String) -> String {
        var type = type[...]
        if let colon = type.firstIndex(of: ":") { type = type[..<colon] }
        if let hash = type.lastIndex(of: "#") { type = type[type.index(after: hash)...] }
        return String(type)
    }

    /// The code of a reply that names none.
    private static func code(ofStatus status: Int) -> String {
        switch status {
        case 301: "PermanentRedirect"
        case 307: "TemporaryRedirect"
        case 400: "BadRequest"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "NotFound"
        case 405: "MethodNotAllowed"
        case 409: "Conflict"
        case 412: "PreconditionFailed"
        case 413: "RequestEntityTooLarge"
        case 429: "TooManyRequests"
        case 500: "InternalServerError"
        case 502: "BadGateway"
        case 503: "ServiceUnavailable"
        case 504: "GatewayTimeout"
        default: "HTTP\(status)"
        }
    }
}
