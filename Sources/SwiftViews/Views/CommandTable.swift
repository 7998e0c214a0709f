internal import ServiceModel
internal import SpecDiagnostics

// The texts of command tables; `CommandService` in CommandRuntime says what each line means.

/// Writes the lines of a service's commands and of their documentation.
struct CommandTable {
    let name: String
    private(set) var commands: [String] = []
    private(set) var documentation: [String] = []
    private let service: Service

    init(_ plan: ModulePlan, _ diagnostics: inout Diagnostics) {
        service = plan.service
        let identity = service.identity
        let facts = service.extensions[CommandLineFacts.key]
        // The title of a Swagger document is a sentence rather than a name.
        let id = service.wireProtocol == .http ? plan.options.module : identity.id
        name = facts?["name"]?.string ?? String(id.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" })
        var line = SchemaLine("service", name, identity.id)
        line.fact("uid", identity.uid)
        line.fact("title", identity.fullName)
        commands.append(line.text)
        document(["service"], service.documentation)
        for operation in service.operations { add(operation, CommandLineFacts(operation, service, &diagnostics)) }
        for waiter in service.waiters { add(waiter) }
        for shape in service.shapes { document(shape) }
    }

    // MARK: - Commands

    private mutating func add(_ operation: Operation, _ facts: CommandLineFacts) {
        var head = SchemaLine("command", CommandName.dashed(operation.name), operation.name)
        head.flag("deprecated", operation.deprecation != nil)
        commands.append(head.text)
        let members = operation.input.flatMap { service.shapes[$0.target].structure?.members } ?? []
        // A renamed option comes last, as if it had been added.
        let renamed = members.filter { facts.renames[$0.name] != nil }
        for member in members where facts.renames[member.name] == nil { add(member, "--" + CommandName.dashed(member.name), facts) }
        for member in renamed { add(member, "--" + (facts.renames[member.name] ?? member.name), facts) }
        for option in facts.options { addLine("fills", "--" + option.name, option.path) }
        for (member, text) in facts.beginnings { addLine("begins", member, text) }
        for groups in facts.conflicts { addLine("conflict", groups) }
        if let paginator = service.paginator(of: operation.name) { add(paginator) }
        document(operation, facts)
    }

    private mutating func add(_ member: Member, _ option: String, _ facts: CommandLineFacts) {
        var line = SchemaLine("option", option, member.name)
        line.flag("optional", facts.optional.contains(member.name))
        line.flag("hidden", facts.hidden.contains(member.name))
        commands.append("\t" + line.text)
    }

    private mutating func add(_ paginator: Paginator) {
        var line = SchemaLine("page")
        for token in paginator.inputTokens { line.fact("in", token) }
        for token in paginator.outputTokens { line.fact("out", token) }
        for key in paginator.resultKeys { line.fact("result", key) }
        line.fact("limit", paginator.limitKey)
        line.fact("more", paginator.moreResults)
        for key in paginator.nonAggregateKeys { line.fact("rest", key) }
        commands.append("\t" + line.text)
    }

    private mutating func add(_ waiter: Waiter) {
        var line = SchemaLine("wait", CommandName.dashed(waiter.name), waiter.name, CommandName.dashed(waiter.operation))
        line.fact("delay", String(waiter.delay))
        line.fact("attempts", String(waiter.maxAttempts))
        commands.append(line.text)
        for acceptor in waiter.acceptors {
            let (matcher, expected, expression) = acceptor.matcher.fields
            addLine("accept", acceptor.state.rawValue, matcher, expected.jsonText, expression)
        }
    }

    private mutating func addLine(_ word: String, _ fields: String...) { addLine(word, fields) }

    private mutating func addLine(_ word: String, _ fields: [String]) {
        commands.append("\t" + ([word] + fields).map(SchemaLine.escaped).joined(separator: "\t"))
    }

    // MARK: - Documentation

    private mutating func document(_ operation: Operation, _ facts: CommandLineFacts) {
        document(["operation", operation.name], [operation.summary, operation.documentation].compactMap { $0 }.joined(separator: "\n\n"))
        let rates = operation.rateLimits.map(\.sentence).joined(separator: " ")
        if !rates.isEmpty { document(["rate", operation.name], rates) }
        let command = CommandName.dashed(operation.name)
        for option in facts.options { document(["option", "\(command).--\(option.name)"], option.documentation) }
        for example in operation.examples {
            let title = example.title.map { MarkupReader.markdown($0) } ?? ""
            let text = example.documentation.map { MarkupReader.markdown($0) } ?? ""
            let line = SchemaLine(
                "example", operation.name, title, text, example.input?.jsonText ?? "{}", example.output?.jsonText ?? "{}")
            documentation.append(line.text)
        }
    }

    private mutating func document(_ shape: Shape) {
        document(["shape", shape.name], shape.documentation)
        for member in shape.structure?.members ?? [] { document(["member", "\(shape.name).\(member.name)"], member.documentation) }
        switch shape.kind {
        case .list(let list): document(["member", "\(shape.name).member"], list.element.documentation)
        case .map(let map):
            document(["member", "\(shape.name).key"], map.key.documentation)
            document(["member", "\(shape.name).value"], map.value.documentation)
        default: break
        }
    }

    private mutating func document(_ path: [String], _ text: String?) {
        guard let text, !text.isEmpty else { return }
        documentation.append((path + [MarkupReader.markdown(text)]).map(SchemaLine.escaped).joined(separator: "\t"))
    }
}

extension Acceptor.Matcher {
    /// The way of matching with the value expected and what is looked at.
    fileprivate var fields: (matcher: String, expected: ModelValue, expression: String) {
        switch self {
        case .path(let expression, let value): ("path", value, expression)
        case .pathAll(let expression, let value): ("pathAll", value, expression)
        case .pathAny(let expression, let value): ("pathAny", value, expression)
        case .error(let code): ("error", .string(code), "")
        case .anyError(let isError): ("error", .bool(isError), "")
        case .status(let status): ("status", .number(String(status)), "")
        }
    }
}

extension MarkupReader {
    /// The text as Markdown with a line for each paragraph.
    static func markdown(_ text: String) -> String {
        var reader = MarkupReader(text: text, width: 1_000_000)
        return reader.read().joined(separator: "\n")
    }
}

extension ModelValue {
    /// JSON on one line.
    var jsonText: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let text): text
        case .string(let text): jsonQuoted(text)
        case .list(let items): "[\(items.map(\.jsonText).joined(separator: ", "))]"
        case .map(let entries): "{\(entries.map { "\(jsonQuoted($0.key)): \($0.value.jsonText)" }.joined(separator: ", "))}"
        }
    }
}

private func jsonQuoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": quoted += "\\\(scalar)"
        case "\n": quoted += "\\n"
        case "\t": quoted += "\\t"
        case "\r": quoted += "\\r"
        case "\0"..<" ":
            let digits = String(scalar.value, radix: 16)
            quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}
