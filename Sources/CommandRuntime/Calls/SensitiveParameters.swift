internal import UntypedCalls
internal import Values
internal import WireFormats

/// Hides what a description calls sensitive from whoever looks on.
enum SensitiveParameters {
    /// The input with `***` in the place of each sensitive text.
    static func masked(_ input: ValueMap, _ shape: SchemaShape?) -> ValueMap {
        guard let shape, case .map(let map) = masked(.map(input), shape, hides: shape.isSensitive) else { return input }
        return map
    }

    /// Whether a shape or anything in it is sensitive.
    static func areIn(_ shape: SchemaShape?) -> Bool {
        var seen: Set<String> = []
        var waiting = shape.map { [$0] } ?? []
        while let shape = waiting.popLast() {
            if shape.isSensitive { return true }
            guard seen.insert(shape.name).inserted else { continue }
            for member in shape.members {
                if member.isSensitive { return true }
                waiting.append(member.shape)
            }
        }
        return false
    }

    // MARK: -

    /// Numbers become zero, for a request has no place for `***` there.
    private static func masked(_ value: Value, _ shape: SchemaShape, hides: Bool) -> Value {
        switch (shape.kind, value) {
        case (.timestamp, _): return value
        case (_, .string) where hides: return "***"
        case (_, .bytes) where hides: return .bytes(Array("***".utf8))
        case (_, .number) where hides: return 0
        case (.structure, .map(var map)), (.union, .map(var map)):
            for member in shape.members {
                if let element = map[member.name] { map[member.name] = masked(element, member.shape, hides: hides || member.isSensitive) }
            }
            return .map(map)
        case (.map, .map(var map)):
            guard let element = shape.value else { return value }
            for entry in map { map[entry.key] = masked(entry.value, element.shape, hides: hides || element.isSensitive) }
            return .map(map)
        case (.list, .list(let items)):
            guard let element = shape.element else { return value }
            return .list(items.map { masked($0, element.shape, hides: hides || element.isSensitive) })
        default: return value
        }
    }
}
