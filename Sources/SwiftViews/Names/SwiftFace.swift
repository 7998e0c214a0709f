public import ServiceModel
public import SpecDiagnostics

/// What callers of a generated module see of a service, without a line of it being printed: names, types, what has to be given.
///
/// Two faces of two versions of a service tell which callers still compile.
public struct SwiftFace: Sendable {
    /// A member as callers meet it: a property, a parameter, or a case with its value.
    public struct Member: Sendable, Hashable {
        public var name: String
        /// The type of a value that is there.
        public var type: String
        public var isOptional: Bool
    }

    /// The service with an input and an output for every operation; places of shapes that it had before are unchanged.
    public let service: Service
    /// By shape: the name of its type; empty for shapes that have none of their own.
    public let types: [String]
    /// By shape: how its values are spelled, `[String: Int]`.
    public let typeTexts: [String]
    /// By shape, then by member.
    public let members: [[Member]]
    /// By shape: whether callers can only read its members.
    public let isOnlyRead: [Bool]
    /// By shape, then by value of an enumeration.
    public let values: [[String]]
    /// By operation.
    public let operations: [String]
    /// By operation; `RawReply` where nothing is known of it.
    public let outputs: [String]
    /// Whether every client has to be told where the service is.
    public let needsEndpoint: Bool
    /// The names, for the next run to keep.
    public let given: GivenNames

    /// Names that had to change are noted.
    public init(_ service: Service, _ options: ModuleOptions, _ diagnostics: inout Diagnostics) {
        let plan = ModulePlan(service, options, &diagnostics)
        self.service = plan.service
        types = plan.names.types
        typeTexts = plan.typeTexts
        members = plan.shapes.indices.map { place in
            let isUnion = plan.shapes[place].isUnion
            return plan.members(of: place).enumerated().map { index, spelling in
                Member(name: plan.names.members[place][index], type: spelling.type, isOptional: !isUnion && spelling.isOptional)
            }
        }
        isOnlyRead = plan.isOnlyRead
        values = plan.shapes.indices.map { plan.shapes[$0].enumerationValues == nil ? [] : plan.names.members[$0] }
        operations = plan.names.operations
        outputs = plan.operations.map(plan.outputType)
        needsEndpoint = plan.needsEndpoint
        given = plan.givenNames
    }
}
