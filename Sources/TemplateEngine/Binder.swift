internal import SpecDiagnostics

/// Resolves the names of a template to slots of rows, so that rendering looks nothing up.
struct Binder {
    private(set) var diagnostics = Diagnostics()
    private let library: TemplateLibrary
    /// The layouts around a tag, the innermost last; nil is the line of a list of texts.
    private var scopes: [RowLayout?] = []
    /// The partials being bound, to refuse those that contain themselves.
    private var templates: [String] = []

    init(library: TemplateLibrary) { self.library = library }

    mutating func bind(template name: String, layout: RowLayout) -> [BoundNode] {
        guard let file = library.file(of: name) else {
            diagnostics.error("there is no template '\(name)'", hint: "the templates are: \(library.names.joined(separator: ", "))")
            return []
        }
        scopes = [layout]
        templates = [name]
        var known = Diagnostics()
        return joinTexts(bind(Template(file, &known).nodes))
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
            return diagnostics.error("{{.}} stands outside of a list of texts", at: tag.place, hint: namesThatExist())
        }
        guard let found = resolve(tag) else { return }
        switch found.kind {
        case .text: result.append(.value(found.slot))
        case .flag, .lines, .rows:
            diagnostics.error(
                "'\(tag.name)' is not a text", at: tag.place, hint: "it is a section: {{#\(tag.name)}}…{{/\(tag.name)}}")
        }
    }

    private mutating func bindSection(_ tag: Tag, inverted: Bool, _ children: [TemplateNode], into result: inout [BoundNode]) {
        if tag.name == "isFirst", scopes.count > 1 {
            return result.append(.whenFirst(holds: !inverted, joinTexts(bind(children))))
        }
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
            let way = (templates + [tag.name]).joined(separator: " > ")
            diagnostics.error("partial '\(tag.name)' contains itself", at: tag.place, hint: "the way there: \(way)")
            return []
        }
        guard let file = library.file(of: tag.name) else {
            diagnostics.error(
                "there is no partial '\(tag.name)'", at: tag.place,
                hint: didYouMean(tag.name, library.names) + "the templates are: \(library.names.joined(separator: ", "))")
            return []
        }
        templates.append(tag.name)
        defer { templates.removeLast() }
        var known = Diagnostics()
        return bind(Template(file, indent: indent, &known).nodes)
    }

    // MARK: - Names

    private mutating func resolve(_ tag: Tag) -> (slot: Slot, kind: RowLayout.Kind)? {
        for (up, scope) in scopes.reversed().enumerated() {
            guard let scope, let index = scope.entries.firstIndex(where: { $0.name == tag.name }) else { continue }
            return (Slot(up: up, index: index), scope.entries[index].kind)
        }
        let candidates = scopes.reversed().compactMap { $0 }.flatMap { $0.entries.map(\.name) }
        diagnostics.error("nothing is named '\(tag.name)' here", at: tag.place, hint: didYouMean(tag.name, candidates) + namesThatExist())
        return nil
    }

    private func didYouMean(_ name: String, _ candidates: [String]) -> String {
        nearest(to: name, among: candidates).map { "did you mean '\($0)'? " } ?? ""
    }

    /// The names that a tag may use, innermost first.
    private func namesThatExist() -> String {
        let groups = scopes.reversed().map { scope in scope.map { $0.entries.map(\.name).joined(separator: ", ") } ?? "." }
        return "the names here are: " + groups.joined(separator: "; around it: ")
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
