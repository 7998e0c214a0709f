internal import ServiceModel

// The doc comments of declarations. The text of the description comes first, then what its facts say.

extension ModulePlan {
    /// The comment of a structure, union or enumeration.
    func documentation(ofShape place: Int) -> [String] {
        let shape = shapes[place]
        var doc = DocLines()
        if let text = shape.documentation { doc.add(text) } else { doc.paragraph(sentence(aboutShape: place)) }
        if let deprecation = shape.deprecation { doc.paragraph("Deprecated. \(deprecation.message ?? "")".trimmedEnd) }
        if case .enumeration = shape.kind, !shape.constraints.isEmpty { doc.paragraph(constraintSentences(shape)) }
        if names.renamedTypes.contains(place) { doc.paragraph("`\(shape.name)` in the description.") }
        return doc.lines
    }

    /// What a shape without words of its own is there for.
    private func sentence(aboutShape place: Int) -> String {
        let shape = shapes[place]
        if let error = shape.error {
            return "The error `\(error.code ?? shape.name)`\(error.status.map { ", with status \($0)" } ?? "")."
        }
        if let name = operationNames[place]?.input { return "What `\(name)` takes." }
        if let name = operationNames[place]?.output { return "What `\(name)` gives." }
        switch shape.kind {
        case .enumeration(let values):
            return values.count == 1 ? "A text with one known value." : "A text with \(values.count) known values; others are possible."
        case .union(let union):
            return union.discriminator.map { "One of several things; its `\($0)` names which." } ?? "One of several things."
        default: return ""
        }
    }

    /// The comment of a member.
    func documentation(of spelling: MemberSpelling, shape place: Int, index: Int) -> [String] {
        let member = spelling.member
        let target = shapes[member.target]
        var doc = DocLines(width: 116)
        if let text = member.documentation ?? (isNamedType(target) ? nil : target.documentation) { doc.add(text) }
        var facts = member.isStreaming ? "" : constraintSentences(target)
        if case .list(let list) = target.kind, !isNamedType(shapes[list.element.target]) {
            let each = constraintSentences(shapes[list.element.target])
            if !each.isEmpty { facts += (facts.isEmpty ? "" : " ") + "Each item: " + lowercasedFirst(each) }
        }
        if let value = member.defaultValue?.scalarText, !value.isEmpty { facts += (facts.isEmpty ? "" : " ") + "By default `\(value)`." }
        if member.isIdempotencyToken {
            facts += (facts.isEmpty ? "" : " ") + "Made up if left out, so that a repeated request counts once."
        }
        if member.holdsOthers { facts += (facts.isEmpty ? "" : " ") + "What there is besides the other members, by name." }
        if let typeName = member.typeName, !shapes[place].isUnion {
            facts += (facts.isEmpty ? "" : " ") + "Always `\(typeName)`."
        }
        if member.isReadOnly { facts += (facts.isEmpty ? "" : " ") + "Set by the service only." }
        if member.isSensitive { facts += (facts.isEmpty ? "" : " ") + "Not shown when printed." }
        doc.paragraph(facts.replacingNewlines)
        if names.renamedMembers.contains(.init(shape: place, member: index)) { doc.paragraph("`\(member.name)` in the description.") }
        return doc.lines
    }

    /// The comment of a value of an enumeration.
    func documentation(of value: EnumerationValue, shape place: Int, index: Int) -> [String] {
        var doc = DocLines(width: 116)
        if let text = value.documentation { doc.add(text) }
        if names.renamedMembers.contains(.init(shape: place, member: index)) { doc.paragraph("`\(value.value)` in the description.") }
        return doc.lines
    }

    private func isNamedType(_ shape: Shape) -> Bool { shape.kindWord != nil }
}

func lowercasedFirst(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

extension String {
    var replacingNewlines: String { utf8.contains(where: { $0 < 0x20 }) ? String(map { $0.isNewline ? " " : $0 }) : self }

    var trimmedEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
