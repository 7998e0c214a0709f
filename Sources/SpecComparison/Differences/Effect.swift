/// What a difference does to those who hold on to the old version.
public enum Effect: String, Sendable, Comparable, CaseIterable {
    /// Nothing.
    case none
    /// Everything goes on as it did; there is more.
    case additive
    /// Something that worked does so no longer.
    case breaking

    public static func < (a: Effect, b: Effect) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .none: 0
        case .additive: 1
        case .breaking: 2
        }
    }
}

/// The effect of a difference on each of the faces of a service.
public struct Effects: Sendable, Hashable {
    /// On programs built from the old description that talk to the new service, and the other way round.
    public var wire: Effect
    /// On callers' Swift: code that makes inputs, calls operations and reads what comes back.
    public var swift: Effect
    /// On scripts that use the command line.
    public var commandLine: Effect

    public init(wire: Effect = .none, swift: Effect = .none, commandLine: Effect = .none) {
        self.wire = wire
        self.swift = swift
        self.commandLine = commandLine
    }

    /// The same effect on every face.
    public init(all effect: Effect) { self.init(wire: effect, swift: effect, commandLine: effect) }

    /// The worst of the three.
    public var verdict: Effect { max(wire, swift, commandLine) }

    /// What two differences do together.
    public func joined(with other: Effects) -> Effects {
        Effects(wire: max(wire, other.wire), swift: max(swift, other.swift), commandLine: max(commandLine, other.commandLine))
    }
}

/// How the version of a package grows with a change, as semantic versioning has it.
public enum VersionStep: String, Sendable {
    /// Nothing differs.
    case none
    /// Only what nobody depends on differs: documentation, marks of deprecation.
    case patch
    case minor
    case major

    init(_ verdict: Effect?) {
        switch verdict {
        case nil: self = .none
        case .none?: self = .patch
        case .additive?: self = .minor
        case .breaking?: self = .major
        }
    }
}
