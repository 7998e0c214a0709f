import ServiceRuntime
import WireFormats

/// A small service in several protocols, as generated code would describe it.
enum Mail {
    static func description(
        _ wireProtocol: WireProtocol = .awsQuery, authorization: AuthorizationScheme = .sigV4, apiKey: APIKeyPlace? = nil
    ) -> ServiceDescription {
        ServiceDescription(
            serviceID: "Mail Box", apiVersion: "2010-12-01", endpointPrefix: "mail", signingName: "mail", wireProtocol: wireProtocol,
            targetPrefix: "MailBox_2010", authorization: authorization, namesErrorsByType: wireProtocol == .awsJSON10, apiKey: apiKey
        ) { parameters in
            if let endpoint = parameters.endpoint { return try Endpoint(endpoint) }
            guard let region = parameters.region else { throw EndpointRules.failure("Invalid Configuration: Missing Region") }
            let suffix = EndpointRules.partition(region)?.dnsSuffix ?? "amazonaws.com"
            return try Endpoint("https://mail\(parameters.useFIPS ? "-fips" : "").\(region).\(suffix)")
        }
    }

    struct Send: EncodableShape {
        var to: String?
        func encode(into shape: inout ShapeEncoder) { shape.string("To", to) }
    }

    struct Sent: EncodableShape, DecodableShape {
        var id: String
        init(id: String) { self.id = id }
        init(from node: ShapeNode) throws { id = try node.string("Id") ?? node.missing("Id", "") }
        func encode(into shape: inout ShapeEncoder) { shape.string("Id", id) }
    }

    struct Refused: ErrorShape {
        static var code: ErrorCode { "MessageRejected" }
        var reason: String?
        init(from node: ShapeNode) throws { reason = try node.string("Reason") }
        func encode(into shape: inout ShapeEncoder) { shape.string("Reason", reason) }
    }

    static func send(_ wireProtocol: WireProtocol = .awsQuery, traits: OperationTraits? = nil) -> ServiceOperation<Send, Sent> {
        ServiceOperation(
            "Send", traits: traits ?? OperationTraits(resultWrapper: wireProtocol == .awsQuery ? "SendResult" : nil),
            serialize: { input, endpoint in
                let request = RequestBuilder(.post, "/", operation: "Send", service: description(wireProtocol), endpoint: endpoint)
                request.body { input.encode(into: &$0) }
                return try request.finish()
            })
    }

    static let good =
        "<SendResponse><SendResult><Id>m-1</Id></SendResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></SendResponse>"
    static let refused =
        "<ErrorResponse><Error><Type>Sender</Type><Code>MessageRejected</Code><Message>Email address is not verified.</Message>"
        + "<Reason>unverified</Reason></Error><RequestId>e-1</RequestId></ErrorResponse>"
    static func failure(_ code: String) -> String {
        "<ErrorResponse><Error><Code>\(code)</Code><Message>no</Message></Error><RequestId>e-2</RequestId></ErrorResponse>"
    }

    static func core(
        _ transport: any HTTPTransport, _ wireProtocol: WireProtocol = .awsQuery, clock: any ClientClock = VirtualClock(),
        environment: [String: String] = [:], profile: ProfileSettings? = nil, change: (inout ClientOptions) -> Void = { _ in }
    ) -> ClientCore {
        var options = ClientOptions()
        options.region = "us-west-2"
        options.credentials = StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
        options.transport = transport
        options.clock = clock
        options.environment = ProcessEnvironment(environment)
        options.random = { 1 }
        change(&options)
        var defaults = ClientDefaults.minimal
        defaults.profile = { _, _ in profile }
        return ClientCore(description(wireProtocol), options, defaults: defaults)
    }
}
