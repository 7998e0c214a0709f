/// The members of a structure or of a union, and what is special about it.
public struct Structure: Sendable {
    /// In the order of the description.
    public var members: [Member]
    /// Set if replies with a status ≥ 300 carry it.
    public var error: ErrorFacts?
    /// A union of events that follow each other in a body.
    public var isEventStream = false
    /// One event of such a stream.
    public var isEvent = false
    /// In XML replies, its element stands inside another of the same name.
    public var isWrapper = false
    /// The order of the elements in XML, where the schema insists on one.
    public var xmlOrder: [String] = []
    /// The member whose value names the structure that is really there. A union that has one is told apart by it; otherwise by the name
    /// of its one member.
    public var discriminator: String?

    public init(members: [Member] = []) { self.members = members }

    /// The member of that name.
    public func member(_ name: String) -> Member? { members.first { $0.name == name } }

    /// The member that is the whole body, if there is one.
    public var payload: Member? { members.first { $0.location == .payload } }

    /// Members in the body: neither in a header nor in the path, the query or the status.
    public var bodyMembers: [Member] { members.filter { $0.location == .body } }
}

/// What makes a structure an error.
public struct ErrorFacts: Sendable, Hashable {
    /// The code on the wire, if it is not the name of the shape.
    public var code: String?
    public var status: Int?
    /// The caller is to blame, as a description says it outright.
    public var isSenderFault = false
    /// The service is to blame.
    public var isServerFault = false
    public var isRetryable = false
    public var isThrottling = false
    /// It exists in the description only, to give a code a type.
    public var isSynthetic = false

    public init(code: String? = nil, status: Int? = nil) {
        self.code = code
        self.status = status
    }
}
