internal import ServiceModel

/// How one member of a structure or union is declared and referred to.
struct MemberSpelling: Sendable {
    @Held var member: Member
    /// The name as declared: in backticks if it is a keyword.
    let name: String
    /// The name as a parameter's and as the label of an argument, where most keywords need no backticks and Swift warns about them.
    var parameter: String { Keywords.parameter(name) }
    var label: String { Keywords.label(name) }
    /// The type of a value that is there.
    let type: String
    /// The type as spelled outside of the namespace.
    let qualifiedType: String
    let isOptional: Bool
    /// Where the value is kept, if not under its own name: members in boxes, and deprecated ones, whose own name would warn here.
    let stored: String?
    /// How the code of the structure itself reaches the value.
    let reference: String

    /// How other code of the module reaches the value, behind a dot: a deprecated member's own name would warn there.
    var access: String {
        guard let stored, member.deprecation != nil else { return name }
        return member.isBoxed ? "\(stored)\(isOptional ? "?" : "").value" : stored
    }

    /// The type as declared.
    var declaredType: String { isOptional ? type + "?" : type }
}

extension ModulePlan {
    /// The members of a structure or union, spelled.
    func members(of shape: Int) -> [MemberSpelling] { spelledMembers[shape] }

    /// Spells the members of a structure or union.
    func spellMembers(of shape: Int) -> [MemberSpelling] {
        guard let structure = shapes[shape].structure else { return [] }
        let isUnion = shapes[shape].isUnion
        let isInput = roles[shape].contains(.input)
        return structure.members.enumerated().map { index, member in
            let name = names.members[shape][index]
            let escaped = Keywords.escape(name)
            let isStored = !isUnion && (member.isBoxed || member.deprecation != nil)
            return MemberSpelling(
                member: member, name: escaped, type: typeText(of: member, typeTexts),
                qualifiedType: typeText(of: member, qualifiedTypeTexts),
                isOptional: !member.isRequired || (isInput && member.isIdempotencyToken), stored: isStored ? "_\(name)" : nil,
                reference: isStored ? "_\(name)" : (localNames.contains(name) ? "self.\(escaped)" : escaped))
        }
    }

    /// The type of a member's values.
    private func typeText(of member: Member, _ typeTexts: [String]) -> String {
        if member.isJSONValue { return "Document" }
        if isEventStream(member) { return "EventStream<\(typeTexts[member.target.index])>" }
        if isByteStream(member) { return "ByteStream" }
        return typeTexts[member.target.index]
    }

    /// Whether a member is bytes that are not held in memory; a file in a form is.
    func isByteStream(_ member: Member) -> Bool {
        if case .form = member.location { return false }
        return member.isStreaming && !isEventStream(member)
    }

    /// Whether a member is a stream of events.
    func isEventStream(_ member: Member) -> Bool { isEventStream[member.target.index] }

    /// Whether members of an input or output with events stand in a message of their own ahead of them, as RPC protocols have it.
    func hasInitialMessage(_ members: [Member]) -> Bool {
        (wire == .json || wire == .rpcv2CBOR) && members.contains { isEventStream($0) } && members.contains { !isOutsideBody($0) }
    }

    /// Whether a member of an input or output stands elsewhere than among the members of the body.
    func isOutsideBody(_ member: Member) -> Bool { member.location != .body || isEventStream(member) }

    /// `, payloads: ["PayloadPart": "Bytes"], headers: […]`: which members of events are the message's payload or headers.
    func eventArguments(_ member: Member, withHeaders: Bool) -> String {
        guard let events = shapes[member.target].structure else { return "" }
        var payloads: [String] = []
        var headers: [String] = []
        for event in events.members {
            guard let members = shapes[event.target].structure?.members else { continue }
            let name = swiftLiteral(event.locationName ?? event.name)
            if let payload = members.first(where: { $0.location == .eventPayload }) {
                payloads.append("\(name): \(swiftLiteral(payload.locationName ?? payload.name))")
            }
            let named = members.filter { $0.location == .eventHeader }.map { swiftLiteral($0.locationName ?? $0.name) }
            if !named.isEmpty { headers.append("\(name): [\(named.joined(separator: ", "))]") }
        }
        return (payloads.isEmpty ? "" : ", payloads: [\(payloads.joined(separator: ", "))]")
            + (headers.isEmpty || !withHeaders ? "" : ", headers: [\(headers.joined(separator: ", "))]")
    }
}

/// Names of parameters in the code of shapes, which hide members of the same name.
private let localNames: Set<String> = ["shape", "node", "reply"]
