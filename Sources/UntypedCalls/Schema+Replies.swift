internal import BodyTraits
internal import Documents
public import ServiceRuntime
public import Values
internal import WireFormats

// Replies to operations that are chosen at run time.

extension Schema {
    /// What an operation is apart from its name, input and output.
    public func traits(of operation: SchemaOperation) -> OperationTraits {
        var traits = OperationTraits()
        if service.wireProtocol == .awsQuery { traits.resultWrapper = operation.resultWrapper ?? operation.name + "Result" }
        traits.hasUnsignedPayload = operation.has("unsigned")
        if operation.fact("compression")?.contains("gzip") ?? false { traits.compression = Gzip.self }
        operation.addAuthorization(to: &traits)
        traits.isIdempotent = operation.has("repeatable")
        if operation.has("treehash") { traits.checksum = TreeHash() }
        if operation.has("checksum") || operation.fact("checksum.replies") != nil || operation.fact("checksum.member") != nil {
            let member = operation.fact("checksum.member").flatMap { operation.input?.member($0) }
            var header: String?
            if case .header(let name)? = member?.location { header = name }
            traits.checksum = ChecksumTrait(
                isRequired: operation.has("checksum"), algorithmHeader: header,
                replyAlgorithms: operation.fact("checksum.replies")?.split(separator: ",").map(String.init) ?? [])
        }
        if operation.output == nil {
            traits.replyBody = operation.has("raw") ? .bytes : .nothing
        } else if let payload = operation.output?.payload {
            if payload.isStreaming {
                traits.replyBody = payload.kind == .blob ? .stream : .bytes
            } else if payload.isText(in: service.wireProtocol) {
                traits.replyBody = .bytes
            }
        }
        return traits
    }

    /// Reads the output of an operation: a map keyed by member names, in the order of the schema.
    public func output(_ operation: SchemaOperation, _ reply: Reply) throws -> Value {
        guard let shape = operation.output else { return .map([:]) }
        return .map(try read(shape, reply, node: { try reply.node }))
    }

    /// Reads the members of an error that is described, from the error and its shape.
    public func members(of error: ServiceError, as shape: SchemaShape) throws -> Value {
        let reply = Reply(status: error.status, headers: error.headers, bytes: error.body)
        return try ErrorReply.withDetails(error.body, error.wireProtocol) { node in .map(try read(shape, reply, node: { node })) }
    }

    private func read(_ shape: SchemaShape, _ reply: Reply, node: () throws -> ShapeNode) throws -> ValueMap {
        var map = ValueMap()
        let body = shape.members.contains { $0.isInReplyBody } ? try decode(node(), as: shape).map ?? [:] : [:]
        for member in shape.members {
            switch member.location {
            case .body, .eventHeader, .eventPayload, .query, .queryMap, .label, .form: map[member.name] = body[member.name]
            case .status: map[member.name] = .number(Number(reply.status))
            case .header(let name): map[member.name] = try header(member, name, reply)
            case .headers(let prefix):
                let entries = reply.headerMap(prefix).sorted { $0.key < $1.key }
                map[member.name] = .map(ValueMap(entries.map { ($0.key, .string($0.value)) }))
            case .payload: map[member.name] = try payload(member, reply, node: node)
            }
        }
        // What the schema does not know of a union stands under a key of its own.
        for entry in body where map[entry.key] == nil { map[entry.key] = entry.value }
        return map
    }

    private func payload(_ member: SchemaMember, _ reply: Reply, node: () throws -> ShapeNode) throws -> Value? {
        if reply.bytes.isEmpty { return nil }
        return try textBody(member, reply) ?? decodeElement(node(), as: member)
    }

    /// The value of a body that is bytes or a text; over plain HTTP its type says whether that is bare or a JSON string.
    package func textBody(_ member: SchemaMember, _ reply: Reply) throws -> Value? {
        let isPlain = service.wireProtocol == .http
        switch member.kind {
        case .blob: return .bytes(isPlain && member.shape.has("base64") ? try reply.blobBody()?.bytes ?? [] : reply.bytes)
        case .string, .enumeration: return .string(isPlain ? try reply.textBody() ?? "" : reply.text)
        case .timestamp where isPlain: return try reply.timestampBody().map(Self.value)
        default: return nil
        }
    }

