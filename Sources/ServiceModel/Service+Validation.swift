public import SpecDiagnostics

extension Service {
    /// Reports what the parts of a description say against each other: labels without a member, two bodies, a paginator of an
    /// operation that is not there. What one part says against the format of the description is reported when it is read.
    public func validate(_ d: inout Diagnostics) {
        validateCollections(&d)
        for operation in operations { validate(operation, &d) }
        for paginator in paginators {
            validate(paginator, &d)
        }
        for waiter in waiters where self.operation(named: waiter.operation) == nil {
            reportMissing(operation: waiter.operation, of: "waiter '\(waiter.name)'", at: waiter.origin, &d)
        }
    }

    private func validate(_ operation: Operation, _ d: inout Diagnostics) {
        let members = operation.input.flatMap { shapes[$0.target].structure?.members } ?? []
        let labels = labels(in: operation.http.path)
        for label in labels where !members.contains(where: { $0.location == .label(label) }) {
            let names = members.compactMap { if case .label(let name) = $0.location { name } else { nil as String? } }
            d.error(
                "the path of '\(operation.name)' names '{\(label)}', which no member fills", at: operation.origin,
                hint: nearest(to: label, among: names).map { "did you mean '{\($0)}'?" })
        }
        for member in members {
            guard case .label(let name) = member.location, !labels.contains(name) else { continue }
            d.error("'\(member.name)' fills '{\(name)}', which the path of '\(operation.name)' does not name", at: member.origin)
        }
        for name in self.labels(in: operation.hostPrefix ?? "") where !members.contains(where: { $0.name == name }) {
            d.error("the host prefix of '\(operation.name)' names '{\(name)}', which is no member of its input", at: operation.origin)
        }
        for shape in [operation.input, operation.output].compactMap({ $0 }) { validate(bodyOf: shapes[shape.target], of: operation, &d) }
    }

    private func validate(bodyOf shape: Shape, of operation: Operation, _ d: inout Diagnostics) {
        guard let structure = shape.structure else { return }
        let payloads = structure.members.filter { $0.location == .payload }
        if payloads.count > 1 {
            let names = payloads.map { "'\($0.name)'" }.joined(separator: ", ")
            d.error("'\(operation.name)' has more than one body: \(names)", at: payloads[1].origin)
        }
        let fields = structure.members.contains { if case .form = $0.location { true } else { false } }
        if fields, let payload = payloads.first {
            d.error(
                "'\(operation.name)' has both a body, '\(payload.name)', and form fields", at: payload.origin, hint: "keep one of the two")
        }
    }

    private func validate(_ paginator: Paginator, _ d: inout Diagnostics) {
        guard let operation = operation(named: paginator.operation) else {
            return reportMissing(operation: paginator.operation, of: "a paginator", at: paginator.origin, &d)
        }
        if paginator.inputTokens.count != paginator.outputTokens.count {
            let counts = "\(paginator.inputTokens.count) input tokens and \(paginator.outputTokens.count) output tokens"
            d.error(
                "the paginator of '\(operation.name)' has \(counts)", at: paginator.origin,
                hint: "each output token goes into the input token at the same place")
        }
        let members = operation.input.flatMap { shapes[$0.target].structure?.members } ?? []
        for name in paginator.inputTokens + [paginator.limitKey].compactMap({ $0 }) where !members.contains(where: { $0.name == name }) {
            let near = nearest(to: name, among: members.map(\.name))
            d.error(
                "the paginator of '\(operation.name)' sets '\(name)', which is no member of its input", at: paginator.origin,
                hint: near.map { "did you mean '\($0)'?" })
        }
    }

    private func reportMissing(operation: String, of what: String, at range: SourceRange?, _ d: inout Diagnostics) {
        let near = nearest(to: operation, among: operations.map(\.name))
        d.error("\(what) is for the operation '\(operation)', which does not exist", at: range, hint: near.map { "did you mean '\($0)'?" })
    }

    /// The names in braces: `/v2/{Key+}` gives `Key`.
    func labels(in template: String) -> [String] {
        guard template.utf8.contains(UInt8(ascii: "{")) else { return [] }
        var found: [String] = []
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            var name = rest[rest.index(after: open)..<close]
            if name.hasSuffix("+") { name = name.dropLast() }
            found.append(String(name))
            rest = rest[rest.index(after: close)...]
        }
        return found
    }
}
