internal import ServiceModel
internal import SpecDiagnostics
internal import SwiftViews

/// What differs in the values that an enumeration lists. Every enumeration is open: a value that nobody knows is carried along.
extension ComparisonPass {
    mutating func compare(_ a: [EnumerationValue], _ b: [EnumerationValue], _ view: PairView) {
        let names = (old.values[view.pair.old.index], new.values[view.pair.new.index])
        var places: [String: Int] = [:]
        for (place, value) in b.enumerated() { places[value.value] = place }
        for (place, value) in a.enumerated() {
            let origins = (value.origin ?? view.before.origin, view.after.origin)
            guard let other = places.removeValue(forKey: value.value) else {
                let effect = view.usage.effect(input: .breaking, output: .none)
                add(
                    .valueLeft, view.name, "has the value '\(value.value)' no longer",
                    Effects(wire: effect, swift: view.isOneType ? .breaking : .none, commandLine: effect), origins.0, origins.1)
                continue
            }
            if view.isOneType, names.0[place] != names.1[other] {
                let sentence = "calls '\(value.value)' '\(names.1[other])' in Swift instead of '\(names.0[place])'"
                add(.swiftName, view.name, sentence, Effects(swift: .breaking), origins.0, b[other].origin)
            }
            compareTexts(
                "\(view.name) '\(value.value)'", (value.documentation, value.deprecation, origins.0),
                (b[other].documentation, b[other].deprecation, b[other].origin ?? view.after.origin))
        }
        for value in b where places[value.value] != nil {
            let effect = view.usage.effect(input: .additive, output: .additive)
            add(
                .valueJoined, view.name, "has the value '\(value.value)' too",
                Effects(wire: effect, swift: view.isOneType ? .additive : .none, commandLine: effect), view.before.origin,
                value.origin ?? view.after.origin)
        }
    }
}
