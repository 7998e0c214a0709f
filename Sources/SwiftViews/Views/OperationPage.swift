internal import ServiceModel

extension ModulePlan {
    /// What an operation takes and gives, written out with sample values, its errors and an example.
    func operationPage(_ place: Int) -> DocumentationView {
        let operation = operations[place]
        var page = DocumentationView(
            symbol: "\(options.module)/\(tables.client)/\(names.operations[place])(_:)", replacesComment: true, source: options.source)
        page.abstract = introduction(ofOperation: place).lines
        let input = inputPlace(place)
        let output = operation.returnsRawReply ? nil : operation.output?.target
        let hasResult = operation.returnsRawReply || output.map { shapes[$0].structure?.members.isEmpty == false } == true

        var sample = SampleValues(service)
        page.requestSyntax = call(place, input, sample.value(of: ShapeID(input)), hasResult: hasResult, namesOthers: true)
        var structure = StructureLines(plan: self, required: "required")
        structure.add(input)
        page.requestStructure = structure.lines

        if let output {
            var sample = SampleValues(service)
            var expression = SwiftExpression(self, namesOthers: true)
            expression.add(output, sample.value(of: output))
            page.responseSyntax = expression.lines
            var structure = StructureLines(plan: self, required: "always there")
            structure.add(output.index)
            page.responseStructure =
                structure.lines.isEmpty ? ["The reply has no members: that it came says that all went well."] : structure.lines
        } else {
            page.responseSyntax = ["RawReply(status: 200, headers: HTTPHeaders(), bytes: [])"]
            page.responseStructure = [
                "The description does not say what the reply holds, so it is given as it came: its status, its headers, its bytes."
            ]
        }

        var errors = DocLines()
        errors.line("An answer that is an error is thrown as a `ServiceError`; what never became an answer as a `ClientError`.")
        addErrors(operation, to: &errors)
        page.errors = errors.lines

        let example = operation.examples.first
        page.exampleTitle = example?.title.flatMap(MarkupReader.firstParagraph) ?? "With what is required only, and sample values:"
        var minimal = SampleValues(service, isMinimal: true)
        page.example = call(place, input, example?.input ?? minimal.value(of: ShapeID(input)), hasResult: hasResult, namesOthers: false)
        if hasResult { page.example.append("print(response)") }
        if let output, hasResult {
            var sample = SampleValues(service)
            let value = example?.output ?? sample.value(of: output)
            printed(value, output).appendJSON(to: &page.expectedOutput)
        }
        return page
    }

    private func call(_ place: Int, _ input: Int, _ value: ModelValue, hasResult: Bool, namesOthers: Bool) -> [String] {
        var expression = SwiftExpression(self, namesOthers: namesOthers)
        let name = Keywords.escape(names.operations[place])
        expression.call("client.\(name)", lead: "\(hasResult ? "let response = " : "")try await ", shape: input, value)
        return expression.lines
    }

    /// A value as `print` writes it: members in their order, under the names of the wire.
    private func printed(_ value: ModelValue, _ id: ShapeID, depth: Int = 0) -> ModelValue {
        guard depth < 40 else { return .null }
        switch (shapes[id].kind, value) {
        case (.union(let union), .map) where union.discriminator != nil:
            guard case .string(let name)? = union.discriminator.flatMap({ value[$0] }) else { return value }
            guard let member = union.members.first(where: { $0.typeName == name }) else { return value }
            return printed(value, member.target, depth: depth + 1)
        case (.structure(let structure), .map), (.union(let structure), .map):
            return .map(
                structure.members.compactMap { member in
                    guard let inner = value[member.name], !isEventStream(member), !isByteStream(member) else { return nil }
                    return .init(key: decodedName(of: member), value: printed(inner, member.target, depth: depth + 1))
                })
        case (.list(let list), .list(let items)): return .list(items.map { printed($0, list.element.target, depth: depth + 1) })
        case (.map(let map), .map(let entries)):
            return .map(entries.map { .init(key: $0.key, value: printed($0.value, map.value.target, depth: depth + 1)) })
        case (.double, .number(let text)), (.float, .number(let text)): return .number(text.contains(".") ? text : text + ".0")
        case (.blob, .string("bytes")): return .string("Ynl0ZXM=")
        default: return value
        }
    }
}

/// The members of a structure as nested bullets, each with its type and what it means.
struct StructureLines {
    let plan: ModulePlan
    /// What is said of a member that is no optional.
    let required: String
    private(set) var lines: [String] = []
    private var open: [Int] = []

    private static let mostLines = 400
    private static let deepest = 8

    init(plan: ModulePlan, required: String) {
        self.plan = plan
        self.required = required
    }

    mutating func add(_ shape: Int, depth: Int = 0) {
        guard depth < Self.deepest, !open.contains(shape) else { return }
        open.append(shape)
        defer { open.removeLast() }
        for (index, spelling) in plan.members(of: shape).enumerated() where lines.count < Self.mostLines {
            let meaning = oneLine(plan.documentation(of: spelling, shape: shape, index: index))
            let required = spelling.isOptional ? "" : ", \(self.required)"
            bullet("**\(bare(spelling.name))** (`\(bare(spelling.type))`\(required))\(meaning.isEmpty ? "" : ": \(meaning)")", depth)
            addInside(spelling.member.target, depth: depth + 1)
        }
    }

    /// What stands inside a member: the members of a structure, the values of an enumeration, however deep in lists and maps.
    private mutating func addInside(_ id: ShapeID, depth: Int) {
        switch plan.shapes[id].kind {
        case .structure, .union: add(id.index, depth: depth)
        case .list(let list): if depth < Self.deepest { addInside(list.element.target, depth: depth) }
        case .map(let map):
            guard depth < Self.deepest else { return }
            addKeys(map.key.target, depth: depth)
            addInside(map.value.target, depth: depth)
        case .enumeration(let values):
            addValues(values.indices.map { ".\(bare(plan.names.members[id.index][$0]))" }, of: values, id, depth: depth)
        default: break
        }
    }

    /// Dictionaries are keyed by texts, so the values of an enumeration are shown as they are sent.
    private mutating func addKeys(_ id: ShapeID, depth: Int) {
        guard let values = plan.shapes[id].enumerationValues else { return }
        addValues(values.map { "\"\($0.value)\"" }, of: values, id, depth: depth)
    }

    private mutating func addValues(_ spellings: [String], of values: [EnumerationValue], _ id: ShapeID, depth: Int) {
        guard values.count <= 40 else { return }
        for (index, value) in values.enumerated() where lines.count < Self.mostLines {
            let meaning = oneLine(plan.documentation(of: value, shape: id.index, index: index))
            bullet("`\(spellings[index])`\(meaning.isEmpty ? "" : ": \(meaning)")", depth)
        }
    }

    private mutating func bullet(_ text: String, _ depth: Int) {
        let indent = String(repeating: "  ", count: depth)
        wrap(Array(text.utf8), width: 140, first: indent + "- ", rest: indent + "  ", into: &lines)
    }

    /// The first paragraph, and the facts behind it if both are plain text.
    private func oneLine(_ lines: [String]) -> String {
        let isPlain = !lines.contains { $0.hasPrefix("```") || $0.hasPrefix("- ") || $0.hasPrefix("  ") }
        return (isPlain ? lines : Array(lines.prefix { !$0.isEmpty })).filter { !$0.isEmpty }.joined(separator: " ")
    }
}
