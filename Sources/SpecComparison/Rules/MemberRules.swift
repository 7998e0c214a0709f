internal import ServiceModel
internal import SpecDiagnostics
internal import SwiftViews

/// What differs in the members of structures and unions that answer to each other.
///
/// For Swift, callers make inputs and read outputs: a member that joins an output asks nothing of them, one that has to be given in
/// an input does. What comes in replies only cannot be set. A `switch` over a union that can come back stops being exhaustive when a
/// case joins.
extension ComparisonPass {
    mutating func compare(_ a: Structure, _ b: Structure, _ view: PairView) {
        let members = MemberPairs(a.members, b.members, old.service.wireProtocol)
        let names = (old.members[view.pair.old.index], new.members[view.pair.new.index])
        for place in members.left {
            let effect = view.usage.effect(input: .breaking, output: .breaking)
            let member = a.members[place]
            add(
                .memberLeft, "\(view.name).\(member.name)", "leaves \(view.usage.text)",
                Effects(wire: effect, swift: view.isOneType ? .breaking : .none, commandLine: effect), member.origin, view.after.origin)
        }
        for place in members.joined { addJoined(b.members[place], names.1[place], view) }
        for (before, after) in members.both {
            compare(a.members[before], b.members[after], names.0[before], names.1[after], view)
        }
        compareOrder(members, a, b, view)
        compareStructures(a, b, view)
    }

    private mutating func addJoined(_ member: Member, _ face: SwiftFace.Member, _ view: PairView) {
        let effect = view.usage.effect(input: member.isRequired ? .breaking : .additive, output: .additive)
        let isMade = view.usage != .output
        let swift: Effect =
            switch view.after.isUnion {
            case true: view.usage.contains(.output) ? .breaking : .additive
            case false: isMade && !face.isOptional ? .breaking : .additive
            }
        add(
            .memberJoined, "\(view.name).\(member.name)", "joins \(view.usage.text)\(member.isRequired ? ", and is required" : "")",
            Effects(wire: effect, swift: view.isOneType ? swift : .none, commandLine: effect), view.before.origin, member.origin)
    }

    /// Parameters of an initialiser stand in the order of members, and callers have to keep it.
    private mutating func compareOrder(_ members: MemberPairs, _ a: Structure, _ b: Structure, _ view: PairView) {
        guard !view.before.isUnion else { return }
        let places = members.both.map(\.new)
        guard let first = zip(places, places.dropFirst()).first(where: { $0 > $1 }) else { return }
        add(
            .memberOrder, view.name,
            "has its members in another order: '\(b.members[first.1].name)' comes before '\(b.members[first.0].name)' now",
            Effects(swift: view.isOneType && view.usage != .output ? .breaking : .none), view.before.origin, view.after.origin)
    }

    private mutating func compareStructures(_ a: Structure, _ b: Structure, _ view: PairView) {
        func add(_ sentence: String, _ effects: Effects) {
            self.add(.member, view.name, sentence, effects, view.before.origin, view.after.origin)
        }
        let breaks = Effects(wire: view.usage.effect(input: .breaking, output: .breaking))
        if a.isEventStream != b.isEventStream { add(b.isEventStream ? "comes as events" : "comes as events no longer", breaks) }
        if a.discriminator != b.discriminator {
            add("is told apart by \(quoted(b.discriminator)) instead of \(quoted(a.discriminator))", breaks)
        }
        if view.isOneType, !view.before.isUnion, old.isOnlyRead[view.pair.old.index] != new.isOnlyRead[view.pair.new.index] {
            let isOnlyRead = new.isOnlyRead[view.pair.new.index]
            let sentence =
                isOnlyRead ? "comes in replies only, so its members cannot be set any more" : "is sent too, so its members can be set"
            add(sentence, Effects(swift: isOnlyRead ? .breaking : .additive))
        }
        let isXML = old.service.wireProtocol == .restXML
        if isXML, a.xmlOrder != b.xmlOrder { add("has its elements in another order", Effects()) }
        if isXML, view.before.xmlNamespace != view.after.xmlNamespace {
            let namespaces = (quoted(view.before.xmlNamespace?.uri), quoted(view.after.xmlNamespace?.uri))
            add(
                "has the XML namespace \(namespaces.1) instead of \(namespaces.0)",
                Effects(wire: view.usage.effect(input: .breaking, output: .none)))
        }
    }

