internal import Documents
public import ServiceRuntime
public import Values
internal import WireFormats

// Requests of operations that are chosen at run time.

extension Schema {
    /// What becomes of an empty text for a part of the path.
    public enum EmptyLabels: Sendable {
        /// It is an error, as it is of a typed client.
        case refused
        /// Nothing stands in its place, as the AWS CLI sends it.
        case sent
    }

    /// Makes the request of an operation from a value keyed by member names; what the schema cannot write is an error.
    public func request(
        _ operation: SchemaOperation, _ input: Value, service: ServiceDescription, to endpoint: Endpoint,
        emptyLabels: EmptyLabels = .refused
    ) throws -> HTTPRequest {
        let request = RequestBuilder(
            HTTPMethod(rawValue: operation.method), operation.path, operation: operation.name, service: service, endpoint: endpoint)
        if let prefix = operation.fact("host") {
            let labels = operation.input?.members.filter(\.isHostLabel) ?? []
            request.hostPrefix(prefix, labels.map { ($0.name, input[$0.name]?.string) })
        }
        if let accept = operation.fact("accept") { request.header("Accept", accept) }
        guard let shape = operation.input else {
            if operation.fact("form") != nil, service.wireProtocol == .http { writeForm(operation, [], input, into: request) }
            if service.wireProtocol.alwaysHasBody { request.body { writeConstants(operation, into: &$0) } }
            return try request.finish()
        }
        let input = withTokens(input, shape)
        for member in shape.members {
            guard let value = input[member.name], !value.isNull else {
                if case .label(let name) = member.location { request.label(name, nil as String?) }
                continue
            }
            if emptyLabels == .sent, case .label(let name) = member.location, value.string?.isEmpty ?? false {
                request.emptyLabel(name)
            } else {
                try bind(member, value, into: request)
            }
        }
        writeBody(operation, shape, input, service, into: request)
        return try request.finish()
    }

    /// The input with a token for each member that wants one and has none.
    private func withTokens(_ input: Value, _ shape: SchemaShape) -> Value {
        var map = input.map ?? [:]
        for member in shape.members where member.isIdempotencyToken && map[member.name]?.isNull ?? true {
            map[member.name] = .string(IdempotencyToken.next())
        }
        return .map(map)
    }

    // MARK: - Path, query, headers

    private func bind(_ member: SchemaMember, _ value: Value, into request: RequestBuilder) throws {
        switch member.location {
        case .label(let name):
            let text = try text(member, value, .dateTime)
            if member.has("pathid") { request.label(name, idOf: text) } else { request.label(name, text) }
        case .header(let name):
            if let items = value.list, !member.isJSONText {
                let texts = try items.map { try text(member.shape.element ?? member, $0, .httpDate) }
                let isTimes = member.shape.element?.kind == .timestamp
                if isTimes { request.header(name, texts.joined(separator: ", ")) } else { request.headerList(name, texts) }
            } else if member.isJSONText {
                request.header(name, Blob(utf8: jsonText(value)).base64)
            } else {
                request.header(name, try text(member, value, .httpDate))
            }
        case .headers(let prefix): request.headerEntries(prefix, (value.map ?? [:]).map { ($0.key, scalarText($0.value)) })
        case .query(let name):
            guard let items = value.list, !member.isJSONText else { return request.query(name, try text(member, value, .dateTime)) }
            let texts = try items.map { try text(member.shape.element ?? member, $0, .dateTime) }
            switch member.fact("collection") {
            case "csv": request.queryJoined(name, texts, separator: ",")
            case "ssv": request.queryJoined(name, texts, separator: " ")
            case "tsv": request.queryJoined(name, texts, separator: "\t")
            case "pipes": request.queryJoined(name, texts, separator: "|")
            case "numbered": request.queryNumbered(name + ".", texts)
            default: request.queryList(name, texts)
            }
        case .queryMap:
            request.queryEntries(
                (value.map ?? [:]).map { entry in (entry.key, (entry.value.list ?? [entry.value]).map(scalarText)) })
        case .body, .form, .payload, .status, .eventHeader, .eventPayload: break
        }
    }

    /// A value as the text that stands in a place outside of the body.
    private func text(_ member: SchemaMember, _ value: Value, _ format: TimestampFormat) throws -> String {
        switch (member.kind, value) {
        case (.timestamp, _):
            guard let time = SchemaValue.timestamp(value) else { throw wrong(member, "a timestamp") }
            return time.text(member.timestampFormat == .standard ? format : member.timestampFormat)
        case (.document, _): return Document(value).jsonText
        case (_, .list), (_, .map), (_, .null): throw wrong(member, "a single value")
        default: return scalarText(value)
        }
    }

    /// A single value without a shape as text; nothing else has one.
    private func scalarText(_ value: Value) -> String {
        switch value {
        case .string(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): number.double.isFinite ? number.pythonText : Number(number.double).text
        case .bytes(let bytes): Blob(bytes).base64
        case .timestamp: SchemaValue.timestamp(value)?.text(.dateTime) ?? ""
        case .null, .list, .map: ""
        }
    }

    private func jsonText(_ value: Value) -> String {
        if case .string(let text) = value, (try? Document(json: text)) != nil { return text }
        return Document(value).jsonText
    }

