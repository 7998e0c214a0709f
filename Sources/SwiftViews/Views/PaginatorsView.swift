internal import ServiceModel
internal import SpecDiagnostics
public import TemplateEngine

/// The operations whose answers come in pages, as sequences of pages and of items.
public struct PaginatorsView: TemplateView {
    var file: FileView
    var qualifiedClient: String
    var operationsTable: String
    var paginators: [PaginatorView]

    public static let fields = Fields<PaginatorsView>(
        [
            .text("qualifiedClient") { $0.qualifiedClient },
            .text("operationsTable") { $0.operationsTable },
            .list("paginators") { $0.paginators },
        ] + FileView.fields(of: { $0.file }))
}

/// One operation in pages.
struct PaginatorView: TemplateView {
    /// `listIdentitiesPages` and `listIdentitiesItems`.
    var pages: String
    var items: String
    var operation: String
    var operationName: String
    var input: String
    var inputDefault: String
    var output: String
    /// The type of an item, and the expression for those of a page; empty if a page has none that can be counted.
    var item: String
    var itemsOfPage: String
    /// The lines that put a page's tokens into the next input.
    var lines: [String]
    var attribute: String
    var mark: Int32

    static let fields = Fields<PaginatorView>([
        .text("pages") { $0.pages },
        .text("items") { $0.items },
        .text("operation") { $0.operation },
        .text("operationName") { $0.operationName },
        .text("input") { $0.input },
        .text("inputDefault") { $0.inputDefault },
        .text("output") { $0.output },
        .text("item") { $0.item },
        .text("itemsOfPage") { $0.itemsOfPage },
        .lines("lines") { $0.lines },
        .text("attribute") { $0.attribute },
    ])
}

extension ModulePlan {
    /// Nothing where no operation has pages.
    func paginators(_ origins: inout Origins, _ diagnostics: inout Diagnostics) -> PaginatorsView {
        var views: [PaginatorView] = []
        for paginator in service.paginators {
            guard let place = operations.firstIndex(where: { $0.name == paginator.operation }) else { continue }
            do throws(PathProblem) {
                views.append(try self.paginator(paginator, of: place, &origins))
            } catch {
                diagnostics.warning("the paginator of '\(paginator.operation)' is left out: \(error.message)", at: paginator.origin)
            }
        }
        var file = file()
        if views.isEmpty { file.imports = [] }
        return PaginatorsView(
            file: file, qualifiedClient: qualifier + tables.client, operationsTable: qualifier + tables.operations, paginators: views)
    }

    private func paginator(_ paginator: Paginator, of place: Int, _ origins: inout Origins) throws(PathProblem) -> PaginatorView {
        let operation = operations[place]
        guard let input = operation.input?.target, let output = operation.output?.target else { throw PathProblem("it has no output") }
        let compiler = PathCompiler(plan: self)
        let name = names.operations[place]
        let members = members(of: input.index)
        let inputType = qualifier + names.types[input.index]
        var items: PathCode?
        if let key = paginator.resultKeys.first { items = try compiler.compile(key, root: "page", shape: output) }
        var item = ""
        if case .list(let element)? = items?.type { item = compiler.swiftType(of: element) ?? "" }
        return PaginatorView(
            pages: name + "Pages", items: name + "Items", operation: Keywords.escape(name), operationName: operation.name, input: inputType,
            inputDefault: members.allSatisfy(\.isOptional) ? " = \(inputType)()" : "", output: qualifier + names.types[output.index],
            item: item, itemsOfPage: items?.code ?? "", lines: try tokenLines(paginator, members, output, compiler),
            attribute: operation.deprecation.map(deprecated) ?? "", mark: origins.mark(paginator.origin))
    }

    /// Puts each output token into its input token; behind the last page there is none.
    private func tokenLines(
        _ paginator: Paginator, _ members: [MemberSpelling], _ output: ShapeID, _ compiler: PathCompiler
    ) throws(PathProblem) -> [String] {
        var lines: [String] = []
        if let more = paginator.moreResults {
            let condition = try compiler.truth(of: try compiler.compile(more, root: "page", shape: output))
            lines.append("guard \(clause(condition)) else { return nil }")
        }
        var tokens: [(name: String, isOptional: Bool)] = []
        var setters: [String] = []
        for (index, pair) in zip(paginator.inputTokens, paginator.outputTokens).enumerated() {
            guard let member = members.first(where: { $0.member.name == pair.0 }) else {
                throw PathProblem("'\(pair.0)' is no member of its input")
            }
            let value = try compiler.compile(pair.1, root: "page", shape: output)
            guard compiler.type(of: member.member) == value.type else {
                throw PathProblem("'\(pair.1)' is of another kind than '\(pair.0)'")
            }
            let name = paginator.inputTokens.count == 1 ? "token" : "token\(index + 1)"
            tokens.append((name, value.isOptional))
            lines.append("let \(name) = \(try present(value, compiler))")
            setters.append(
                member.isOptional || !value.isOptional
                    ? "input.\(member.access) = \(name)" : "if let \(name) { input.\(member.access) = \(name) }")
        }
        guard !tokens.isEmpty else { throw PathProblem("it has no tokens") }
        let optional = tokens.filter(\.isOptional)
        if tokens.count == 1, let token = optional.first {
            let value = lines.removeLast().dropFirst("let \(token.name) = ".count)
            lines.append("guard let \(token.name) = \(value) else { return nil }")
        } else if optional.count == tokens.count {
            lines.append("if \(optional.map { "\($0.name) == nil" }.joined(separator: ", ")) { return nil }")
        }
        let isUnwrapped = tokens.count == 1
        let texts = tokens.map { token in
            token.isOptional && !isUnwrapped ? "\(token.name).map { \"\\($0)\" } ?? \"\"" : "\"\\(\(token.name))\""
        }
        return lines + setters + ["return [\(texts.joined(separator: ", "))]"]
    }

    /// A token as it counts: an empty one means that there is none.
    private func present(_ value: PathCode, _ compiler: PathCompiler) throws(PathProblem) -> String {
        switch value.type {
        case .string, .list, .map:
            return value.isOptional ? "\(value.asOptional).flatMap({ $0.isEmpty ? nil : $0 })" : value.code
        default: return value.code
        }
    }
}

extension PathCompiler {
    /// How Swift spells a type outside of the module's namespace.
    func swiftType(of type: PathType) -> String? {
        switch type {
        case .string: "String"
        case .integer: "Int"
        case .double: "Double"
        case .boolean: "Bool"
        case .structure(let id), .enumeration(let id): plan.qualifiedTypeTexts[id.index]
        case .list(let element): swiftType(of: element).map { "[\($0)]" }
        case .map(let value): swiftType(of: value).map { "[String: \($0)]" }
        case .opaque(let text): text.isEmpty ? nil : text
        case .nothing: nil
        }
    }
}
