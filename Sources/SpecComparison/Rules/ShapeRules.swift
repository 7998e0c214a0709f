internal import ServiceModel
internal import SpecDiagnostics
internal import SwiftViews

/// What differs in shapes that answer to each other, and which types callers gain and lose.
extension ComparisonPass {
    mutating func compareShapes() {
        compareTypeNames()
        for pair in pairs.all { compare(pair) }
    }

    private mutating func compareTypeNames() {
        let oldNames = Set(old.types)
        let newNames = Set(new.types)
        let explained = typesOfOperations()
        for (place, name) in old.types.enumerated() where !name.isEmpty && !newNames.contains(name) && !swiftNames.contains(old: name) {
            guard !explained.contains(name) else { continue }
            let shape = old.service.shapes[place]
            add(.shapeLeft, shape.name, "is used no longer", Effects(swift: .breaking), shape.origin, nil)
        }
        for (place, name) in new.types.enumerated() where !name.isEmpty && !oldNames.contains(name) && !swiftNames.contains(new: name) {
            guard !explained.contains(name) else { continue }
            let shape = new.service.shapes[place]
            add(.shapeJoined, shape.name, "joins the types", Effects(swift: .additive), nil, shape.origin)
        }
    }

    /// Inputs and outputs of operations that come or go: the operation says it all.
    private func typesOfOperations() -> Set<String> {
        var names: Set<String> = []
        for operation in old.service.operations where new.service.operation(named: operation.name) == nil {
            for shape in [operation.input, operation.output].compactMap({ $0 }) { names.insert(old.types[shape.target.index]) }
        }
        for operation in new.service.operations where old.service.operation(named: operation.name) == nil {
            for shape in [operation.input, operation.output].compactMap({ $0 }) { names.insert(new.types[shape.target.index]) }
        }
        return names
    }

    // MARK: -

    private mutating func compare(_ pair: ShapePair) {
        let a = old.service.shapes[pair.old]
        let b = new.service.shapes[pair.new]
        let view = PairView(pair, self)
        if swiftNames.pairs.contains(pair) {
            add(.shapeRenamed, a.name, "is called '\(b.name)'", Effects(swift: .breaking), a.origin, b.origin)
        }
        switch (a.kind, b.kind) {
        case (.structure(let before), .structure(let after)), (.union(let before), .union(let after)):
            compare(before, after, view)
        case (.list(let before), .list(let after)):
            compare(elements: before.element, after.element, named: "item", isSparse: (before.isSparse, after.isSparse), view)
        case (.map(let before), .map(let after)):
            compare(elements: before.key, after.key, named: "key", isSparse: (false, false), view)
            compare(elements: before.value, after.value, named: "value", isSparse: (before.isSparse, after.isSparse), view)
        case (.enumeration(let before), .enumeration(let after)):
            compare(before, after, view)
        default:
            if a.name == b.name { compareKinds(view) }
        }
        compareConstraints(view)
        if view.usage.contains(.output) || a.error != nil { compareErrorFacts(view) }
        guard a.name == b.name else { return }
        compareExtensions(a.name, (a.extensions, a.origin), (b.extensions, b.origin))
        compareTexts(a.name, (a.documentation, a.deprecation, a.origin), (b.documentation, b.deprecation, b.origin))
    }

    /// The same name for something else.
    private mutating func compareKinds(_ view: PairView) {
        guard let change = KindChange(view.before.kind, view.after.kind) else { return }
        let types = (old.typeTexts[view.pair.old.index], new.typeTexts[view.pair.new.index])
        var effects = change.effects(view.usage)
        effects.swift = swiftNames.translated(types.0) == types.1 ? .none : .breaking
        add(.type, view.name, change.sentence, effects, view.before.origin, view.after.origin)
    }

    private mutating func compareErrorFacts(_ view: PairView) {
        guard let before = view.before.error, let after = view.after.error else {
            guard (view.before.error == nil) != (view.after.error == nil) else { return }
            let sentence = view.after.error == nil ? "is an error no longer" : "is an error now"
            return add(.errorCode, view.name, sentence, Effects(wire: .breaking, swift: .breaking), view.before.origin, view.after.origin)
        }
        if view.before.errorCode != view.after.errorCode {
            add(
                .errorCode, view.name, "has the code '\(view.after.errorCode)' instead of '\(view.before.errorCode)'",
                Effects(wire: .breaking, commandLine: .breaking), view.before.origin, view.after.origin)
        }
        if before.status != after.status || before.isRetryable != after.isRetryable || before.isThrottling != after.isThrottling {
            add(.error, view.name, "has another status, or is tried again otherwise", Effects(), view.before.origin, view.after.origin)
        }
    }
}

/// Two shapes that answer to each other, with what rules ask about them.
struct PairView {
    let pair: ShapePair
    let before: Shape
    let after: Shape
    let usage: Usage
    /// Whether callers know both by one name, or by names of which one took the place of the other.
    let isOneType: Bool
    /// The name in reports: `Destination`, or both names if they differ.
    let name: String

    init(_ pair: ShapePair, _ pass: ComparisonPass) {
        self.pair = pair
        before = pass.old.service.shapes[pair.old]
        after = pass.new.service.shapes[pair.new]
        usage = pass.pairs.usages[pair] ?? []
        let types = (pass.old.types[pair.old.index], pass.new.types[pair.new.index])
        isOneType = !types.0.isEmpty && pass.swiftNames.translated(types.0) == types.1
        name = before.name == after.name || pass.swiftNames.pairs.contains(pair) ? before.name : "\(before.name) (now \(after.name))"
    }
}
