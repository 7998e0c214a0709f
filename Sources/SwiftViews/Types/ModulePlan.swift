internal import ServiceModel
internal import SpecDiagnostics

/// Everything that is decided about a module before a line of it is spelled: what is in it, what it is called, what it has to be able to do.
///
/// A class, because every view is handed all of it; nothing changes once it is made.
final class ModulePlan {
    let service: Service
    /// Those of the service, which is large: a build without optimization copies it at each place that asks it for one thing.
    let identity: ServiceIdentity
    let operations: [Operation]
    let shapes: [Shape]
    /// That of the service.
    let wire: ServiceProtocol
    let options: ModuleOptions
    /// By operation: what its requests add to the address that the endpoint rules give.
    let addresses: [OperationAddress]
    let names: ModuleNames
    /// The names of the client and of the tables beside it.
    let tables: TableNames
    /// By operation: whether the description has an input; the others get an empty one.
    let statesInput: [Bool]
    /// By shape: whether a reply can hold it.
    let isDecodable: [Bool]
    /// By shape: whether it comes from the service and never goes there, so that nothing of it is to be set.
    let isOnlyRead: [Bool]
    /// By shape: whether another shape holds it, so that it can stand in a body.
    let isNested: [Bool]
    /// By shape: the input, output or error it is, as seen from operations.
    let roles: [ShapeRoles]
    /// By shape: the first operation that takes or gives it.
    let operationNames: [Int: (input: String?, output: String?)]
    /// By shape: whether a request's or reply's body can hold it as XML, where the service speaks JSON otherwise.
    let isInXMLRequest: [Bool]
    let isInXMLReply: [Bool]
    private let speaksXML: Bool
    /// By shape: whether it is a stream of events.
    let isEventStream: [Bool]
    /// Whether a shape is a document or a stream of events, or holds one, or bodies have checksums or are compressed, or the client is made
    /// with more that only some services have.
    private(set) var usesWholeRuntime: Bool
    /// Whether lines are spelled for such bodies.
    let spellsXML: Bool
    /// By shape: how Swift spells the type of its values.
    let typeTexts: [String]
    /// The same as spelled outside of the namespace that the types are nested in.
    let qualifiedTypeTexts: [String]
    /// By shape: its members, spelled; every view asks for them.
    private(set) var spelledMembers: [[MemberSpelling]] = []

    init(_ service: Service, _ options: ModuleOptions, _ diagnostics: inout Diagnostics) {
        spellsXML = false
        statesInput = service.operations.map { $0.input != nil }
        let service = service.withWholeOperations().withBindingsOfProtocol()
        self.service = service
        identity = service.identity
        operations = service.operations
        shapes = service.shapes
        wire = service.wireProtocol
        speaksXML = wire == .restXML || wire == .query || wire == .ec2
        addresses = service.addressesBehindEndpoint()
        isEventStream = service.shapes.map { $0.structure?.isEventStream ?? false }
        let hasBodyTraits = service.operations.contains { operation in
            operation.checksum != nil || operation.requestCompression.contains("gzip") || service.wantsTreeHash(operation)
        }
        usesWholeRuntime =
            hasBodyTraits
            || service.shapes.contains { shape in
                if case .document = shape.kind { return true }
                guard let structure = shape.structure else { return false }
                return structure.isEventStream || structure.discriminator != nil || structure.members.contains(where: \.isJSONValue)
            }
        self.options = options
        tables = TableNames(options)
        names = ModuleNames(service, options, reserved: tables.reserved, &diagnostics)
        let graph = ShapeGraph(service)
        let replies = service.operations.flatMap { operation in
            [operation.output?.target].compactMap { $0 } + operation.errors.map(\.target)
        }
        let isDecodable = graph.reachable(from: replies)
        let isSent = graph.reachable(from: service.operations.compactMap { $0.input?.target })
        self.isDecodable = isDecodable
        isOnlyRead = service.shapes.indices.map { (isDecodable[$0] || service.shapes[$0].error != nil) && !isSent[$0] }
        let plain = service.wireProtocol == .http ? service.operations : []
        isInXMLRequest = graph.reachable(from: plain.filter { $0.xmlMediaType != nil }.compactMap { $0.input?.target })
        isInXMLReply = graph.reachable(
            from: plain.filter(\.mayReplyInXML).flatMap { [$0.output?.target].compactMap { $0 } + $0.errors.map(\.target) })
        var isNested = [Bool](repeating: false, count: service.shapes.count)
        for edges in graph.edges { for edge in edges { isNested[edge.target.index] = true } }
        self.isNested = isNested
        var roles = [ShapeRoles](repeating: [], count: service.shapes.count)
        for operation in service.operations {
            if let input = operation.input { roles[input.target.index].insert(.input) }
            if let output = operation.output { roles[output.target.index].insert(.output) }
            for error in operation.errors { roles[error.target.index].insert(.error) }
        }
        for (place, shape) in service.shapes.enumerated() where shape.error != nil { roles[place].insert(.error) }
        self.roles = roles
        var operationNames: [Int: (input: String?, output: String?)] = [:]
        for (operation, name) in zip(service.operations, names.operations).reversed() {
            if let input = operation.input?.target.index { operationNames[input, default: (nil, nil)].input = name }
            if let output = operation.output?.target.index { operationNames[output, default: (nil, nil)].output = name }
        }
        self.operationNames = operationNames
        var speller = TypeSpeller(service: service, names: names.types)
        typeTexts = service.shapes.indices.map { speller.text(of: ShapeID($0), &diagnostics) }
        if options.isNested {
            var silent = Diagnostics()
            var speller = TypeSpeller(service: service, names: names.types.map { "\(options.module).\($0)" })
            qualifiedTypeTexts = service.shapes.indices.map { speller.text(of: ShapeID($0), &silent) }
        } else {
            qualifiedTypeTexts = typeTexts
        }
        spelledMembers = service.shapes.indices.map(spellMembers)
        if isSpecialService { usesWholeRuntime = true }
    }

