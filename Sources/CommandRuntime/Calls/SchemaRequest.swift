internal import ServiceRuntime
internal import Values
internal import WireFormats

/// Makes the request of an operation from a value keyed by member names, as the schema binds its members.
struct SchemaRequest {
    let schema: Schema
    let operation: SchemaOperation
    let service: ServiceDescription

    /// The request to an endpoint.
    func request(_ input: ValueMap, to endpoint: Endpoint) throws -> HTTPRequest {
        var builder = RequestBuilder(
            HTTPMethod(rawValue: operation.method), path(input), operation: operation.name, service: service, endpoint: endpoint)
        if let prefix = operation.fact("host") {
            let labels = operation.input?.members.filter(\.isHostLabel) ?? []
            builder.hostPrefix(prefix, labels.map { label in (name: label.name, value: input[label.name].flatMap { text($0, of: label) }) })
        }
        guard let shape = operation.input else {
            addBody(&builder, input, nil)
            return try builder.finish()
        }
        let members = shape.members
        for member in members {
            var value = input[member.name]
            if value == nil, member.isIdempotencyToken { value = .string(IdempotencyToken.next()) }
            guard let value, !value.isNull, !isEmptyLabel(member, value) else { continue }
            bind(value, member, to: &builder)
        }
        var input = input
        for member in members where member.isIdempotencyToken && input[member.name] == nil && member.location == .body {
            input[member.name] = .string(IdempotencyToken.next())
        }
        if let payload = shape.payload {
            addPayload(&builder, input[payload.name], payload)
        } else if hasBody(members) {
            addBody(&builder, input, shape)
        }
        return try builder.finish()
    }

    // MARK: - Path

    /// The path of the operation; places for which there is an empty text are taken out, as the AWS CLI sends them.
    private func path(_ input: ValueMap) -> String {
        var path = operation.path
        for member in operation.input?.members ?? [] {
            guard case .label(let name) = member.location, let value = input[member.name], isEmptyLabel(member, value) else { continue }
            path = path.replacing("{\(name)}", with: "").replacing("{\(name)+}", with: "")
        }
        return path
    }

    private func isEmptyLabel(_ member: SchemaMember, _ value: Value) -> Bool {
        if case .label = member.location { value.string?.isEmpty ?? false } else { false }
    }

    // MARK: - Bodies

    private func hasBody(_ members: [SchemaMember]) -> Bool {
        switch service.wireProtocol {
        case .restJSON, .restXML, .http: members.contains { $0.location == .body }
        default: true
        }
    }

    private func addBody(_ builder: inout RequestBuilder, _ input: ValueMap, _ shape: SchemaShape?) {
        switch service.wireProtocol {
        case .restJSON, .restXML, .http: if shape == nil { return }
        default: break
        }
        let namespace = operation.fact("xmlns").map { XMLNamespace(text: $0, prefix: operation.fact("xmlns.prefix")) }
        builder.body(root: operation.fact("xml"), namespace: namespace) { encoder in
            if let shape { schema.encode(.map(input), as: shape, members: .body, into: &encoder) }
        }
    }

    private func addPayload(_ builder: inout RequestBuilder, _ value: Value?, _ member: SchemaMember) {
        switch member.kind {
        case .blob: builder.payload(blob: value?.bytes.map { Blob($0) })
        case .string, .enumeration: builder.payload(string: value?.string)
        case .document: builder.payload(document: value.map { Document($0) })
        default:
            if service.wireProtocol == .restXML {
                let namespace = (member.fact("xmlns") ?? member.shape.fact("xmlns")).map { XMLNamespace(text: $0) }
                guard let value else { return }
                builder.body(root: member.fact("wire") ?? member.shape.fact("xml") ?? member.name, namespace: namespace) { encoder in
                    schema.encode(value, as: member.shape, members: .all, into: &encoder)
                }
            } else if let value {
                builder.payload(json: { encoder in schema.encodeElement(value, as: member, into: &encoder) })
            }
        }
    }

    // MARK: - Other places

    private func bind(_ value: Value, _ member: SchemaMember, to builder: inout RequestBuilder) {
        switch member.location {
        case .label(let name): builder.label(name, text(value, of: member))
        case .query(let name): bindQuery(value, name, member, to: &builder)
        case .queryMap: bindQueryMap(value, member, to: &builder)
        case .header(let name):
            if case .list(let items) = value, let element = member.shape.element {
                builder.headerList(name, items.compactMap { text($0, of: element, in: .header) })
            } else {
                builder.header(name, text(value, of: member, in: .header))
            }
        case .headers(let prefix):
            var map: [String: String] = [:]
            for entry in value.map ?? [:] { map[entry.key] = PythonText.string(entry.value) }
            builder.headerMap(prefix, map)
        case .form(let name):
            if case .list(let items) = value, let element = member.shape.element {
                bindFormList(items.compactMap { text($0, of: element) }, name, member, to: &builder)
            } else {
                builder.formField(name, text(value, of: member))
            }
        case .body, .payload, .status, .eventHeader, .eventPayload: break
        }
    }

    private func bindQuery(_ value: Value, _ name: String, _ member: SchemaMember, to builder: inout RequestBuilder) {
        guard case .list(let items) = value, let element = member.shape.element else {
            builder.query(name, text(value, of: member))
            return
        }
        let texts = items.compactMap { text($0, of: element) }
        switch member.fact("collection") {
        case "csv": builder.queryJoined(name, texts, separator: ",")
        case "ssv": builder.queryJoined(name, texts, separator: " ")
        case "tsv": builder.queryJoined(name, texts, separator: "\t")
        case "pipes": builder.queryJoined(name, texts, separator: "|")
        case "numbered": builder.queryNumbered(name + ".", texts)
        default: builder.queryList(name, texts)
        }
    }

    private func bindFormList(_ texts: [String], _ name: String, _ member: SchemaMember, to builder: inout RequestBuilder) {
        switch member.fact("collection") {
        case "csv": builder.formJoined(name, texts, separator: ",")
        case "ssv": builder.formJoined(name, texts, separator: " ")
        case "tsv": builder.formJoined(name, texts, separator: "\t")
        case "pipes": builder.formJoined(name, texts, separator: "|")
        case "numbered": builder.formNumbered(name + ".", texts)
        default: builder.formList(name, texts)
        }
    }

    private func bindQueryMap(_ value: Value, _ member: SchemaMember, to builder: inout RequestBuilder) {
        for entry in value.map ?? [:] {
            if case .list(let items) = entry.value {
                builder.queryList(entry.key, items.map(PythonText.string))
            } else {
                builder.query(entry.key, PythonText.string(entry.value))
            }
        }
    }

    private enum Place { case header, other }

    /// A scalar as it stands outside of bodies.
    private func text(_ value: Value, of member: SchemaMember, in place: Place = .other) -> String? {
        if member.isJSONText { return Base64.encoded(Array(JSONOutput.oneLine(value, escapesNonASCII: true).utf8)) }
        switch value {
        case .null: return nil
        case .bool(let bool): return bool ? "true" : "false"
        case .number(let number): return number.pythonText
        case .string(let text): return text
        case .bytes(let bytes): return Base64.encoded(bytes)
        case .timestamp(let time):
            let stamp = Timestamp(secondsSinceEpoch: time.secondsSinceEpoch, nanoseconds: time.nanoseconds)
            let standard: TimestampFormat = place == .header ? .httpDate : .dateTime
            return stamp.text(member.timestampFormat == .standard ? standard : member.timestampFormat)
        case .list, .map: return nil
        }
    }
}
