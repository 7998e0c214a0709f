internal import ServiceModel

// The lines that read members from a whole reply: status, headers and body.

extension ModulePlan {
    func replyLines(_ place: Int, _ members: [MemberSpelling]) -> [String] {
        var lines: [String] = []
        let hasEvents = members.contains { isEventStream($0.member) }
        let hasInitialMessage = hasInitialMessage(members.map(\.member))
        if !hasEvents || hasInitialMessage, members.contains(where: { replyValue($0) == nil && !isEventStream($0.member) }) {
            lines.append("let node = try reply.node")
        }
        for spelling in members {
            if isEventStream(spelling.member) {
                let type = qualifier + typeTexts[spelling.member.target.index]
                let events = "try reply.events(\(type).self\(eventArguments(spelling.member, withHeaders: false)))"
                lines.append("\(spelling.reference) = \(events)")
                continue
            }
            if hasEvents, !hasInitialMessage, spelling.member.location == .body {
                lines.append("\(spelling.reference) = \(spelling.isOptional ? "nil" : emptyValue(spelling.member))")
                continue
            }
            guard let value = replyValue(spelling) else {
                lines.append(decodeStatement(spelling))
                continue
            }
            lines.append("\(spelling.reference) = \(value)")
        }
        return lines
    }

    /// The expression for a member outside of the body's members.
    private func replyValue(_ spelling: MemberSpelling) -> String? {
        let member = spelling.member
        let fallback = spelling.isOptional ? "" : " ?? \(emptyValue(member))"
        switch member.location {
        case .header(let name): return headerValue(swiftLiteral(name), member) + fallback
        case .headers(let prefix): return "reply.headerMap(\(swiftLiteral(prefix)))"
        case .status: return "reply.status"
        case .payload: return payloadValue(spelling) + (payloadCanBeAbsent(spelling) ? fallback : "")
        // A reply has no place for what stands in the path or query of requests; its body may hold it.
        case .query, .queryMap, .label, .form, .body, .eventHeader, .eventPayload: return nil
        }
    }

    private func headerValue(_ name: String, _ member: Member) -> String {
        if member.isJSONValue { return "try reply.jsonHeader(\(name))" }
        let target = shapes[member.target]
        switch target.kind {
        case .string: return "reply.header(\(name))"
        case .enumeration: return "reply.enumerationHeader(\(name))"
        case .boolean: return "try reply.booleanHeader(\(name))"
        case .byte, .short, .integer, .long: return "try reply.integerHeader(\(name))"
        case .float: return "try reply.floatHeader(\(name))"
        case .double: return "try reply.doubleHeader(\(name))"
        case .blob: return "try reply.blobHeader(\(name))"
        case .timestamp(let shapeFormat):
            let format = (member.timestampFormat ?? shapeFormat).map(formatCase)
            return "try reply.timestampHeader(\(name)\(format.map { ", format: \($0)" } ?? ""))"
        case .list(let list):
            switch member.collectionFormat {
            case .ssv: return listValue("\(name), separator: \" \"", list)
            case .tsv: return listValue("\(name), separator: \"\\t\"", list)
            case .pipes: return listValue("\(name), separator: \"|\"", list)
            default: return listValue(name, list)
            }
        case .bigInteger, .bigDecimal: return "reply.header(\(name)).flatMap { BigNumber($0) }"
        case .document: return "try reply.jsonHeader(\(name))"
        case .structure, .union, .map: return "nil"
        }
    }

    private func listValue(_ name: String, _ list: ListShape) -> String {
        switch shapes[list.element.target].kind {
        case .enumeration: "reply.listHeader(\(name))?.map(\(qualifier)\(names.types[list.element.target.index]).init(rawValue:))"
        case .boolean: "try reply.listHeader(\(name)) { Bool($0) }"
        case .byte, .short, .integer, .long: "try reply.listHeader(\(name)) { Int($0) }"
        case .timestamp(let shapeFormat):
            "try reply.timestampListHeader(\(name), format: \((list.element.timestampFormat ?? shapeFormat).map(formatCase) ?? ".standard"))"
        case .float: "try reply.listHeader(\(name)) { Float($0) }"
        case .double: "try reply.listHeader(\(name)) { Double($0) }"
        case .blob: "try reply.listHeader(\(name)) { Blob(base64: $0) }"
        case .bigInteger, .bigDecimal: "try reply.listHeader(\(name)) { BigNumber($0) }"
        case .string: "reply.listHeader(\(name))"
        // A header has no place for lists in lists.
        case .structure, .union, .map, .list, .document: "nil"
        }
    }

    /// Whether the expression for a body is an optional, so that a required member needs something in its place.
    private func payloadCanBeAbsent(_ spelling: MemberSpelling) -> Bool {
        guard !spelling.member.isStreaming, case .blob = shapes[spelling.member.target].kind else { return false }
        return true
    }

    private func payloadValue(_ spelling: MemberSpelling) -> String {
        let member = spelling.member
        let type = qualifier + typeTexts[member.target.index]
        if isByteStream(member) { return "reply.stream" }
        switch shapes[member.target].kind {
        case .structure, .union: return ifThere(spelling, "try \(type)(from: reply.node)")
        // Over plain HTTP the type of the reply says whether a text is bare or a JSON string.
        case .blob where wire == .http && shapes[member.target].isBase64Text: return "try reply.blobBody()"
        case .timestamp where wire == .http && spelling.isOptional: return "try reply.timestampBody()"
        case .string where wire == .http: return "try reply.textBody()\(spelling.isOptional ? "" : " ?? \"\"")"
        case .enumeration where wire == .http:
            let value = "\(type)(rawValue: "
            return spelling.isOptional ? "try reply.textBody().map { \(value)$0) }" : "\(value)try reply.textBody() ?? \"\")"
        case .blob: return "reply.blob"
        case .string: return spelling.isOptional ? "reply.blob?.utf8" : "reply.text"
        case .enumeration: return spelling.isOptional ? "reply.blob.map { \(type)(rawValue: $0.utf8) }" : "\(type)(rawValue: reply.text)"
        case .document: return ifThere(spelling, "try reply.node.document()")
        default: return ifThere(spelling, decodeCall(member, node: "reply.node", name: nil))
        }
    }

    /// A payload that may be left out is absent if the body is empty.
    private func ifThere(_ spelling: MemberSpelling, _ value: String) -> String {
        spelling.isOptional ? "reply.bytes.isEmpty ? nil : \(value)" : value
    }
}
