internal import BodyTraits
internal import ServiceRuntime
internal import UntypedCalls
internal import Values
internal import WireFormats

/// Reads the reply of an operation into a map keyed by member names.
struct SchemaReply {
    let schema: Schema
    let operation: SchemaOperation

    /// What the transport must know about the body before it comes.
    var traits: OperationTraits {
        var traits = OperationTraits(resultWrapper: operation.resultWrapper)
        traits.hasUnsignedPayload = operation.has("unsigned")
        operation.addAuthorization(to: &traits)
        traits.isIdempotent = operation.has("repeatable")
        if operation.output == nil {
            traits.replyBody = operation.has("raw") ? .bytes : .nothing
        } else if operation.output?.payload?.isText(in: schema.service.wireProtocol) == true {
            traits.replyBody = .bytes
        }
        if operation.has("treehash") { traits.checksum = TreeHash() }
        if operation.has("checksum") || operation.fact("checksum.replies") != nil {
            traits.checksum = ChecksumTrait(
                isRequired: operation.has("checksum"),
                replyAlgorithms: operation.fact("checksum.replies")?.split(separator: ",").map(String.init) ?? [])
        }
        return traits
    }

    /// The members of the output, in the order of the schema.
    func output(_ reply: Reply) throws -> ValueMap {
        guard let shape = operation.output else {
            return operation.has("raw") && !reply.bytes.isEmpty ? ["Body": .string(reply.text)] : [:]
        }
        let members = shape.members
        guard members.contains(where: { $0.location != .body }) else {
            return try schema.decode(reply.node, as: shape).map ?? [:]
        }
        var body: ValueMap = [:]
        if shape.payload == nil { body = try schema.decode(reply.node, as: shape).map ?? [:] }
        var output = ValueMap()
        for member in members {
            if let value = try value(of: member, reply, body) { output[member.name] = value }
        }
        return output
    }

    // MARK: -

    private func value(of member: SchemaMember, _ reply: Reply, _ body: ValueMap) throws -> Value? {
        switch member.location {
        case .status: return .number(Number(reply.status))
        case .header(let name): return try header(name, member, reply)
        case .headers(let prefix):
            let map = reply.headerMap(prefix).sorted { $0.key.precedesByCodePoints($1.key) }
            return map.isEmpty ? nil : .map(ValueMap(map.map { ($0.key, .string($0.value)) }))
        case .payload:
            if reply.bytes.isEmpty, member.kind != .blob, member.kind != .string, member.kind != .enumeration { return nil }
            return try schema.textBody(member, reply) ?? schema.decodeElement(reply.node, as: member)
        default: return body[member.name]
        }
    }

    private func header(_ name: String, _ member: SchemaMember, _ reply: Reply) throws -> Value? {
        guard let text = reply.header(name) else { return nil }
        if member.isJSONText { return Base64.decoded(text.utf8).flatMap { try? ParameterJSON.value(String(decoding: $0, as: UTF8.self)) } }
        switch member.kind {
        case .boolean: return .bool(text == "true")
        case .byte, .short, .integer, .long:
            guard let number = PythonNumbers.integer(text) else { throw CommandError.general(PythonMessages.notAnInteger(text)) }
            return .number(number)
        case .float, .double:
            guard let number = PythonNumbers.float(text) else { throw CommandError.general(PythonMessages.notAFloat(text)) }
            return .number(Number(number))
        case .timestamp:
            guard var time = TimestampText.parse(text) else { return .string(text) }
            time.wireText = text
            return .timestamp(time)
        case .blob: return Base64.decoded(text.utf8).map { .bytes($0) }
        case .list:
            let items = reply.listHeader(name, separator: member.headerSeparator) ?? []
            return items.isEmpty ? nil : .list(items.map { .string($0) })
        default: return .string(text)
        }
    }
}