    private init(spellingXMLOf plan: ModulePlan) {
        spellsXML = true
        service = plan.service
        identity = plan.identity
        operations = plan.operations
        shapes = plan.shapes
        wire = plan.wire
        options = plan.options
        addresses = plan.addresses
        names = plan.names
        tables = plan.tables
        statesInput = plan.statesInput
        isDecodable = plan.isDecodable
        isOnlyRead = plan.isOnlyRead
        isNested = plan.isNested
        roles = plan.roles
        operationNames = plan.operationNames
        isInXMLRequest = plan.isInXMLRequest
        isInXMLReply = plan.isInXMLReply
        speaksXML = plan.speaksXML
        isEventStream = plan.isEventStream
        usesWholeRuntime = plan.usesWholeRuntime
        typeTexts = plan.typeTexts
        qualifiedTypeTexts = plan.qualifiedTypeTexts
        spelledMembers = plan.spelledMembers
    }

    /// Bodies are XML elements, in requests or replies.
    var isXML: Bool { speaksXML ? true : spellsXML }
    /// Whether requests are XML.
    var writesXML: Bool { wire == .restXML || spellsXML }
    /// The same plan for the lines of XML bodies.
    private(set) lazy var forXML = ModulePlan(spellingXMLOf: self)
    /// Before the names of the module's types where a declaration stands outside of the namespace they are nested in.
    var qualifier: String { options.isNested ? options.module + "." : "" }
    var access: String { options.access.rawValue }
}

/// What operations use a shape for.
struct ShapeRoles: OptionSet, Sendable {
    let rawValue: UInt8
    static let input = ShapeRoles(rawValue: 1)
    static let output = ShapeRoles(rawValue: 2)
    static let error = ShapeRoles(rawValue: 4)
}

/// The names of the client and the tables of a module: `SESClient`, or `Client` where they are nested in `enum SES`.
struct TableNames: Sendable {
    let client: String
    let serializers: String
    let operations: String
    let errorCodes: String
    let service: String
    let schema: String
    let reserved: Set<String>

    init(_ options: ModuleOptions) {
        let stem = options.isNested ? "" : options.module
        client = stem + "Client"
        serializers = stem + "Serializers"
        operations = stem + "Operations"
        errorCodes = stem + (options.isNested ? "ErrorCodes" : "ErrorCode")
        service = stem + "Service"
        schema = stem + (options.isNested ? "SchemaText" : "Schema")
        let calls: Set<String> = options.isNested && options.hasCalls ? ["Calls", "ShownShape"] : []
        reserved = calls.union([client, serializers, operations, errorCodes, service, schema, options.module])
    }
}

/// Spells the types of values.
private struct TypeSpeller {
    let service: Service
    let names: [String]
    private var known: [String?]
    private var isOpen: [Bool]

    init(service: Service, names: [String]) {
        self.service = service
        self.names = names
        known = [String?](repeating: nil, count: service.shapes.count)
        isOpen = [Bool](repeating: false, count: service.shapes.count)
    }

    mutating func text(of id: ShapeID, _ diagnostics: inout Diagnostics) -> String {
        if let text = known[id.index] { return text }
        let shape = service.shapes[id]
        guard !isOpen[id.index] else {
            diagnostics.error(
                "'\(shape.name)' is a list or map of nothing but itself", at: shape.origin, hint: "put a structure between the two")
            return "Document"
        }
        isOpen[id.index] = true
        let text: String
        switch shape.kind {
        case .structure, .union, .enumeration: text = names[id.index]
        case .list(let list):
            text = "[\(self.text(of: list.element.target, &diagnostics))\(list.isSparse ? "?" : "")]"
        case .map(let map):
            text = "[String: \(self.text(of: map.value.target, &diagnostics))\(map.isSparse ? "?" : "")]"
        case .string: text = "String"
        case .boolean: text = "Bool"
        case .byte, .short, .integer, .long: text = "Int"
        case .bigInteger, .bigDecimal: text = "BigNumber"
        case .float: text = "Float"
        case .double: text = "Double"
        case .timestamp: text = "Timestamp"
        case .blob: text = "Blob"
        case .document: text = "Document"
        }
        isOpen[id.index] = false
        known[id.index] = text
        return text
    }
}
