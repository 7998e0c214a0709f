internal import ServiceRuntime
internal import UntypedCalls
internal import Values
internal import WireFormats

/// Turns what a client throws into the sentence that the AWS CLI has for it.
struct CallFailure {
    let schema: Schema
    let operation: SchemaOperation
    let service: ServiceDescription
    let secrets: OwnSecrets
    let environment: [String: String]
    let exchange: LastExchange
    let observer: CallObserver
    let maximumAttempts: Int

    func error(_ error: any Error) -> CommandError {
        switch error {
        case let error as CommandError: error
        case let error as ServiceError: serviceError(error)
        case let error as ClientError: clientError(error)
        case is CancellationError: CommandError(.interrupted, "")
        default: .general("\(error)")
        }
    }

    /// What is wrong with a good reply before it is read: in the query protocols there is always XML.
    func damage(in reply: Reply) -> CommandError? {
        guard service.wireProtocol == .awsQuery || service.wireProtocol == .ec2Query, reply.bytes.isEmpty else { return nil }
        return Self.unparsable(XMLProblem.find(in: []) ?? "", [])
    }

    // MARK: - Answers of the service

    var isXML: Bool { Self.isXML(service.wireProtocol) }

    static func isXML(_ wireProtocol: WireProtocol) -> Bool {
        switch wireProtocol {
        case .awsQuery, .ec2Query, .restXML: true
        default: false
        }
    }

    /// What is wrong with an answer of the server's kind that should be XML and is not; another try is not worth it.
    static func damage(_ status: Int, _ body: [UInt8]) -> CommandError? {
        guard status >= 500, !isGeneric(status, body), let damage = XMLProblem.find(in: body) else { return nil }
        return unparsable(damage, body)
    }

    private func serviceError(_ error: ServiceError) -> CommandError {
        if Self.isGeneric(error.status, error.body) {
            return failed(code: String(error.status), message: Self.reasons[error.status] ?? "", error, [:])
        }
        if isXML, let damage = XMLProblem.find(in: error.body) { return Self.unparsable(damage, error.body) }
        let facts = ErrorFacts(error, isXML: isXML, service.wireProtocol)
        var failure = failed(code: facts.code, message: facts.message, error, details(facts.code, error))
        failure.note = SignatureNote.text(code: facts.code, error, observer.lastRecord)
        return failure
    }

    /// A status of the server's kind with an empty page or one of HTML comes from something before the service.
    private static func isGeneric(_ status: Int, _ body: [UInt8]) -> Bool {
        guard status >= 500 else { return false }
        let text = body.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        return text.isEmpty || text.starts(with: "<html>".utf8)
    }

    private static let reasons = [
        500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
        505: "HTTP Version Not Supported", 506: "Variant Also Negotiates", 507: "Insufficient Storage", 508: "Loop Detected",
        510: "Not Extended", 511: "Network Authentication Required",
    ]

    private func failed(code: String, message: String, _ error: ServiceError, _ members: ValueMap) -> CommandError {
        let retries = error.attempts >= maximumAttempts ? " (reached max retries: \(error.attempts - 1))" : ""
        var details = ValueMap()
        let pairs: [(String, Value)] = [("Code", .string(code)), ("Message", .string(message))]
        for (key, value) in isXML ? pairs : pairs.reversed() { details[key] = value }
        for entry in members where details[entry.key] == nil { details[entry.key] = entry.value }
        return CommandError(
            .service, "An error occurred (\(code)) when calling the \(operation.name) operation\(retries): \(message)", details: details)
    }

    /// The members of an error that the service describes.
    private func details(_ code: String, _ error: ServiceError) -> ValueMap {
        let shape =
            operation.errors.first { ($0.errorCode ?? $0.name) == code || $0.name == code }
            ?? schema.shapes.first { $0.errorCode == code }
        guard let shape, !shape.members.isEmpty else { return [:] }
        let syntax: BodySyntax = isXML ? .xml : service.wireProtocol == .rpcv2CBOR ? .cbor : .json
        let decoded = try? withParsedBody(error.body, syntax) { root in
            let node = isXML ? try root.child("Error") ?? root.child("Errors")?.child("Error") ?? root : root
            return try schema.decode(node, as: shape)
        }
        var members = decoded?.map ?? [:]
        for name in members.keys where name.lowercased() == "message" || name == "Code" { members[name] = nil }
        return OutputTimestamps.iso8601.printed(.map(members)).map ?? [:]
    }

    private static func unparsable(_ damage: String, _ body: [UInt8]) -> CommandError {
        .general(
            "Unable to parse response (\(damage)), invalid XML received. Further retries may succeed:\n\(PythonText.quoted(body))")
    }

    // MARK: - Everything else

    private func clientError(_ error: ClientError) -> CommandError {
        switch error.code {
        case .noCredentials:
            if let hint = secrets.hint { return .configuration(hint, kind: "NoCredentials") }
            return .configuration(
                "Unable to locate credentials. You can configure credentials by running \"aws login\".", kind: "NoCredentials")
        case .noRegion:
            return .configuration(
                "You must specify a region. You can also configure your region by running \"\(Usage.program) configure\".", kind: "NoRegion"
            )
        case .connectTimeout: return .general("Connect timeout on endpoint URL: \"\(shownURL)\"")
        case .readTimeout: return .general("Read timeout on endpoint URL: \"\(shownURL)\"")
        case .nameNotResolved, .connectionRefused, .connectionFailed:
            return .general("Could not connect to the endpoint URL: \"\(shownURL)\"")
        case .connectionReset:
            return .general("Connection was closed before we received a valid response from endpoint URL: \"\(shownURL)\".")
        case .tlsFailed: return .general("SSL validation failed for \(shownURL) \(error.message)")
        case .proxyFailed: return .general("Failed to connect to proxy URL: \"\(ProxyAddress.shown(for: exchange.url, environment))\"")
        case .damagedReply: return damaged(error)
        case .badCredentials: return .general(CredentialMistakes.sentence(error))
        default: return .general(error.message)
        }
    }

    private func damaged(_ error: ClientError) -> CommandError {
        let body = exchange.body
        if isXML, let damage = XMLProblem.find(in: body) { return Self.unparsable(damage, body) }
        if let wire = error.underlying as? WireError, wire.kind == .wrongValue,
            let text = WrongValue.text(wire, body, isXML: isXML, output: operation.output)
        {
            return .general(text)
        }
        return .general(error.message)
    }

    private var shownURL: String { exchange.url }
}
