internal import ServiceModel

// The text of a schema; `Schema` in WireFormats says what each field means.

extension ModulePlan {
    func schemaLines() -> [String] {
        var lines = [serviceLine]
        for place in operations.indices { lines.append(operationLine(place)) }
        for place in shapes.indices { appendShape(place, to: &lines) }
        return lines
    }

    /// The protocol as the runtime names it.
    private var wireProtocolName: String {
        switch wire {
        case .query: "awsQuery"
        case .ec2: "ec2Query"
        case .json: service.jsonVersion == "1.0" ? "awsJson1_0" : "awsJson1_1"
        case .restJSON: "restJson1"
        case .restXML: "restXml"
        case .rpcv2CBOR: "rpcv2Cbor"
        case .http: "http"
        }
    }

    /// Whether members can stand elsewhere than in bodies.
    private var bindsMembers: Bool { wire == .restJSON || wire == .restXML || wire == .http }

    private var serviceLine: String {
        var line = SchemaLine("service", identity.id, wireProtocolName)
        line.fact("version", identity.apiVersion)
        line.namespace(service.xmlNamespace)
        line.fact("target", service.targetPrefix)
        line.fact("json", service.jsonVersion)
        line.flag("compatible", service.isAWSQueryCompatible)
        return line.text
    }

    private func operationLine(_ place: Int) -> String {
        let (operation, address) = (operations[place], addresses[place])
        var line = SchemaLine("operation", operation.name, operation.http.method, pathPattern(operation, address.path))
        if statesInput[place], let input = operation.input {
            line.fact("in", shapes[input.target].name)
            if wire == .restXML {
                line.fact("xml", shapes[input.target].locationName ?? input.locationName)
                line.namespace(input.xmlNamespace ?? shapes[input.target].xmlNamespace ?? service.xmlNamespace)
            }
        }
        if let output = operation.output, !operation.hasNoOutput {
            line.fact("out", shapes[output.target].name)
            line.fact("result", output.resultWrapper)
        }
        for error in operation.errors { line.fact("error", shapes[error.target].name) }
        line.fact("host", address.hostPrefix)
        for fact in endpointFacts(operation) { line.fact("endpoint", fact) }
        line.flag("unsigned", operation.hasUnsignedPayload)
        line.flag("idempotent", operation.isIdempotent)
        line.flag("readonly", operation.isReadOnly)
        if let checksum = operation.checksum {
            line.flag("checksum", checksum.isRequired)
            line.fact("checksum.member", checksum.requestAlgorithmMember)
            if !checksum.responseAlgorithms.isEmpty { line.fact("checksum.replies", checksum.responseAlgorithms.joined(separator: ",")) }
        }
        if !operation.requestCompression.isEmpty { line.fact("compression", operation.requestCompression.joined(separator: ",")) }
        if let schemes = alternatives(operation) ?? (wire == .http ? operation.auth : nil) {
            for scheme in schemes { line.fact("auth", scheme.parts.isEmpty ? "none" : scheme.parts.map(\.text).joined(separator: ";")) }
        } else if operation.auth?.contains(.none) ?? false {
            line.fact("auth", "none")
        }
        line.flag("raw", operation.returnsRawReply)
        line.flag("repeatable", mayRepeat(operation))
        line.flag("multipart", isMultipart(operation))
        line.flag("treehash", service.wantsTreeHash(operation))
        if let payload = operation.input.flatMap({ shapes[$0.target].structure?.members.first { $0.location == .payload } }) {
            line.fact("media", mediaType(payload, operation))
            line.flag("jsontext", isText(payload) && sendsJSON(shapes[payload.target], operation))
        }
        for constant in operation.formConstants { line.fact("form", "\(constant.name)=\(constant.value ?? "")") }
        if wire == .http, !operation.produces.isEmpty { line.fact("accept", accepted(operation)) }
        if wire == .http, !operation.consumes.isEmpty { line.fact("content", operation.consumes.joined(separator: ", ")) }
        return line.text
    }

    private func isText(_ member: Member) -> Bool {
        switch shapes[member.target].kind {
        case .string, .enumeration, .blob: true
        default: false
        }
    }

    /// What decides on the endpoint beside the settings, as JMESPath over the input: `Bucket="Bucket"`, `UseControlEndpoint=`true``.
    private func endpointFacts(_ operation: Operation) -> [String] {
        guard let rules = service.endpointRules else { return [] }
        let known = Set(rules.parameters.map(\.name))
        var facts: [String] = []
        for parameter in operation.staticContextParameters where known.contains(parameter.name) {
            guard let value = literal(parameter.value) else { continue }
            facts.append("\(parameter.name)=\(value)")
        }
        for member in operation.input.flatMap({ shapes[$0.target].structure?.members }) ?? [] {
            guard let name = member.contextParameter, known.contains(name) else { continue }
            facts.append("\(name)=\"\(member.name)\"")
        }
        for parameter in operation.operationContextParameters {
            // What is wrong with one is told by `checkContextParameters`.
            let kind = rules.parameters.first { $0.name == parameter.name }?.kind
            guard let input = operation.input?.target, (try? contextStatement(parameter, kind, input)) != nil else { continue }
            facts.append("\(parameter.name)=\(parameter.path)")
        }
        return facts
    }

