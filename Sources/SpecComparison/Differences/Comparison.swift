public import ServiceModel
internal import SpecDiagnostics
public import SwiftViews

/// Everything that differs between two versions of a service.
public struct Comparison: Sendable {
    public var old: ServiceIdentity
    public var new: ServiceIdentity
    /// The worst first; of one verdict in the order of finding: the service, its operations, its shapes, each by name.
    public var differences: [Difference]

    /// What all of them do together.
    public var effects: Effects { differences.reduce(Effects()) { $0.joined(with: $1.effects) } }

    /// The step from the version of a package made of the old description to that of one made of the new.
    public var step: VersionStep { VersionStep(differences.isEmpty ? nil : effects.verdict) }

    /// How many differences have that verdict.
    public func count(_ verdict: Effect) -> Int { differences.reduce(0) { $0 + ($1.verdict == verdict ? 1 : 0) } }
}

/// Compares two versions of a service as far as operations use it: for the wire, for Swift made of it, and for a command line.
///
/// `options` are those of the module that is made of it, `oldOptions` those of the old version, if they were others. Names that the
/// old version has in Swift stay, as a lock keeps them.
public func compare(
    _ old: Service, _ new: Service, _ options: ModuleOptions = ModuleOptions(module: "Service"), oldOptions: ModuleOptions? = nil
) -> Comparison {
    var quiet = Diagnostics()
    let before = SwiftFace(old.pruned().withBoxes(&quiet), oldOptions ?? options, &quiet)
    var following = options
    following.given = before.given
    let after = SwiftFace(new.pruned().withBoxes(&quiet), following, &quiet)
    var pass = ComparisonPass(before, after)
    pass.compareServices()
    pass.compareOperations()
    pass.compareBehaviour()
    pass.compareShapes()
    let sorted = [Effect.breaking, .additive, .none].flatMap { verdict in pass.differences.filter { $0.verdict == verdict } }
    return Comparison(old: old.identity, new: new.identity, differences: sorted)
}