    private func wrong(_ member: SchemaMember, _ expected: String) -> ClientError {
        ClientError(.badInput, "The value of '\(member.name)' cannot be sent. Expected: \(expected).")
    }

    // MARK: - Body

    private func writeBody(
        _ operation: SchemaOperation, _ shape: SchemaShape, _ input: Value, _ service: ServiceDescription,
        into request: RequestBuilder
    ) {
        if let payload = shape.payload {
            if let type = operation.fact("media") { request.mediaType(type) }
            return writePayload(payload, input[payload.name], service, isJSON: operation.has("jsontext"), into: request)
        }
        let formMembers = shape.members.filter { if case .form = $0.location { true } else { false } }
        if !formMembers.isEmpty || operation.fact("form") != nil, service.wireProtocol == .http {
            return writeForm(operation, formMembers, input, into: request)
        }
        let hasBody = shape.members.contains { $0.location == .body }
        // In CBOR, an input without members is an empty map, while no input is no body.
        guard service.wireProtocol.alwaysHasBody || service.wireProtocol == .rpcv2CBOR || hasBody else { return }
        let uri = operation.fact("xmlns") ?? service.xmlNamespace
        request.body(root: operation.fact("xml"), uri: uri, prefix: operation.fact("xmlns.prefix")) {
            writeConstants(operation, into: &$0)
            encode(input, as: shape, into: &$0)
        }
    }

    /// What every request of a query protocol carries besides its input.
    private func writeConstants(_ operation: SchemaOperation, into encoder: inout ShapeEncoder) {
        for constant in operation.facts("form") {
            let parts = constant.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let saved = encoder.openMember(parts[0]) else { return }
            encoder.string(parts.count > 1 ? parts[1] : "")
            encoder.closeMember(parts[0], saved)
        }
    }

    private func writePayload(
        _ member: SchemaMember, _ value: Value?, _ service: ServiceDescription, isJSON: Bool, into request: RequestBuilder
    ) {
        switch (member.kind, value ?? .null) {
        case (.structure, .null), (.union, .null):
            // JSON still sends an object where a structure is expected.
            if service.wireProtocol == .restJSON, member.kind == .structure { request.body { _ in } }
        case (_, .null): return
        case (.structure, let value), (.union, let value):
            let target = member.shape
            let ownName = member.wireName == member.name ? nil : member.wireName
            let uri = member.fact("xmlns") ?? target.fact("xmlns") ?? service.xmlNamespace
            let prefix = member.fact("xmlns.prefix") ?? target.fact("xmlns.prefix")
            request.body(root: member.fact("root") ?? ownName ?? target.fact("xml") ?? target.name, uri: uri, prefix: prefix) {
                encode(value, as: target, into: &$0)
            }
        case (_, let value) where isJSON: request.payload(json: { encodeElement(value, as: member, into: &$0) })
        case (.blob, .bytes(let bytes)):
            if member.isStreaming { request.payload(stream: ByteStream(bytes)) } else { request.payload(blob: Blob(bytes)) }
        case (.string, .string(let text)), (.enumeration, .string(let text)): request.payload(string: text)
        case (.document, let value): request.payload(document: Document(value))
        case (_, let value): request.payload(json: { encodeElement(value, as: member, into: &$0) })
        }
    }

    private func writeForm(_ operation: SchemaOperation, _ members: [SchemaMember], _ input: Value, into request: RequestBuilder) {
        let isMultipart = operation.has("multipart")
        if isMultipart { request.beginMultipartForm() }
        for constant in operation.facts("form") {
            let parts = constant.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            request.formField(String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
        for member in members {
            guard case .form(let name) = member.location, let value = input[member.name], !value.isNull else { continue }
            do {
                if let items = value.list {
                    let texts = try items.map { try text(member.shape.element ?? member, $0, .dateTime) }
                    switch member.fact("collection") {
                    case "csv": request.formJoined(name, texts, separator: ",")
                    case "ssv": request.formJoined(name, texts, separator: " ")
                    case "tsv": request.formJoined(name, texts, separator: "\t")
                    case "pipes": request.formJoined(name, texts, separator: "|")
                    case "numbered": request.formNumbered(name + ".", texts)
                    default: request.formList(name, texts)
                    }
                } else if isMultipart, case .bytes(let bytes) = value {
                    request.formFile(name, Blob(bytes))
                } else {
                    request.formField(name, try text(member, value, .dateTime))
                }
            } catch {
                request.fail(error)
            }
        }
    }
}

extension WireProtocol {
    /// Whether a request has a body whatever the input is.
    fileprivate var alwaysHasBody: Bool {
        switch self {
        case .awsQuery, .ec2Query, .awsJSON10, .awsJSON11: true
        case .restJSON, .restXML, .rpcv2CBOR, .http: false
        }
    }
}

extension RequestBuilder {
    /// Writes a body whose XML namespace is known at run time only.
    fileprivate func body(root: String?, uri: String?, prefix: String?, _ write: (inout ShapeEncoder) -> Void) {
        guard var uri else { return body(root: root, write) }
        var prefix = prefix ?? ""
        uri.withUTF8 { uri in
            prefix.withUTF8 { prefix in
                let namespace = XMLNamespace(uri: WireName(bytes: uri), prefix: prefix.isEmpty ? nil : WireName(bytes: prefix))
                body(root: root, namespace: namespace, write)
            }
        }
    }
}
