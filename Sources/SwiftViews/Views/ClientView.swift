internal import ServiceModel
public import TemplateEngine

/// The client of a service: a structure with one method for each operation.
public struct ClientView: TemplateView {
    var file: FileView
    var client: String
    var qualifiedClient: String
    var documentation: [String]
    /// What its initialiser takes, besides what every client takes.
    var endpointParameter: String
    var service: String
    var defaults: String
    var operationsTable: String
    var operations: [OperationView]

    public static let fields = Fields<ClientView>(
        [
            .text("client") { $0.client },
            .text("qualifiedClient") { $0.qualifiedClient },
            .lines("documentation") { $0.documentation },
            .text("endpointParameter") { $0.endpointParameter },
            .text("service") { $0.service },
            .text("defaults") { $0.defaults },
            .text("operationsTable") { $0.operationsTable },
            .list("operations") { $0.operations },
        ] + FileView.fields(of: { $0.file }))
}

/// An operation as a method of the client.
struct OperationView: TemplateView {
    var name: String
    /// The name without backticks, as it follows a dot.
    var table: String
    /// How the method that takes members reaches the one that takes an input: by `self` if a member has the method's name.
    var callee: String
    var documentation: [String]
    var attribute: String
    var input: String
    var output: String
    /// ` = SendEmailRequest()`, if nothing has to be given because there is nothing to give.
    var inputDefault: String
    /// Parameters and arguments of the method that takes members instead of an input; empty if there are none.
    var parameters: String
    var arguments: String
    var parameterDocumentation: [String]
    var mark: Int32

    static let fields = Fields<OperationView>([
        .text("name") { $0.name },
        .text("table") { $0.table },
        .text("callee") { $0.callee },
        .lines("documentation") { $0.documentation },
        .text("attribute") { $0.attribute },
        .text("input") { $0.input },
        .text("output") { $0.output },
        .text("inputDefault") { $0.inputDefault },
        .text("parameters") { $0.parameters },
        .text("arguments") { $0.arguments },
        .lines("parameterDocumentation") { $0.parameterDocumentation },
    ])
}

extension ModulePlan {
    func client(_ origins: inout Origins) -> ClientView {
        var doc = DocLines()
        let version = identity.apiVersion
        doc.paragraph("\(identity.fullName)\(version.isEmpty ? "" : ", as of \(version)").".replacingNewlines)
        if let text = service.documentation { doc.add(text) }
        if let deprecation = service.deprecation { doc.paragraph("Deprecated. \(deprecation.message ?? "")".trimmedEnd) }
        if !service.clientParameters.isEmpty {
            let parameters = service.clientParameters.map { "`\($0.name)`" }.joined(separator: ", ")
            doc.paragraph("The endpoint also depends on what `endpointParameters` of the options say of: \(parameters).")
        }
        return ClientView(
            file: file(reexports: true), client: tables.client, qualifiedClient: qualifier + tables.client, documentation: doc.lines,
            endpointParameter: needsEndpoint ? "endpoint: String" : "endpoint: String? = nil", service: qualifier + tables.service,
            defaults: options.hasDefaults ? ".standard" : ".minimal", operationsTable: qualifier + tables.operations,
            operations: operations.indices.map { operation($0, &origins) })
    }

    /// Whether nothing says where the service is, so that every client has to be told.
    var needsEndpoint: Bool { wire == .http && service.address.host == nil && service.endpointRules == nil }

    private func operation(_ place: Int, _ origins: inout Origins) -> OperationView {
        let operation = operations[place]
        let name = names.operations[place]
        let input = operation.input.map { $0.target.index } ?? 0
        let members = members(of: input)
        let type = qualifier + names.types[input]
        return OperationView(
            name: Keywords.escape(name), table: Keywords.escape(name),
            callee: names.members[input].contains(name) ? "self.\(Keywords.escape(name))" : Keywords.escape(name),
            documentation: documentation(ofOperation: place),
            attribute: operation.deprecation.map(deprecated) ?? "", input: type, output: outputType(operation),
            inputDefault: members.isEmpty ? " = \(type)()" : "",
            parameters: members.isEmpty ? "" : parameters(members, isQualified: true),
            arguments: members.map { "\($0.label): \($0.name)" }.joined(separator: ", "),
            parameterDocumentation: members.isEmpty ? [] : parameterLines(members), mark: origins.mark(operation.origin))
    }

    func outputType(_ operation: Operation) -> String {
        if operation.returnsRawReply { return "RawReply" }
        return operation.output.map { qualifier + names.types[$0.target.index] } ?? "RawReply"
    }

    /// The first sentence of each documented member, as `- Parameters:` wants it.
    private func parameterLines(_ members: [MemberSpelling]) -> [String] {
        var lines = ["- Parameters:"]
        for spelling in members {
            guard let text = spelling.member.documentation, let first = MarkupReader.firstParagraph(of: text) else { continue }
            let name = spelling.name.filter { $0 != "`" }
            wrap(Array("\(name): \(first)".utf8), width: 116, first: "  - ", rest: "    ", into: &lines)
        }
        return lines.count > 1 ? lines : []
    }
}
