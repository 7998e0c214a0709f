internal import ServiceModel
internal import SpecDiagnostics
internal import SwiftViews

/// What differs in the limits of values. A tighter limit on what callers send can refuse what was taken before; a looser one lets more
/// through, either way. Swift carries limits as documentation only.
extension ComparisonPass {
    mutating func compareConstraints(_ view: PairView) {
        let (a, b) = (view.before.constraints, view.after.constraints)
        guard a != b else { return }
        let isSized = isSized(view.before.kind)
        let least = isSized ? "its least length" : "its least value"
        let greatest = isSized ? "its greatest length" : "its greatest value"
        func add(_ change: LimitChange?, _ sentence: String) {
            guard let change else { return }
            let effect =
                switch change {
                case .tighter: view.usage.effect(input: .breaking, output: .none)
                case .looser: view.usage.effect(input: .additive, output: .additive)
                }
            self.add(.constraint, view.name, sentence, Effects(wire: effect, commandLine: effect), view.before.origin, view.after.origin)
        }
        func now(_ what: String, _ before: String?, _ after: String?) -> String {
            guard let after else { return "\(what), \(before ?? ""), is gone" }
            return before.map { "\(what) is \(after) instead of \($0)" } ?? "\(what) is \(after)"
        }
        add(LimitChange(from: a.min, to: b.min, isUpper: false), now(least, a.min, b.min))
        add(LimitChange(from: a.max, to: b.max, isUpper: true), now(greatest, a.max, b.max))
        add(PatternChange.compare(a.pattern, b.pattern), now("its pattern", a.pattern.map { "'\($0)'" }, b.pattern.map { "'\($0)'" }))
        add(
            LimitChange(from: a.excludesMin, to: b.excludesMin),
            b.excludesMin ? "is greater than its least value" : "can be its least value")
        add(
            LimitChange(from: a.excludesMax, to: b.excludesMax),
            b.excludesMax ? "is less than its greatest value" : "can be its greatest value")
        add(LimitChange(from: a.hasUniqueItems, to: b.hasUniqueItems), b.hasUniqueItems ? "has no item twice" : "can have items twice")
        add(LimitChange(factor: a.multipleOf, b.multipleOf), now("its factor", a.multipleOf, b.multipleOf))
        if a.values != b.values {
            let isLooser = b.values.isEmpty || (!a.values.isEmpty && a.values.allSatisfy(b.values.contains))
            add(isLooser ? .looser : .tighter, b.values.isEmpty ? "can be any number" : "is one of \(b.values.joined(separator: ", "))")
        }
        if a.format != b.format { add(b.format == nil ? .looser : .tighter, now("its format", a.format, b.format)) }
    }

    private func isSized(_ kind: ShapeKind) -> Bool {
        switch kind {
        case .string, .enumeration, .blob, .list, .map: true
        default: false
        }
    }
}

/// Whether fewer or more values are allowed than before.
enum LimitChange {
    case tighter, looser

    /// Limits as written; nothing if they are the same number.
    init?(from old: String?, to new: String?, isUpper: Bool) {
        switch (old, new) {
        case (nil, nil): return nil
        case (nil, _?): self = .tighter
        case (_?, nil): self = .looser
        case (let old?, let new?):
            guard old != new else { return nil }
            guard let before = Double(old), let after = Double(new) else {
                self = .tighter
                return
            }
            guard before != after else { return nil }
            self = (after < before) == isUpper ? .tighter : .looser
        }
    }

    init?(from old: Bool, to new: Bool) {
        guard old != new else { return nil }
        self = new ? .tighter : .looser
    }

    /// A multiple of the old factor allows fewer values, a divisor of it more.
    init?(factor old: String?, _ new: String?) {
        guard old != new else { return nil }
        guard let new else {
            self = .looser
            return
        }
        guard let before = old.flatMap(Double.init), let after = Double(new), after != 0 else {
            self = .tighter
            return
        }
        self = before.truncatingRemainder(dividingBy: after) == 0 ? .looser : .tighter
    }
}
