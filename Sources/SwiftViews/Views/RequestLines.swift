internal import ServiceModel

// The lines of a serializer: labels, query and headers in the order of the description, then the body.

extension ModulePlan {
    func requestLines(_ place: Int) -> [String] {
        let operation = operations[place]
        guard let shape = operation.input?.target.index, let structure = shapes[shape].structure else { return [] }
        let members = members(of: shape)
        var lines: [String] = []
        for spelling in members where spelling.member.isIdempotencyToken {
            if lines.isEmpty { lines.append("var input = input") }
            lines.append("if input.\(spelling.access) == nil { input.\(spelling.access) = IdempotencyToken.next() }")
        }
        if let prefix = addresses[place].hostPrefix, !prefix.isEmpty { lines.append(hostPrefixLine(prefix, members)) }
        if wire == .http, !operation.produces.isEmpty { lines.append("request.header(\"Accept\", \(swiftLiteral(accepted(operation))))") }
        for spelling in members {
            if let line = bindingLine(spelling) { lines.append(line) }
        }
        lines += bodyLines(operation, structure, members, statesInput: statesInput[place])
        return lines
    }

    /// What an operation produces; of the types for a structure those that can be read, if there is one.
    func accepted(_ operation: Operation) -> String {
        let readable = operation.produces.filter { MediaType.isXML($0) || MediaType.isJSON($0) || $0.contains("*") }
        let isRead = operation.output.map { output in
            let payload = shapes[output.target].structure?.members.first { $0.location == .payload }
            return switch payload.map({ shapes[$0.target].kind }) {
            case .blob, .string, .enumeration: false
            default: true
            }
        }
        return (isRead == true && !readable.isEmpty ? readable : operation.produces).joined(separator: ", ")
    }

    private func hostPrefixLine(_ prefix: String, _ members: [MemberSpelling]) -> String {
        let values = members.filter { prefix.contains("{\($0.member.name)}") }
            .map { "(\(swiftLiteral($0.member.name)), input.\($0.access))" }
        return "request.hostPrefix(\(swiftLiteral(prefix))\(values.isEmpty ? "" : ", [\(values.joined(separator: ", "))]"))"
    }

    // MARK: - Path, query, headers

    private func bindingLine(_ spelling: MemberSpelling) -> String? {
        let member = spelling.member
        let value = "input.\(spelling.access)"
        switch member.location {
        case .label(let name):
            if case .list = shapes[member.target].kind, !member.isJSONValue { return listOrSingle("label", name, member, spelling, value) }
            if isPathID(member) { return "request.label(\(swiftLiteral(name)), idOf: \(value))" }
            return "request.label(\(swiftLiteral(name)), \(text(of: member, spelling, value, in: .label)))"
        case .query(let name): return listOrSingle("query", name, member, spelling, value)
        case .header(let name): return listOrSingle("header", name, member, spelling, value)
        case .headers(let prefix): return "request.headerMap(\(swiftLiteral(prefix)), \(value))"
        case .queryMap:
            guard case .map(let map) = shapes[member.target].kind, case .list = shapes[map.value.target].kind else {
                return "request.queryMap(\(value))"
            }
            return "request.queryListMap(\(value))"
        case .body, .form, .payload, .status, .eventHeader, .eventPayload: return nil
        }
    }

    private func listOrSingle(_ method: String, _ name: String, _ member: Member, _ spelling: MemberSpelling, _ value: String) -> String {
        let name = swiftLiteral(name)
        guard case .list(let list) = shapes[member.target].kind, !member.isJSONValue else {
            return "request.\(method)(\(name), \(text(of: member, spelling, value, in: method == "header" ? .header : .query)))"
        }
        let element = listText(of: list, member, spelling, value, isHeader: method == "header")
        if method == "header", member.collectionFormat == nil { return "request.headerList(\(name), \(element))" }
        return collectionLine(method, name, member, element)
    }