    private func header(_ member: SchemaMember, _ name: String, _ reply: Reply) throws -> Value? {
        if member.isJSONText {
            guard let text = reply.header(name), let blob = Blob(base64: text) else { return nil }
            return try Document(json: blob.utf8).value
        }
        if member.kind == .list, let element = member.shape.element {
            if element.kind == .timestamp {
                return try reply.timestampListHeader(name, separator: member.headerSeparator).map { .list($0.map(Self.value)) }
            }
            return try reply.listHeader(name, separator: member.headerSeparator).map { .list(try $0.map { try value($0, element) }) }
        }
        return try reply.header(name).map { try value($0, member) }
    }

    private static func value(_ time: Timestamp) -> Value {
        .timestamp(
            OffsetTimestamp(
                secondsSinceEpoch: time.secondsSinceEpoch, nanoseconds: time.nanoseconds, offsetMinutes: 0, wireText: time.iso8601))
    }

    private func value(_ text: String, _ member: SchemaMember) throws -> Value {
        switch member.kind {
        case .boolean:
            guard text == "true" || text == "false" else { throw wrong(member, text) }
            return .bool(text == "true")
        case .byte, .short, .integer, .long, .bigInteger:
            guard let number = BigNumber(text) else { throw wrong(member, text) }
            return .number(Number(text: number.text))
        case .float, .double, .bigDecimal:
            switch text {
            case "NaN", "Infinity", "-Infinity": return .number(Number(text: text))
            default:
                guard BigNumber(text) != nil else { throw wrong(member, text) }
                return .number(Number(text: text))
            }
        case .timestamp:
            guard let time = Timestamp(text) else { throw wrong(member, text) }
            return .timestamp(
                OffsetTimestamp(secondsSinceEpoch: time.secondsSinceEpoch, nanoseconds: time.nanoseconds, offsetMinutes: 0, wireText: text))
        case .blob:
            guard let blob = Blob(base64: text) else { throw wrong(member, text) }
            return .bytes(blob.bytes)
        default: return .string(text)
        }
    }

    private func wrong(_ member: SchemaMember, _ text: String) -> WireError {
        WireError(.wrongValue, "found the text '\(text.prefix(100))' in a header, expected \(member.kind)", path: member.name)
    }
}

extension SchemaOperation {
    /// Tells the traits how the caller shows who it is, if otherwise than for the rest of the service: `none`, `basic`, `bearer`, `sigv4`,
    /// `apiKey header NAME` or `apiKey query NAME`, several together separated by semicolons, and each way on its own.
    public func addAuthorization(to traits: inout OperationTraits) {
        let ways = facts("auth")
        if ways == ["none"] {
            traits.authorization = .none
        } else {
            traits.alternatives = ways.map { way in way.split(separator: ";").compactMap { Self.demand($0) } }
        }
    }

    private static func demand(_ text: Substring) -> AuthorizationDemand? {
        let words = text.split(separator: " ", maxSplits: 2).map(String.init)
        if words.count == 3, words[0] == "apiKey" { return .key(words[1] == "query" ? .query(words[2]) : .header(words[2])) }
        return text == "none" ? nil : .scheme(AuthorizationScheme(rawValue: String(text)))
    }
}

extension SchemaMember {
    /// Whether the whole body of a reply is bytes or a text, so that it is not read as a structure.
    package func isText(in wireProtocol: WireProtocol) -> Bool {
        switch kind {
        case .blob, .string, .enumeration: true
        case .timestamp: wireProtocol == .http
        default: false
        }
    }

    /// What stands between the items of a list in a reply's header.
    package var headerSeparator: Unicode.Scalar {
        switch fact("collection") {
        case "ssv": " "
        case "tsv": "\t"
        case "pipes": "|"
        default: ","
        }
    }
}
