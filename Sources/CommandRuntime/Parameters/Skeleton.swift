internal import UntypedCalls
internal import Values
internal import WireFormats

/// Sample values of a shape, to be filled in (inputs) or to show what comes (outputs).
struct Skeleton {
    /// What is sampled.
    enum Purpose { case input, output }

    private let purpose: Purpose
    private var open: [String] = []

    /// Recursive shapes open again this many times at most.
    private static let maximumDepth = 50

    /// The sample of a whole input or output.
    static func of(_ shape: SchemaShape?, for purpose: Purpose) -> Value {
        guard let shape else { return [:] }
        var skeleton = Skeleton(purpose: purpose)
        return skeleton.sample(shape, name: "")
    }

    // MARK: -

    private init(purpose: Purpose) { self.purpose = purpose }

    /// `name` is what stands for a text in an output: the member's name.
    private mutating func sample(_ shape: SchemaShape, name: String) -> Value {
        // A shape inside itself is shown empty the second time.
        guard !open.contains(shape.name), open.count < Self.maximumDepth else { return [:] }
        open.append(shape.name)
        defer { open.removeLast() }
        switch shape.kind {
        case .structure, .union:
            var map = ValueMap()
            for member in shape.members { map[member.name] = sample(member.shape, name: member.name) }
            return .map(map)
        case .list: return .list(shape.element.map { [sample($0.shape, name: $0.shape.name)] } ?? [])
        case .map: return .map(["KeyName": shape.value.map { sample($0.shape, name: "") } ?? .null])
        case .string, .bigInteger, .bigDecimal: return .string(purpose == .output ? name : "")
        case .enumeration:
            return .string(purpose == .output ? name : shape.enumerationValues.first ?? "")
        case .byte, .short, .integer, .long: return 0
        case .float, .double: return 0.0
        case .boolean: return true
        case .timestamp: return .timestamp(OffsetTimestamp(secondsSinceEpoch: 0))
        case .blob: return .null
        case .document: return [:]
        }
    }
}
