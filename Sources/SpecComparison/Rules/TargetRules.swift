internal import ServiceModel
internal import SpecDiagnostics
internal import SwiftViews

/// What differs in the shapes that members, items, keys and values have.
extension ComparisonPass {
    /// A member whose shape is another one. That shape's own differences are told at the shape, as long as both have one name.
    mutating func compareTargets(_ a: Member, _ b: Member, _ subject: String, _ usage: Usage, _ swift: inout SwiftChange) {
        let texts = (old.typeTexts[a.target.index], new.typeTexts[b.target.index])
        // What the member itself adds to its type, such as being a stream, is told elsewhere.
        guard swiftNames.translated(texts.0) != texts.1 || old.service.shapes[a.target].name != new.service.shapes[b.target].name else {
            return
        }
        let told = compareTargets(a, b, subject, usage, isOneType: swift.type)
        if told { _ = swift.take(\.type) }
    }

    /// Whether the change of types is told, here or at the shapes.
    private mutating func compareTargets(_ a: Member, _ b: Member, _ subject: String, _ usage: Usage, isOneType: Bool) -> Bool {
        let (before, after) = (old.service.shapes[a.target], new.service.shapes[b.target])
        if before.name == after.name { return true }
        let swift: Effect = isOneType ? .breaking : .none
        if let change = KindChange(before.kind, after.kind) {
            var effects = change.effects(usage)
            effects.swift = swift
            add(.type, subject, change.sentence, effects, a.origin, b.origin)
            return true
        }
        switch after.kind {
        case .structure, .union, .enumeration:
            let pair = ShapePair(old: a.target, new: b.target)
            guard !swiftNames.pairs.contains(pair) else { return true }
            add(.type, subject, "is '\(after.name)' instead of '\(before.name)'", Effects(swift: swift), a.origin, b.origin)
            return true
        case .list, .map:
            return true
        default:
            return false
        }
    }

    /// The items of a list, the keys and values of a map.
    mutating func compare(elements a: Member, _ b: Member, named name: String, isSparse: (Bool, Bool), _ view: PairView) {
        let subject = "\(view.name).\(name)"
        let texts = (old.typeTexts[a.target.index], new.typeTexts[b.target.index])
        let isOther = swiftNames.translated(texts.0) != texts.1 && name != "key"
        _ = compareTargets(a, b, subject, view.usage, isOneType: isOther)
        if isSparse.0 != isSparse.1 {
            let wire =
                isSparse.1 ? view.usage.effect(input: .additive, output: .breaking) : view.usage.effect(input: .breaking, output: .none)
            add(
                isSparse.1 ? .optional : .required, subject, isSparse.1 ? "can be null" : "can be null no longer",
                Effects(wire: wire, swift: .breaking), view.before.origin, view.after.origin)
        }
        let wire = old.service.wireProtocol
        if wire == .restXML || wire == .query || wire == .ec2, a.locationName != b.locationName {
            let effect = view.usage.effect(input: .breaking, output: .breaking)
            let sentence = "stands in the element \(quoted(b.locationName)) instead of \(quoted(a.locationName))"
            add(.place, subject, sentence, Effects(wire: effect), view.before.origin, view.after.origin)
        }
    }
}