    /// `request.queryJoined("ids", input.ids, separator: ",")`
    private func collectionLine(_ method: String, _ name: String, _ member: Member, _ value: String) -> String {
        switch member.collectionFormat {
        case .multi where method != "query" && method != "form", nil where method == "label", .csv:
            "request.\(method)Joined(\(name), \(value), separator: \",\")"
        case .ssv: "request.\(method)Joined(\(name), \(value), separator: \" \")"
        case .tsv: "request.\(method)Joined(\(name), \(value), separator: \"\\t\")"
        case .pipes: "request.\(method)Joined(\(name), \(value), separator: \"|\")"
        case .numbered: "request.\(method)Numbered(\(name.dropLast()).\", \(value))"
        case .multi, nil: "request.\(method)List(\(name), \(value))"
        }
    }

    /// Whether a service gives ids of that kind with a path before them.
    func isPathID(_ member: Member) -> Bool {
        identity.id == "Route 53" && ["ResourceId", "DelegationSetId", "ChangeId"].contains(shapes[member.target].name)
    }

    private enum TextPlace { case label, query, header }

    /// The value as it becomes text: enumerations by their raw value, times with their format, documents as JSON.
    private func text(of member: Member, _ spelling: MemberSpelling, _ value: String, in place: TextPlace) -> String {
        let mark = spelling.isOptional ? "?" : ""
        if member.isJSONValue { return "\(value)\(mark).\(place == .header ? "base64JSON" : "jsonText")" }
        switch shapes[member.target].kind {
        case .enumeration: return "\(value)\(mark).rawValue"
        case .document: return "\(value)\(mark).jsonText"
        case .timestamp(let shapeFormat):
            let format = (member.timestampFormat ?? shapeFormat).map(formatCase) ?? ".standard"
            return "\(value), format: \(format)"
        case .structure, .union, .map: return "\(value)\(mark).json(indent: 0, sensitive: true)"
        default: return value
        }
    }

    private func listText(of list: ListShape, _ member: Member, _ spelling: MemberSpelling, _ value: String, isHeader: Bool) -> String {
        let mark = spelling.isOptional ? "?" : ""
        switch shapes[list.element.target].kind {
        case .enumeration: return "\(value)\(mark).map(\\.rawValue)"
        case .timestamp(let shapeFormat):
            let format = (list.element.timestampFormat ?? member.timestampFormat ?? shapeFormat).map(formatCase) ?? ".standard"
            return "\(value), format: \(format)"
        default: return value
        }
    }

    // MARK: - Body

    private func bodyLines(
        _ operation: Operation, _ structure: Structure, _ members: [MemberSpelling], statesInput: Bool
    ) -> [String] {
        if let payload = members.first(where: { $0.member.location == .payload || isEventStream($0.member) }) {
            return (mediaType(payload.member, operation).map { ["request.mediaType(\(swiftLiteral($0)))"] } ?? [])
                + payloadLines(payload, operation, hasInitialMessage: hasInitialMessage(members.map(\.member)))
        }
        let formMembers = members.filter { if case .form = $0.member.location { true } else { false } }
        if !formMembers.isEmpty || !operation.formConstants.isEmpty, wire == .http { return formLines(operation, formMembers) }
        let write = "{ shape in input.encode(into: &shape) }"
        switch wire {
        case .query where !operation.formConstants.isEmpty, .ec2 where !operation.formConstants.isEmpty:
            let constants = operation.formConstants.map { "shape.string(\(swiftLiteral($0.name)), \(swiftLiteral($0.value ?? "")))" }
            return ["request.body { shape in \((constants + ["input.encode(into: &shape)"]).joined(separator: "; ")) }"]
        case .json, .query, .ec2: return ["request.body \(write)"]
        case .rpcv2CBOR: return statesInput ? ["request.body \(write)"] : []
        case .restJSON: return members.contains { $0.member.location == .body } ? ["request.body \(write)"] : []
        case .restXML:
            guard members.contains(where: { $0.member.location == .body }) else { return [] }
            let root = operation.input.flatMap { shapes[$0.target].locationName ?? $0.locationName }
            let namespace =
                operation.input?.xmlNamespace ?? operation.input.flatMap { shapes[$0.target].xmlNamespace } ?? service.xmlNamespace
            return ["request.body\(parenthesized(rootArguments(root, namespace))) \(write)"]
        case .http: return members.contains { $0.member.location == .body } ? ["request.body \(write)"] : []
        }
    }

