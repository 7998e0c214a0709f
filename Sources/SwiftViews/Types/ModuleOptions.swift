public import ServiceModel
public import SpecDiagnostics

/// What a user chooses about one generated module.
public struct ModuleOptions: Sendable {
    /// Who may use the declarations.
    public enum Access: String, Sendable, CaseIterable { case `public`, package, `internal` }

    /// The module's name; file names and the client's name begin with it.
    public var module: String
    public var access: Access = .public
    /// Names or wildcards of operations; empty means all. Only what they use is generated.
    public var operations: [String] = []
    /// The wire protocol, if not the service's best.
    public var wireProtocol: ServiceProtocol?
    /// Put before the name of every type but the client and its tables.
    public var typePrefix = ""
    /// Swift names by the name in the description: `Shape`, `Shape.member`, `operation Name`.
    public var renames: [String: String] = [:]
    /// Further modules that the files import.
    public var imports: [String] = []
    /// Whether imports say no access, as in targets whose own files say none.
    public var hasPlainImports = false
    /// Whether shapes are `Equatable`.
    public var isEquatable = false
    /// Lines of a comment that begins every file.
    public var header: [String] = []
    /// How many files the models are spread over.
    public var modelFiles = 8
    /// Whether the default transport and credentials come with the module.
    public var hasDefaults = true
    /// Whether the schema is generated too, for the untyped way.
    public var hasSchema = true
    /// Whether inputs can be held against the constraints of the description.
    public var hasValidation = false
    /// Tells why a pattern cannot be checked; nothing comes back of one that can. Without it no checks are made: a build that has no file
    /// for them does not compile the reader of patterns either.
    public var patternProblem: (@Sendable (String) -> String?)?
    /// Whether a protocol and a fake are generated, as module `<Module>Testing`.
    public var hasTesting = false
    /// Whether calls by name are generated, with values for inputs and outputs, as module `<Module>Calls`: what tests drive the client with.
    public var hasCalls = false
    /// Whether the tables of a command line are generated, as module `<Module>Commands`.
    public var hasCommands = false
    /// Whether a documentation catalogue is generated, `<Module>.docc`, with a page for each operation.
    public var hasDocumentation = false
    /// The description as shown in the first line of each file.
    public var source = ""
    /// Where the options stand, for diagnostics about them.
    public var origin: SourceRange?
    /// Names that earlier runs gave, which stay.
    public var given = GivenNames()
    /// Names that things have where all of the service is made: a part of it calls them the same.
    public var wholeNames = GivenNames()

    public init(module: String) { self.module = module }

    /// Whether everything is nested in `enum <Module>`, because it is part of somebody else's module.
    public var isNested: Bool { access == .internal }
}

/// Names by which Swift knows the things of a description; kept from run to run.
public struct GivenNames: Sendable, Equatable {
    /// Swift name by name in the description.
    public var types: [String: String] = [:]
    public var operations: [String: String] = [:]
    /// By shape, then by member or value.
    public var members: [String: [String: String]] = [:]

    public init() {}

    /// These names, and where these say nothing the others.
    func orElse(_ others: GivenNames) -> GivenNames {
        var result = self
        result.types.merge(others.types) { mine, _ in mine }
        result.operations.merge(others.operations) { mine, _ in mine }
        result.members.merge(others.members) { mine, theirs in mine.merging(theirs) { mine, _ in mine } }
        return result
    }
}
