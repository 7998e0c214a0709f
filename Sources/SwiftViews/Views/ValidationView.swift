internal import ServiceModel
internal import SpecDiagnostics
public import TemplateEngine

/// The checks of what inputs hold, for who asks for them.
public struct ValidationView: TemplateView {
    var file: FileView
    var shapes: [ValidatedShapeView]

    public static let fields = Fields<ValidationView>([.list("shapes") { $0.shapes }] + FileView.fields(of: { $0.file }))
}

/// One shape with the lines that check its members.
struct ValidatedShapeView: TemplateView {
    var qualifiedName: String
    /// The lines of a structure; a union has cases instead.
    var lines: [String]
    var cases: [ValidatedCaseView]
    var hasDefault: Bool

    static let fields = Fields<ValidatedShapeView>([
        .text("qualifiedName") { $0.qualifiedName },
        .lines("lines") { $0.lines },
        .list("cases") { $0.cases },
        .flag("default") { $0.hasDefault },
    ])
}

/// One case of a union with the line that checks its value.
struct ValidatedCaseView: TemplateView {
    var name: String
    var line: String

    static let fields = Fields<ValidatedCaseView>([.text("name") { $0.name }, .text("line") { $0.line }])
}

extension ModulePlan {
    /// The checks of everything that an input can hold and that the description constrains.
    func validation(_ diagnostics: inout Diagnostics) -> ValidationView? {
        guard options.hasValidation, let patternProblem = options.patternProblem else { return nil }
        let graph = ShapeGraph(service)
        let reachable = graph.reachable(from: operations.compactMap { $0.input?.target })
        for (place, shape) in shapes.enumerated() where reachable[place] {
            reportPattern(of: shape, patternProblem, &diagnostics)
        }
        let checked = checkedShapes(graph)
        let places = shapes.indices.filter { place in
            reachable[place] && shapes[place].structure != nil && (checked[place] || roles[place].contains(.input))
        }
        .sorted { names.types[$0] < names.types[$1] }
        // A target of its own, so that who checks nothing compiles neither the checks nor the reader of patterns.
        return ValidationView(file: file(of: "InputValidation", reexports: true), shapes: places.map { validated($0, checked) })
    }

    /// By shape: whether it, or something inside it, has a constraint that can be checked.
    private func checkedShapes(_ graph: ShapeGraph) -> [Bool] {
        var checked = shapes.map { !limits(of: $0).isEmpty || pattern(of: $0) != nil }
        var changed = true
        while changed {
            changed = false
            for place in graph.edges.indices where !checked[place] && graph.edges[place].contains(where: { checked[$0.target.index] }) {
                checked[place] = true
                changed = true
            }
        }
        return checked
    }

    private func validated(_ place: Int, _ checked: [Bool]) -> ValidatedShapeView {
        let members = members(of: place)
        guard shapes[place].isUnion else {
            let lines = members.flatMap { spelling in
                checks(spelling.member, name: swiftLiteral(spelling.member.name), value: spelling.reference, checked)
            }
            return ValidatedShapeView(qualifiedName: qualifier + names.types[place], lines: lines, cases: [], hasDefault: false)
        }
        let cases = members.compactMap { spelling -> ValidatedCaseView? in
            let isTagged = shapes[place].structure?.discriminator != nil
            let lines =
                isTagged
                ? checked[spelling.member.target.index] ? ["value.validate(&check)"] : []
                : checks(spelling.member, name: swiftLiteral(spelling.member.name), value: "value", checked)
            return lines.isEmpty ? nil : ValidatedCaseView(name: spelling.name, line: lines.joined(separator: "; "))
        }
        return ValidatedShapeView(qualifiedName: qualifier + names.types[place], lines: [], cases: cases, hasDefault: !cases.isEmpty)
    }

    /// The statements that check one value, which stands under `name`.
    private func checks(_ member: Member, name: String, value: String, _ checked: [Bool]) -> [String] {
        let shape = shapes[member.target]
        guard checked[member.target.index], !member.isJSONValue, !isByteStream(member), !isEventStream(member) else { return [] }
        let limits = limits(of: shape)
        var lines: [String] = []
        switch shape.kind {
        case .structure, .union:
            lines.append("check.structure(\(name), \(member.isBoxed ? "\(value)\(member.isRequired ? "" : "?").value" : value))")
        case .string:
            if !limits.isEmpty { lines.append("check.length(\(name), \(value)\(limits))") }
            if let pattern = pattern(of: shape) { lines.append("check.pattern(\(name), \(value), \(swiftLiteral(pattern)))") }
        case .blob: lines.append("check.length(\(name), \(value)\(limits))")
        case .byte, .short, .integer, .long, .double: lines.append("check.range(\(name), \(value)\(limits))")
        case .float:
            lines.append("check.range(\(name), \(member.isRequired ? "Double(\(value))" : "\(value).map { Double($0) }")\(limits))")
        case .list(let list):
            if !limits.isEmpty { lines.append("check.count(\(name), \(value)\(limits))") }
            let inner = list.isSparse ? [] : elementChecks(list.element, checked)
            if !inner.isEmpty { lines.append("check.each(\(name), \(value)) { check, item in \(inner.joined(separator: "; ")) }") }
        case .map(let map):
            if !limits.isEmpty { lines.append("check.count(\(name), \(value)\(limits))") }
            let inner = map.isSparse ? [] : elementChecks(map.value, checked)
            if !inner.isEmpty { lines.append("check.each(\(name), \(value)) { check, item in \(inner.joined(separator: "; ")) }") }
        default: break
        }
        return lines
    }

    /// The checks of an item, which has a place but no name.
    private func elementChecks(_ element: Member, _ checked: [Bool]) -> [String] {
        var element = element
        element.isRequired = true
        switch shapes[element.target].kind {
        case .structure, .union: return checked[element.target.index] ? ["item.validate(&check)"] : []
        default: return checks(element, name: "\"\"", value: "item", checked)
        }
    }

    /// The expression for a text that can be checked.
    private func pattern(of shape: Shape) -> String? {
        guard case .string = shape.kind, let pattern = shape.constraints.pattern, options.patternProblem?(pattern) == nil else {
            return nil
        }
        return pattern
    }

    /// Tells that an expression is not understood.
    private func reportPattern(of shape: Shape, _ problem: (String) -> String?, _ diagnostics: inout Diagnostics) {
        guard case .string = shape.kind, let pattern = shape.constraints.pattern, let problem = problem(pattern) else { return }
        diagnostics.note("the pattern of '\(shape.name)' is not checked, because of \(problem)", at: shape.origin)
    }

    /// `, min: 1, max: 64`
    private func limits(of shape: Shape) -> String {
        let isReal: Bool
        switch shape.kind {
        case .double, .float: isReal = true
        case .string, .blob, .list, .map, .byte, .short, .integer, .long: isReal = false
        default: return ""
        }
        func number(_ text: String?) -> String? {
            guard let text, let value = Double(text), value.isFinite else { return nil }
            if isReal { return "\(value)" }
            return Int(text).map { "\($0)" }
        }
        let isCount = if case .string = shape.kind { true } else { unitIsCount(shape.kind) }
        let least = number(shape.constraints.min).flatMap { isCount && $0 == "0" ? nil : $0 }
        return (least.map { ", min: \($0)" } ?? "") + (number(shape.constraints.max).map { ", max: \($0)" } ?? "")
    }

    private func unitIsCount(_ kind: ShapeKind) -> Bool {
        switch kind {
        case .blob, .list, .map: true
        default: false
        }
    }
}
