internal import ServiceModel

extension ModulePlan {
    /// The comment of an operation's method: what it does, how often it may be called, how it fails, and an example.
    func documentation(ofOperation place: Int) -> [String] {
        var doc = introduction(ofOperation: place)
        addErrors(operations[place], to: &doc)
        addExample(place, to: &doc)
        return doc.lines
    }

    /// What an operation does and how often it may be called.
    func introduction(ofOperation place: Int) -> DocLines {
        let operation = operations[place]
        var doc = DocLines(width: 116)
        if let summary = operation.summary { doc.add(summary) }
        if let text = operation.documentation { doc.add(text) }
        if doc.lines.isEmpty { doc.paragraph("Calls `\(operation.name)`.") }
        if !operation.rateLimits.isEmpty { doc.paragraph(operation.rateLimits.map(\.sentence).joined(separator: " ").replacingNewlines) }
        if let deprecation = operation.deprecation {
            doc.paragraph("Deprecated. \(deprecation.message ?? "")".trimmedEnd.replacingNewlines)
        }
        return doc
    }

    /// The errors that the description lists, by code.
    func addErrors(_ operation: Operation, to doc: inout DocLines) {
        guard !operation.errors.isEmpty else { return }
        doc.paragraph("Errors that the service documents, by \(wire == .http ? "status" : "code"):")
        for error in operation.errors {
            let shape = shapes[error.target]
            let text = (error.documentation ?? shape.documentation).flatMap(MarkupReader.firstParagraph)
            let mark = wire == .http ? status(of: error) : shape.kindWord == nil ? "`\(shape.name)`" : "`\(shape.errorCode)`"
            doc.bullet(text.map { "\(mark): \($0)" } ?? mark)
        }
    }

    /// `404, with the details of `Problem``
    private func status(of error: OperationError) -> String {
        let shape = shapes[error.target]
        let number = (error.status ?? shape.error?.status).map(String.init)
        let code = shape.error?.code.map { "`\($0)`" }
        let mark = [code, error.isDefault ? nil : number].compactMap { $0 }.joined(separator: ", ")
        return "\(mark.isEmpty ? "any other" : mark), with the details of ``\(names.types[error.target.index])``"
    }

    /// The first example as a request in JSON with the reply it gets.
    private func addExample(_ place: Int, to doc: inout DocLines) {
        guard let example = operations[place].examples.first else { return }
        if let title = example.title.flatMap(MarkupReader.firstParagraph) { doc.paragraph("Example: \(title)") }
        for (word, value) in [("takes", example.input), ("gives", example.output)] {
            guard let value, value.map?.isEmpty != true else { continue }
            var lines: [String] = []
            value.appendJSON(to: &lines)
            guard lines.count <= 60 else { continue }
            doc.paragraph("It \(word)")
            doc.beginParagraph()
            doc.line("```json")
            for line in lines { doc.line(line) }
            doc.line("```")
        }
    }
}

extension RateLimit {
    /// `At most 16 calls a second.`
    var sentence: String {
        let counted = count == 1 ? "\(count) \(unit)" : "\(count) \(unit.hasSuffix("y") ? unit.dropLast() + "ies" : unit + "s")"
        return "At most \(counted) a \(period)\(note.map { ", \($0)" } ?? "")."
    }
}

extension ModelValue {
    /// The value as indented JSON; `lead` is what stands before it on its first line.
    func appendJSON(lead: String = "", indent: Int = 0, trail: String = "", to lines: inout [String]) {
        let space = String(repeating: "    ", count: indent)
        switch self {
        case .map(let entries) where !entries.isEmpty && indent < 20:
            lines.append("\(space)\(lead){")
            for (index, entry) in entries.enumerated() {
                let comma = index + 1 < entries.count ? "," : ""
                entry.value.appendJSON(lead: "\(swiftLiteral(entry.key)): ", indent: indent + 1, trail: comma, to: &lines)
            }
            lines.append("\(space)}\(trail)")
        case .list(let items) where !items.isEmpty && indent < 20:
            lines.append("\(space)\(lead)[")
            for (index, item) in items.enumerated() {
                item.appendJSON(indent: indent + 1, trail: index + 1 < items.count ? "," : "", to: &lines)
            }
            lines.append("\(space)]\(trail)")
        case .map: lines.append("\(space)\(lead){}\(trail)")
        case .list: lines.append("\(space)\(lead)[]\(trail)")
        case .string(let text): lines.append("\(space)\(lead)\(swiftLiteral(text))\(trail)")
        case .number(let text): lines.append("\(space)\(lead)\(text)\(trail)")
        case .bool(let value): lines.append("\(space)\(lead)\(value)\(trail)")
        case .null: lines.append("\(space)\(lead)null\(trail)")
        }
    }
}

extension MarkupReader {
    /// The first paragraph of a text, on one line.
    static func firstParagraph(of text: String) -> String? {
        var reader = MarkupReader(text: String(text.prefix(2000)), width: .max)
        let first = reader.read().first { !$0.isEmpty }
        return first
    }
}