    // MARK: - One member

    private mutating func compare(_ a: Member, _ b: Member, _ before: SwiftFace.Member, _ after: SwiftFace.Member, _ view: PairView) {
        let subject = "\(view.name).\(a.name)"
        var swift = SwiftChange(before, after, view, swiftNames)
        if a.name != b.name {
            let effect = view.usage.effect(input: .breaking, output: .breaking)
            add(
                .memberRenamed, subject, "is called '\(b.name)', and is the same on the wire",
                Effects(swift: swift.take(\.name), commandLine: effect), a.origin, b.origin)
        }
        if a.isRequired != b.isRequired {
            let wire =
                b.isRequired ? view.usage.effect(input: .breaking, output: .none) : view.usage.effect(input: .additive, output: .breaking)
            add(
                b.isRequired ? .required : .optional, subject, b.isRequired ? "is required now" : "is required no longer",
                Effects(wire: wire, swift: swift.take(\.isOptional), commandLine: wire), a.origin, b.origin)
        }
        compareTargets(a, b, subject, view.usage, &swift)
        comparePlaces(a, b, subject, view)
        compareFacts(a, b, subject, &swift)
        if swift.take(\.name) == .breaking {
            add(
                .swiftName, subject, "is called '\(after.name)' in Swift instead of '\(before.name)'", Effects(swift: .breaking), a.origin,
                b.origin)
        }
        if swift.take(\.type) == .breaking {
            add(
                .type, subject, "is of type '\(after.type)' in Swift instead of '\(before.type)'", Effects(swift: .breaking), a.origin,
                b.origin)
        }
        if swift.take(\.isOptional) == .breaking {
            let sentence = after.isOptional ? "can be left out in Swift" : "cannot be left out in Swift any more"
            add(after.isOptional ? .optional : .required, subject, sentence, Effects(swift: .breaking), a.origin, b.origin)
        }
        compareExtensions(subject, (a.extensions, a.origin), (b.extensions, b.origin))
        compareTexts(subject, (a.documentation, a.deprecation, a.origin), (b.documentation, b.deprecation, b.origin))
    }

    /// Facts that only the client itself goes by.
    private mutating func compareFacts(_ a: Member, _ b: Member, _ subject: String, _ swift: inout SwiftChange) {
        func add(_ sentence: String, _ effects: Effects = Effects()) { self.add(.member, subject, sentence, effects, a.origin, b.origin) }
        if a.isStreaming != b.isStreaming {
            let sentence = b.isStreaming ? "is a stream now" : "is a stream no longer"
            add(sentence, Effects(swift: swift.take(\.type), commandLine: .breaking))
        }
        if a.isIdempotencyToken != b.isIdempotencyToken {
            let sentence = b.isIdempotencyToken ? "is made up if it is left out" : "is made up no longer if it is left out"
            let effect: Effect = b.isIdempotencyToken ? .additive : a.isRequired ? .breaking : .none
            add(sentence, Effects(swift: swift.take(\.isOptional), commandLine: effect))
        }
        if a.isSensitive != b.isSensitive { add(b.isSensitive ? "is hidden in what is printed" : "is shown in what is printed") }
        if a.defaultValue != b.defaultValue { add("has another default") }
        if a.requiresLength != b.requiresLength { add(b.requiresLength ? "has to be of known length" : "can be of unknown length") }
        if a.isHostLabel != b.isHostLabel { add(b.isHostLabel ? "fills the host too" : "fills the host no longer") }
        if a.contextParameter != b.contextParameter { add("tells the endpoint rules \(quoted(b.contextParameter))") }
    }
}

/// What callers see of a change to a member, each until it is told.
struct SwiftChange {
    var name = false
    var type = false
    var isOptional = false

    init(_ before: SwiftFace.Member, _ after: SwiftFace.Member, _ view: PairView, _ renames: RenamedTypes) {
        guard view.isOneType else { return }
        name = before.name != after.name
        type = renames.translated(before.type) != after.type
        isOptional = before.isOptional != after.isOptional
    }

    /// Whether it is there to be told; it is told then.
    mutating func take(_ change: WritableKeyPath<SwiftChange, Bool>) -> Effect {
        defer { self[keyPath: change] = false }
        return self[keyPath: change] ? .breaking : .none
    }
}