    private func parenthesized(_ arguments: String) -> String { arguments.isEmpty ? "" : "(\(arguments))" }

    private func rootArguments(_ root: String?, _ namespace: XMLNamespace?) -> String {
        [root.map { "root: \(swiftLiteral($0))" }, namespace.map { "namespace: XMLNamespace(\(namespaceArguments($0)))" }]
            .compactMap { $0 }.joined(separator: ", ")
    }

    private func payloadLines(_ spelling: MemberSpelling, _ operation: Operation, hasInitialMessage: Bool) -> [String] {
        let member = spelling.member
        let value = "input.\(spelling.access)"
        let target = shapes[member.target]
        if isEventStream(member) {
            let initial = hasInitialMessage ? " { shape in input.encode(into: &shape) }" : ""
            return ["request.payload(events: \(value)\(eventArguments(member, withHeaders: true)))\(initial)"]
        }
        if isByteStream(member) { return ["request.payload(stream: \(value))"] }
        if let mediaType = xmlMediaType(operation, target) { return xmlPayloadLines(spelling, mediaType) }
        switch target.kind {
        case .structure, .union:
            guard wire == .restXML else {
                // JSON sends an empty object for a structure that is absent, nothing for a union.
                let isOptionalUnion = target.isUnion && spelling.isOptional
                return [
                    isOptionalUnion ? "if let body = \(value) { request.payload(structure: body) }" : "request.payload(structure: \(value))"
                ]
            }
            let arguments = rootArguments(payloadRoot(member), member.xmlNamespace ?? target.xmlNamespace ?? service.xmlNamespace)
            return ["request.payload(structure: \(value), \(arguments))"]
        case .string where sendsJSON(target, operation), .enumeration where sendsJSON(target, operation),
            .blob where sendsJSON(target, operation):
            let write = "request.payload(json: { shape in \(encodeCall(member, name: nil, value: spelling.isOptional ? "body" : value)) })"
            return [spelling.isOptional ? "if let body = \(value) { \(write) }" : write]
        case .blob: return ["request.payload(blob: \(value))"]
        case .string: return ["request.payload(string: \(value))"]
        case .enumeration: return ["request.payload(string: \(value)\(spelling.isOptional ? "?" : "").rawValue)"]
        case .document: return ["request.payload(document: \(value))"]
        default:
            let write = "request.payload(json: { shape in \(encodeCall(member, name: nil, value: spelling.isOptional ? "body" : value)) })"
            return [spelling.isOptional ? "if let body = \(value) { \(write) }" : write]
        }
    }

    /// Whether texts go as JSON strings: plain HTTP says so by what an operation consumes. Bytes do if they are a text.
    func sendsJSON(_ target: Shape, _ operation: Operation) -> Bool {
        if case .blob = target.kind, !target.isBase64Text { return false }
        guard wire == .http, let first = operation.consumes.first(where: { $0 != "*/*" }) else { return false }
        return MediaType.isJSON(first)
    }

    /// What an operation consumes, `application/merge-patch+json`, where its body's kind says another.
    func mediaType(_ member: Member, _ operation: Operation) -> String? {
        let target = shapes[member.target]
        guard wire == .http, xmlMediaType(operation, target) == nil else { return nil }
        let usual: String
        switch target.kind {
        case .string where !sendsJSON(target, operation), .enumeration where !sendsJSON(target, operation): usual = "text/plain"
        case .blob where !sendsJSON(target, operation): usual = "application/octet-stream"
        default: usual = isByteStream(member) ? "application/octet-stream" : "application/json"
        }
        let fits = operation.consumes.filter { $0.contains("/") && !$0.contains("*") && MediaType.isJSON($0) == MediaType.isJSON(usual) }
        return fits.contains(usual) ? nil : fits.first
    }