    /// A truth value, a text or a list of texts as JMESPath.
    private func literal(_ value: ModelValue) -> String? {
        switch value {
        case .bool(let flag): "`\(flag)`"
        case .string(let text): "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
        case .list(let items): "[\(items.compactMap(literal).joined(separator: ", "))]"
        default: nil
        }
    }

    // MARK: - Shapes

    private func appendShape(_ place: Int, to lines: inout [String]) {
        let shape = shapes[place]
        // One of several by the value of a member is shown and sent as it stands.
        if shape.isUnion, shape.structure?.discriminator != nil { return lines.append(SchemaLine("document", shape.name).text) }
        var line = SchemaLine(shape.typeName, shape.name)
        line.fact("min", shape.constraints.min)
        line.fact("max", shape.constraints.max)
        line.fact("pattern", shape.constraints.pattern)
        line.flag("sensitive", shape.isSensitive)
        line.flag("streaming", shape.isStreaming)
        line.flag("base64", wire == .http && shape.isBase64Text)
        line.flag("length", shape.requiresLength)
        if isXML {
            line.fact("xml", shape.locationName)
            line.namespace(shape.xmlNamespace)
        }
        if let error = shape.error {
            line.fact("error", shape.errorCode)
            line.fact("status", error.status.map(String.init))
        }
        switch shape.kind {
        case .structure(let structure), .union(let structure):
            line.flag("wrapper", structure.isWrapper)
            line.flag("eventstream", structure.isEventStream)
            line.flag("event", structure.isEvent)
            lines.append(line.text)
            for member in structure.members { lines.append(memberLine(member)) }
        case .list(let list):
            line.flag("flattened", isXML && list.isFlattened)
            line.flag("sparse", list.isSparse)
            lines.append(line.text)
            lines.append(memberLine(list.element, as: "member"))
        case .map(let map):
            line.flag("flattened", isXML && map.isFlattened)
            line.flag("sparse", map.isSparse)
            lines.append(line.text)
            lines.append(memberLine(map.key, as: "key"))
            lines.append(memberLine(map.value, as: "value"))
        case .timestamp(let format):
            line.fact("format", format?.rawValue)
            lines.append(line.text)
        case .enumeration(let values):
            lines.append(line.text)
            for value in values where !value.value.isEmpty { lines.append("\t" + SchemaLine.escaped(value.value)) }
        default: lines.append(line.text)
        }
    }

    /// The line of a structure's member, or of the part of a list or map that `part` names.
    private func memberLine(_ member: Member, as part: String? = nil) -> String {
        let target = shapes[member.target]
        var line = SchemaLine("", part ?? member.name, target.name)
        line.flag("required", member.isRequired)
        let partName = (wire == .http ? nil : member.locationName) ?? part ?? ""
        let wireName = part == nil ? encodedName(of: member) : partName
        let replyName = part == nil ? decodedName(of: member) : wireName
        if wireName != part ?? member.name { line.fact("wire", wireName) }
        if replyName != wireName { line.fact("reply", replyName) }
        if bindsMembers, part == nil { line.fact("at", locationText(member.location)) }
        if wire == .restXML, member.location == .payload { line.fact("root", payloadRoot(member)) }
        line.flag("sensitive", member.isSensitive && !target.isSensitive)
        line.flag("streaming", member.isStreaming && !target.isStreaming)
        line.flag("length", member.requiresLength && !target.requiresLength)
        line.flag("token", member.isIdempotencyToken)
        line.flag("hostlabel", member.isHostLabel)
        line.flag("pathid", isPathID(member))
        line.flag("json", member.isJSONValue)
        line.flag("others", member.holdsOthers)
        line.flag("readonly", wire == .http && member.isReadOnly && member.typeName == nil)
        line.flag("null", wire == .http && member.sendsNull)
        if case .timestamp(let format) = target.kind, member.timestampFormat != format {
            line.fact("format", member.timestampFormat?.rawValue)
        }
        if isXML {
            line.flag("flattened", member.isFlattened)
            line.flag("attribute", member.isXMLAttribute)
            if member.xmlNamespace != target.xmlNamespace { line.namespace(member.xmlNamespace) }
        }
        line.fact("collection", member.collectionFormat?.rawValue)
        return line.text
    }

    private func locationText(_ location: Location) -> String? {
        switch location {
        case .body: nil
        case .header(let name): "header:" + name
        case .headers(let prefix): "headers:" + prefix
        case .query(let name): "query:" + name
        case .queryMap: "querymap"
        case .label(let name): "label:" + name
        case .form(let name): "form:" + name
        case .payload: "payload"
        case .status: "status"
        case .eventHeader: "eventheader"
        case .eventPayload: "eventpayload"
        }
    }
}

/// One line of a schema's text.
struct SchemaLine {
    private(set) var text: String

    init(_ fields: String...) { text = fields.map(Self.escaped).joined(separator: "\t") }

    /// Adds `key=value`, if there is a value.
    mutating func fact(_ key: String, _ value: String?) {
        guard let value else { return }
        text += "\t\(key)=\(Self.escaped(value))"
    }

    mutating func flag(_ word: String, _ isSet: Bool) {
        if isSet { text += "\t" + word }
    }

    mutating func namespace(_ namespace: XMLNamespace?) {
        guard let namespace else { return }
        fact("xmlns", namespace.uri)
        fact("xmlns.prefix", namespace.prefix)
    }

    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\t": result += "\\t"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
