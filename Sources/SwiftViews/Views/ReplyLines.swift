internal import ServiceModel

// The lines that read members from a whole reply: status, headers and body.

extension ModulePlan {
    func replyLines(_ place: Int, _ members: [MemberSpelling]) -> [String] {
        var lines: [String] = []
        if members.contains(where: { $0.member.location == .body }) { lines.append("let node = try reply.node") }
        for spelling in members {
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
        case .headers(let prefix): return "reply.headerMap(\(swiftLiteral(prefix)))\(fallback)"
        case .status: return "reply.status"
        case .payload: return payloadValue(spelling) + fallback
        // What only requests have, in a shape that is an input too.
        case .query, .queryMap, .label, .form: return spelling.isOptional ? "nil" : emptyValue(member)
        case .body, .eventHeader, .eventPayload: return nil
        }
    }

    private func headerValue(_ name: String, _ member: Member) -> String {
        if member.isJSONValue { return "try reply.json(\(name))" }
        let target = service[member.target]
        switch target.kind {
        case .string: return "reply.header(\(name))"
        case .enumeration: return "reply.header(\(name)).map(\(qualifier)\(names.types[member.target.index]).init(rawValue:))"
        case .boolean: return "try reply.boolean(\(name))"
        case .byte, .short, .integer, .long: return "try reply.integer(\(name))"
        case .float: return "try reply.double(\(name)).map(Float.init)"
        case .double: return "try reply.double(\(name))"
        case .blob: return "try reply.blob(\(name))"
        case .timestamp(let shapeFormat):
            let format = (member.timestampFormat ?? shapeFormat).map(formatCase)
            return "try reply.timestamp(\(name)\(format.map { ", format: \($0)" } ?? ""))"
        case .list(let list): return listValue(name, list)
        case .bigInteger, .bigDecimal: return "reply.header(\(name)).flatMap { BigNumber($0) }"
        case .document: return "try reply.json(\(name))"
        case .structure, .union, .map: return "nil"
        }
    }

    private func listValue(_ name: String, _ list: ListShape) -> String {
        switch service[list.element.target].kind {
        case .enumeration: "reply.list(\(name))?.map(\(qualifier)\(names.types[list.element.target.index]).init(rawValue:))"
        case .boolean: "try reply.booleans(\(name))"
        case .byte, .short, .integer, .long: "try reply.integers(\(name))"
        case .timestamp(let shapeFormat):
            "try reply.timestamps(\(name), format: \((list.element.timestampFormat ?? shapeFormat).map(formatCase) ?? ".standard"))"
        default: "reply.list(\(name))"
        }
    }

    private func payloadValue(_ spelling: MemberSpelling) -> String {
        let member = spelling.member
        let type = qualifier + typeTexts[member.target.index]
        if member.isStreaming { return isEventStream(member) ? "try reply.events(\(type).self)" : "reply.stream" }
        switch service[member.target].kind {
        case .structure, .union: return spelling.isOptional ? "try reply.payload(\(type).self)" : "try reply.payload(\(type).self)"
        case .blob: return "reply.blobPayload"
        case .string: return "reply.textPayload"
        case .enumeration: return "reply.textPayload.map(\(type).init(rawValue:))"
        case .document: return "try reply.documentPayload"
        default: return "try reply.payload { node in \(decodeCall(member, node: "node", name: nil)) }"
        }
    }
}
