internal import ServiceModel
internal import SpecDiagnostics

/// One operation in two descriptions: its parameters, its reply, its errors.
extension DescriptionPairs {
    func compareParameters(_ operation: Operation, _ same: Operation) -> [Finding] {
        let mine = members(operation.input, here)
        let theirs = members(same.input, there)
        let fields = members(same.output, there)
        var findings: [Finding] = []
        for member in mine {
            if let other = match(member, theirs) {
                findings += compare(member, other, "'\(operation.name).\(member.name)'", isInput: true)
            } else if let field = match(member, fields) {
                findings.append(
                    Finding(
                        .replyFieldAsParameter, "'\(member.name)' is a field of the reply of \(here.text(of: operation)), not a parameter",
                        at: member.origin, hint: "describe it in the 'schema' of the response instead; an overlay can do it",
                        notes: [
                            Diagnostic(
                                .note, "the other description has it in '\(same.output.map { there.shapes[$0.target].name } ?? same.name)'",
                                at: field.origin)
                        ]))
            } else {
                let near = nearest(to: member.name, among: theirs.map(\.name))
                findings.append(
                    Finding(
                        .unknownParameter, "the other description has no parameter '\(member.name)' of \(here.text(of: operation))",
                        at: member.origin, hint: near.map { "did you mean '\($0)'?" }))
            }
        }
        let missing = theirs.filter { match($0, mine) == nil }
        if !missing.isEmpty {
            let required = missing.filter(\.isRequired).map(\.name)
            let also = required.isEmpty ? "" : "; \(listed(required)) required"
            findings.append(
                Finding(
                    .missingParameter,
                    "\(here.text(of: operation)) lacks \(listed(missing.map(\.name))), which the other description has\(also)",
                    at: operation.origin))
        }
        return findings
    }

    func compareReplies(_ operation: Operation, _ same: Operation) -> [Finding] {
        let mine = members(operation.output, here)
        let theirs = members(same.output, there)
        guard !mine.isEmpty else {
            guard !theirs.isEmpty else { return [] }
            let what = "does not describe its reply, which holds \(listed(theirs.map(\.name)))"
            return [
                Finding(
                    .undescribedReply, "\(here.text(of: operation)) \(what)", at: operation.origin,
                    hint: "give its response a 'schema'; an overlay can add it")
            ]
        }
        var findings: [Finding] = []
        for member in mine {
            let subject = "'\(member.name)' in the reply of \(here.text(of: operation))"
            if let other = match(member, theirs) {
                findings += compare(member, other, subject, isInput: false)
            } else {
                findings.append(Finding(.unknownField, "the other description has no \(subject)", at: member.origin))
            }
        }
        let missing = theirs.filter { match($0, mine) == nil }.map(\.name)
        if !missing.isEmpty {
            let what = "the reply of \(here.text(of: operation)) lacks \(listed(missing)), which the other description has"
            findings.append(Finding(.missingField, what, at: operation.output?.origin ?? operation.origin))
        }
        return findings
    }

    func compareErrors(_ operation: Operation, _ same: Operation) -> [Finding] {
        let mine = Set(
            operation.errors.map { plain(here.shapes[$0.target].errorCode) } + operation.errors.map { plain(here.shapes[$0.target].name) })
        let missing = same.errors.map { there.shapes[$0.target].errorCode }.filter { !mine.contains(plain($0)) }
        guard !missing.isEmpty else { return [] }
        return [
            Finding(
                .undescribedErrors, "\(here.text(of: operation)) does not say that it can fail with \(listed(missing))",
                at: operation.origin)
        ]
    }

    // MARK: - One member

    private func compare(_ member: Member, _ other: Member, _ subject: String, isInput: Bool) -> [Finding] {
        var findings: [Finding] = []
        let note = Diagnostic(.note, "the other description has it here", at: other.origin)
        let (a, b) = (here.shapes[member.target], there.shapes[other.target])
        if let mine = kindText(a.kind, here), let theirs = kindText(b.kind, there), mine != theirs {
            findings.append(
                Finding(.typeDiffers, "\(subject) is \(mine), but \(theirs) in the other description", at: member.origin, notes: [note]))
        }
        if isInput, member.isRequired != other.isRequired {
            let what =
                other.isRequired
                ? "can be left out, but is required in the other description" : "is required, but not in the other description"
            findings.append(Finding(.requirementDiffers, "\(subject) \(what)", at: member.origin, notes: [note]))
        }
        if let mine = a.enumerationValues, let theirs = b.enumerationValues {
            let missing = theirs.map(\.value).filter { value in !mine.contains { $0.value == value } }
            let unknown = mine.map(\.value).filter { value in !theirs.contains { $0.value == value } }
            if !missing.isEmpty || !unknown.isEmpty {
                let parts = [
                    missing.isEmpty ? nil : "lacks the values \(listed(missing))",
                    unknown.isEmpty ? nil : "alone has the values \(listed(unknown))",
                ]
                findings.append(
                    Finding(
                        .valuesDiffer, "\(subject) \(parts.compactMap { $0 }.joined(separator: ", and "))", at: member.origin, notes: [note]
                    ))
            }
        }
        return findings
    }

    /// What values are, as far as two formats can agree on it.
    private func kindText(_ kind: ShapeKind, _ service: Service, depth: Int = 0) -> String? {
        switch kind {
        case .structure, .union: return "a structure"
        case .list(let list):
            guard depth < 4, let item = kindText(service.shapes[list.element.target].kind, service, depth: depth + 1) else {
                return "a list"
            }
            return "a list, each item \(item)"
        case .map: return "a map"
        case .string, .enumeration: return "a text"
        case .boolean: return "a truth value"
        case .byte, .short, .integer, .long, .bigInteger: return "a whole number"
        case .float, .double, .bigDecimal: return "a number"
        case .timestamp: return "a point in time"
        case .blob: return "bytes"
        case .document: return nil
        }
    }

    private func members(_ shape: OperationShape?, _ service: Service) -> [Member] {
        shape.flatMap { service.shapes[$0.target].structure?.members } ?? []
    }

    /// The member of the same name, in the description or on the wire.
    private func match(_ member: Member, _ others: [Member]) -> Member? {
        let names = Set([member.name, member.replyName].map(plain))
        return others.first { names.contains(plain($0.name)) || names.contains(plain($0.replyName)) }
    }
}
