internal import ServiceModel

/// Makes values as a shape could have them, to be shown on a page: every member once, one item in each list.
struct SampleValues {
    let service: Service
    /// Whether members that may be left out are.
    let isMinimal: Bool
    /// The structures that a value is being made of, from the outside in.
    private var open: [Int] = []
    private var count = 0

    /// A page with more values than this shows only what is required.
    private static let mostValues = 300
    private static let deepest = 12

    init(_ service: Service, isMinimal: Bool = false) {
        self.service = service
        self.isMinimal = isMinimal
    }

    static let time = "2015-01-01T00:00:00Z"

    mutating func value(of id: ShapeID) -> ModelValue {
        let shape = service.shapes[id]
        count += 1
        guard open.count < Self.deepest else { return .null }
        switch shape.kind {
        case .structure(let structure):
            open.append(id.index)
            defer { open.removeLast() }
            let members = structure.members.filter { isShown($0) }
            return .map(members.map { .init(key: $0.name, value: $0.typeName.map { .string($0) } ?? value(of: $0.target)) })
        case .union(let structure):
            open.append(id.index)
            defer { open.removeLast() }
            guard let member = structure.members.first(where: { !isOpen($0.target) }) else { return .map([]) }
            if structure.discriminator != nil { return value(of: member.target) }
            return .map([.init(key: member.name, value: value(of: member.target))])
        case .list(let list): return .list(isOpen(list.element.target) ? [] : [value(of: list.element.target)])
        case .map(let map):
            let key = service.shapes[map.key.target].enumerationValues?.first?.value ?? "string"
            return .map(isOpen(map.value.target) ? [] : [.init(key: key, value: value(of: map.value.target))])
        case .enumeration(let values): return .string(values.first?.value ?? "string")
        case .string: return .string("string")
        case .boolean: return .bool(true)
        case .byte, .short, .integer, .long, .bigInteger: return .number("123")
        case .float, .double, .bigDecimal: return .number("123.0")
        case .timestamp: return .string(Self.time)
        case .blob: return .string("bytes")
        case .document: return .map([.init(key: "key", value: .string("value"))])
        }
    }

    private func isShown(_ member: Member) -> Bool {
        if member.isRequired, !member.isIdempotencyToken { return true }
        return !isMinimal && count < Self.mostValues && !isOpen(member.target)
    }

    /// Whether a value of the shape would hold a value that it is itself a part of.
    private func isOpen(_ id: ShapeID) -> Bool {
        var id = id
        for _ in 0..<Self.deepest {
            switch service.shapes[id].kind {
            case .list(let list): id = list.element.target
            case .map(let map): id = map.value.target
            default: return open.contains(id.index)
            }
        }
        return true
    }
}
