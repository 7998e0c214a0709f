internal import ServiceModel
internal import SpecDiagnostics
public import TemplateEngine

/// What a service's description says can be waited for.
public struct WaitersView: TemplateView {
    var file: FileView
    var qualifiedClient: String
    var operationsTable: String
    var waiters: [WaiterView]

    public static let fields = Fields<WaitersView>(
        [
            .text("qualifiedClient") { $0.qualifiedClient },
            .text("operationsTable") { $0.operationsTable },
            .list("waiters") { $0.waiters },
        ] + FileView.fields(of: { $0.file }))
}

/// One state to wait for.
struct WaiterView: TemplateView {
    var name: String
    /// The literal of the waiter's name.
    var title: String
    var documentation: [String]
    var operation: String
    var input: String
    var inputDefault: String
    var output: String
    var delay: String
    var attempts: String
    /// The lines that judge an answer.
    var lines: [String]
    var attribute: String
    var mark: Int32

    static let fields = Fields<WaiterView>([
        .text("name") { $0.name },
        .text("title") { $0.title },
        .lines("documentation") { $0.documentation },
        .text("operation") { $0.operation },
        .text("input") { $0.input },
        .text("inputDefault") { $0.inputDefault },
        .text("output") { $0.output },
        .text("delay") { $0.delay },
        .text("attempts") { $0.attempts },
        .lines("lines") { $0.lines },
        .text("attribute") { $0.attribute },
    ])
}

extension ModulePlan {
    func waiters(_ origins: inout Origins, _ diagnostics: inout Diagnostics) -> WaitersView {
        var views: [WaiterView] = []
        for waiter in service.waiters {
            guard let place = operations.firstIndex(where: { $0.name == waiter.operation }) else { continue }
            if let view = self.waiter(waiter, of: place, &origins, &diagnostics) { views.append(view) }
        }
        var file = file()
        if views.isEmpty { file.imports = [] }
        return WaitersView(
            file: file, qualifiedClient: qualifier + tables.client, operationsTable: qualifier + tables.operations, waiters: views)
    }

    private func waiter(
        _ waiter: Waiter, of place: Int, _ origins: inout Origins, _ diagnostics: inout Diagnostics
    ) -> WaiterView? {
        let operation = operations[place]
        guard let input = operation.input?.target, let output = operation.output?.target else { return nil }
        var lines: [String] = []
        var idle: [String] = []
        for acceptor in waiter.acceptors {
            do throws(PathProblem) {
                if let line = try line(for: acceptor, output) {
                    lines.append(line)
                } else {
                    idle.append("\(acceptor.state.rawValue)")
                    diagnostics.note(
                        "an acceptor of the waiter '\(waiter.name)' never holds, because what it compares is no list",
                        at: acceptor.origin ?? waiter.origin)
                }
            } catch {
                // One that cannot be judged may be the one that ends the waiting, so nothing is generated that might wait for ever.
                diagnostics.warning("the waiter '\(waiter.name)' is left out: \(error.message)", at: acceptor.origin ?? waiter.origin)
                return nil
            }
        }
        var doc = DocLines(width: 116)
        let seconds = waiter.delay == 1 ? "every second" : "every \(waiter.delay) seconds"
        if let text = waiter.documentation { doc.add(text) } else { doc.paragraph("Waits until `\(waiter.name)` holds.") }
        doc.paragraph("Calls `\(operation.name)` \(seconds), at most \(waiter.maxAttempts) times, unless the options say otherwise.")
        if !idle.isEmpty {
            doc.paragraph(
                "What the description gives as sign of \(idle.joined(separator: " and of ")) compares what is no list, and never holds.")
        }
        let type = qualifier + names.types[input.index]
        return WaiterView(
            name: "waitUntil\(WordSplitter.upperCamel(waiter.name))", title: swiftLiteral(waiter.name), documentation: doc.lines,
            operation: Keywords.escape(names.operations[place]), input: type,
            inputDefault: members(of: input.index).allSatisfy(\.isOptional) ? " = \(type)()" : "",
            output: qualifier + names.types[output.index],
            delay: "\(waiter.delay)", attempts: "\(waiter.maxAttempts)", lines: lines,
            attribute: operation.deprecation.map(deprecated) ?? "", mark: origins.mark(waiter.origin))
    }

    /// `if let output = answer.output, output.status == "ACTIVE" { return .success }`
    /// Nothing if the acceptor never holds: one that compares items does so of lists only.
    private func line(for acceptor: Acceptor, _ output: ShapeID) throws(PathProblem) -> String? {
        let compiler = PathCompiler(plan: self)
        let condition: String
        switch acceptor.matcher {
        case .path(let path, let expected):
            let test = try compiler.equals(try compiler.compile(path, root: "output", shape: output), expected)
            condition = "let output = answer.output, \(clause(test))"
        case .pathAll(let path, let expected):
            guard let (list, test) = try elements(path, expected, output, compiler) else { return nil }
            let code = "!$0.isEmpty && $0.allSatisfy { \(test) }"
            condition = "let output = answer.output, (\(list.asOptional).map { \(code) } ?? false)"
        case .pathAny(let path, let expected):
            guard let (list, test) = try elements(path, expected, output, compiler) else { return nil }
            let code = "\(list.code)\(list.mark).contains { \(test) }"
            condition = "let output = answer.output, \(list.isOptional ? "(\(code) ?? false)" : "(\(code))")"
        case .error(let code): condition = "answer.error?.code == \(swiftLiteral(code))"
        case .anyError(let isThere): condition = "answer.error \(isThere ? "!=" : "==") nil"
        case .status(let status): condition = "answer.status == \(status)"
        }
        return "if \(condition) { return .\(acceptor.state.rawValue) }"
    }

    private func elements(
        _ path: String, _ expected: ModelValue, _ output: ShapeID, _ compiler: PathCompiler
    ) throws(PathProblem) -> (list: PathCode, test: String)? {
        let list = try compiler.compile(path, root: "output", shape: output)
        guard case .list(let element) = list.type else { return nil }
        return (list, try compiler.equals(PathCode(code: "$0", type: element, isOptional: false), expected))
    }
}
