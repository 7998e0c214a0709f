import ServiceRuntime
import UntypedCalls
import Values
import WireFormats

extension ConformanceSuite {
    /// A client of the suite's service, without credentials and retries.
    func core(_ transport: any HTTPTransport) throws -> ClientCore {
        let address = try Endpoint(clientEndpoint ?? "https://example.com")
        let service = ServiceDescription(
            serviceID: metadata["serviceId"]?.string ?? "Suite", apiVersion: metadata["apiVersion"]?.string ?? "", endpointPrefix: "suite",
            wireProtocol: wireProtocol, targetPrefix: metadata["targetPrefix"]?.string, authorization: .none,
            isQueryCompatible: metadata["awsQueryCompatible"] != nil, needsRegion: false, endpoint: { _ in address })
        var options = ClientOptions()
        options.region = "us-east-1"
        options.isUnsigned = true
        options.transport = transport
        options.environment = ProcessEnvironment(["AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES": "100"])
        options.retries = RetryOptions(maximumAttempts: 1)
        return ClientCore(service, options, defaults: .minimal)
    }

    /// A case's reply.
    func response(_ given: Value) -> HTTPResponse {
        var headers = HTTPHeaders()
        for entry in given["headers"]?.map ?? [:] { headers.add(entry.key, entry.value.string ?? "") }
        let text = given["body"]?.string ?? ""
        let bytes = wireProtocol == .rpcv2CBOR ? Blob(base64: text)?.bytes ?? [] : Array(text.utf8)
        return HTTPResponse(status: Int(given["status_code"]?.number?.int ?? 200), headers: headers, body: .bytes(bytes))
    }

    /// Whether the body is one member that is neither JSON nor XML.
    func hasRawPayload(_ reference: Value?) -> Bool {
        let shape = shapes[reference?["shape"]?.string ?? ""]
        guard let payload = shape?["payload"]?.string, let target = shape?["members"]?[payload]?["shape"]?.string else { return false }
        let type = shapes[target]?["type"]?.string
        return type == "blob" || type == "string"
    }
}