    /// The media type of a body that is XML, where its kind does not say so already.
    private func xmlMediaType(_ operation: Operation, _ target: Shape) -> String? {
        switch target.kind {
        case .blob, .string, .enumeration: nil
        case .structure where wire == .restXML, .union where wire == .restXML: nil
        default: wire == .restXML ? "application/xml" : wire == .http ? operation.xmlMediaType : nil
        }
    }

    /// `request.payload(xml: "Pet") { shape in input.pet.encode(into: &shape) }`
    private func xmlPayloadLines(_ spelling: MemberSpelling, _ mediaType: String) -> [String] {
        let member = spelling.member
        let target = shapes[member.target]
        let value = spelling.isOptional ? "body" : "input.\(spelling.access)"
        let write: String
        switch target.kind {
        case .structure, .union: write = "\(value).encode(into: &shape)"
        default: write = forXML.encodeCall(member, name: nil, value: value)
        }
        var name = target.locationName ?? (target.isInline ? member.name : target.name)
        if let prefix = target.xmlNamespace?.prefix { name = "\(prefix):\(name)" }
        let type = mediaType == "application/xml" ? "" : ", contentType: \(swiftLiteral(mediaType))"
        let namespace = (target.xmlNamespace ?? service.xmlNamespace).map { ", namespace: XMLNamespace(\(namespaceArguments($0)))" } ?? ""
        let call = "request.payload(xml: \(swiftLiteral(name))\(namespace)\(type)) { shape in \(write) }"
        return [spelling.isOptional ? "if let body = input.\(spelling.access) { \(call) }" : call]
    }

    /// The element of a payload: a name that only repeats the member's counts if the member states a namespace too.
    func payloadRoot(_ member: Member) -> String {
        let target = shapes[member.target]
        let statesName = member.locationName != member.name || member.xmlNamespace != target.xmlNamespace
        let name = (statesName ? member.locationName : nil) ?? target.locationName ?? target.name
        guard let prefix = target.xmlNamespace?.prefix, target.locationName == name else { return name }
        return "\(prefix):\(name)"
    }

    /// Whether a form has parts of their own kinds: the operation says so, or there is a file.
    func isMultipart(_ operation: Operation) -> Bool {
        guard wire == .http else { return false }
        let members = operation.input.flatMap { shapes[$0.target].structure?.members } ?? []
        let forms = members.filter { if case .form = $0.location { true } else { false } }
        if forms.isEmpty && operation.formConstants.isEmpty { return false }
        return operation.consumes.first == "multipart/form-data"
            || forms.contains { member in
                guard case .blob = shapes[member.target].kind else { return false }
                return isByteStream(member) || member.isStreaming || shapes[member.target].isStreaming
            }
    }

    private func formLines(_ operation: Operation, _ members: [MemberSpelling]) -> [String] {
        let isMultipart = isMultipart(operation)
        func isFile(_ member: Member) -> Bool {
            if case .blob = shapes[member.target].kind { isMultipart } else { false }
        }
        var lines: [String] = []
        if isMultipart { lines.append("request.beginMultipartForm()") }
        for constant in operation.formConstants {
            lines.append("request.formField(\(swiftLiteral(constant.name)), \(swiftLiteral(constant.value ?? "")))")
        }
        for spelling in members {
            guard case .form(let name) = spelling.member.location else { continue }
            let value = "input.\(spelling.access)"
            let literal = swiftLiteral(name)
            switch shapes[spelling.member.target].kind {
            case .blob where isFile(spelling.member): lines.append("request.formFile(\(literal), \(value))")
            case .list(let list):
                lines.append(
                    collectionLine("form", literal, spelling.member, listText(of: list, spelling.member, spelling, value, isHeader: false)))
            default: lines.append("request.formField(\(literal), \(text(of: spelling.member, spelling, value, in: .query)))")
            }
        }
        return lines
    }
}
