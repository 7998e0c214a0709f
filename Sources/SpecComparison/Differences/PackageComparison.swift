internal import ServiceModel

/// Two versions of a configuration, compared module by module.
public struct PackageComparison: Sendable {
    /// A module that both versions have.
    public struct Module: Sendable {
        public var name: String
        public var comparison: Comparison

        public init(name: String, comparison: Comparison) {
            self.name = name
            self.comparison = comparison
        }
    }

    /// In the order of the new configuration.
    public var modules: [Module]
    /// Modules that only the new one has.
    public var joined: [String]
    /// Modules that only the old one has.
    public var left: [String]

    public init(modules: [Module], joined: [String] = [], left: [String] = []) {
        self.modules = modules
        self.joined = joined
        self.left = left
    }

    /// What all differences do together.
    public var effects: Effects {
        let ofModules = modules.reduce(Effects()) { $0.joined(with: $1.comparison.effects) }
        return ofModules.joined(with: Effects(all: left.isEmpty ? joined.isEmpty ? .none : .additive : .breaking))
    }

    public var isNothing: Bool { joined.isEmpty && left.isEmpty && modules.allSatisfy(\.comparison.differences.isEmpty) }

    /// The step from the version of the package with the old modules to that with the new.
    public var step: VersionStep { VersionStep(isNothing ? nil : effects.verdict) }
}
