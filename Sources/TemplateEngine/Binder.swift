/// Resolves the names of a template to slots of rows, so that rendering looks nothing up.
struct Binder {
    let library: TemplateLibrary
    var problems: [TemplateProblem] = []
    /// The layouts around a tag, the innermost last; nil is the line of a list of texts.
    private var scopes: [RowLayout?] = []
    /// The partials being bound, to refuse those that contain themselves.
    private var templates: [String] = []

    init(library: TemplateLibrary) { self.library = library }

    mutating func bind(template name: String, layout: RowLayout) -> [BoundNode] {
        guard let template = library.template(name, indent: []) else {
            problems.append(
                TemplateProblem(
                    template: name, line: 1, column: 1, length: 1, message: "there is no template '\(name)'",
                    hint: "the templates are: \(library.names.joined(separator: ", "))"))
            return []
        }
        scopes = [layout]
        templates = [name]
        return joinTexts(bind(template.nodes))
    }

    private mutating func bind(_ nodes: [TemplateNode]) -> [BoundNode] {
        var result: [BoundNode] = []
        for node in nodes {
            switch node {
            case .text(let bytes): result.append(.text(bytes))
            case .value(let tag): bindValue(tag, into: &result)
            case .section(let tag, let inverted, let children): bindSection(tag, inverted: inverted, children, into: &result)
            case .partial(let tag, let indent): result += bindPartial(tag, indent: indent)
            }
        }
        return result
    }

    private mutating func bindValue(_ tag: Tag, into result: inout [BoundNode]) {
        if tag.name == "." {
            if let innermost = scopes.last, innermost == nil { return result.append(.line) }
            return report(tag, "{{.}} stands outside of a list of texts", hint: namesThatExist())
        }
        guard let found = resolve(tag) else { return }
        switch found.kind {
        case .text: result.append(.value(found.slot))
        case .flag, .lines, .rows:
            report(tag, "'\(tag.name)' is not a text", hint: "it is a section: {{#\(tag.name)}}…{{/\(tag.name)}}")
        }
    }

    private mutating func bindSection(_ tag: Tag, inverted: Bool, _ children: [TemplateNode], into result: inout [BoundNode]) {
        guard let found = resolve(tag) else { return }
        if inverted {
            return result.append(.when(found.slot, holds: false, joinTexts(bind(children))))
        }
        switch found.kind {
        case .text, .flag:
            result.append(.when(found.slot, holds: true, joinTexts(bind(children))))
        case .lines:
            scopes.append(nil)
            result.append(.each(found.slot, joinTexts(bind(children))))
            scopes.removeLast()
        case .rows(let layout):
            scopes.append(layout())
            result.append(.each(found.slot, joinTexts(bind(children))))
            scopes.removeLast()
        }
    }

    private mutating func bindPartial(_ tag: Tag, indent: [UInt8]) -> [BoundNode] {
        guard !templates.contains(tag.name) else {
            report(tag, "partial '\(tag.name)' contains itself", hint: "the way there: \(templates.joined(separator: " > "))")
            return []
        }
        guard let template = library.template(tag.name, indent: indent) else {
            let nearest = nearestName(to: tag.name, among: library.names).map { "did you mean '\($0)'? " } ?? ""
            report(tag, "there is no partial '\(tag.name)'", hint: nearest + "the templates are: \(library.names.joined(separator: ", "))")
            return []
        }
        templates.append(tag.name)
        defer { templates.removeLast() }
        return bind(template.nodes)
    }

    // MARK: - Names

    private mutating func resolve(_ tag: Tag) -> (slot: Slot, kind: RowLayout.Kind)? {
        for (up, scope) in scopes.reversed().enumerated() {
            guard let scope, let index = scope.entries.firstIndex(where: { $0.name == tag.name }) else { continue }
            return (Slot(up: up, index: index), scope.entries[index].kind)
        }
        let candidates = scopes.compactMap { $0 }.flatMap { $0.entries.map(\.name) }
        let nearest = nearestName(to: tag.name, among: candidates).map { "did you mean '\($0)'? " } ?? ""
        report(tag, "nothing is named '\(tag.name)' here", hint: nearest + namesThatExist())
        return nil
    }

    /// The names that a tag may use, innermost first.
    private func namesThatExist() -> String {
        var groups: [String] = []
        for scope in scopes.reversed() {
            groups.append(scope.map { $0.entries.map(\.name).joined(separator: ", ") } ?? ".")
        }
        return "the names here are: " + groups.joined(separator: "; around it: ")
    }

    private mutating func report(_ tag: Tag, _ message: String, hint: String?) {
        problems.append(
            TemplateProblem(
                template: templates.last ?? "", line: tag.line, column: tag.column, length: tag.length, message: message, hint: hint))
    }
}

private func joinTexts(_ nodes: [BoundNode]) -> [BoundNode] {
    var result: [BoundNode] = []
    for node in nodes {
        if case .text(let bytes) = node, case .text(let before)? = result.last {
            result[result.count - 1] = .text(before + bytes)
        } else {
            result.append(node)
        }
    }
    return result
}
