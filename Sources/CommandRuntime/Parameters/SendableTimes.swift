internal import UntypedCalls
internal import Values
internal import WireFormats

/// Times given as text become points in time before they are sent; bodies that count seconds get whole ones.
enum SendableTimes {
    static func read(_ input: ValueMap, _ shape: SchemaShape?, wireProtocol: WireProtocol) -> ValueMap {
        let isWhole =
            switch wireProtocol {
            case .awsQuery, .ec2Query, .restXML, .rpcv2CBOR: false
            case .awsJSON10, .awsJSON11, .restJSON, .http: true
            }
        guard let shape else { return input }
        return read(.map(input), shape, isWhole).map ?? input
    }

    private static func read(_ value: Value, _ shape: SchemaShape, _ isWhole: Bool) -> Value {
        switch (shape.kind, value) {
        case (.timestamp, _):
            guard var time = ParameterTimestamp.read(value) else { return value }
            if isWhole { time.nanoseconds = 0 }
            return .timestamp(time)
        case (.structure, .map(var map)), (.union, .map(var map)):
            for member in shape.members {
                if let element = map[member.name] {
                    map[member.name] = read(element, member.shape, isWhole && Self.isInBody(member))
                }
            }
            return .map(map)
        case (.list, .list(let items)):
            guard let element = shape.element?.shape, holdsTimes(element.kind) else { return value }
            return .list(items.map { read($0, element, isWhole) })
        case (.map, .map(var map)):
            guard let element = shape.value?.shape, holdsTimes(element.kind) else { return value }
            for entry in map { map[entry.key] = read(entry.value, element, isWhole) }
            return .map(map)
        default: return value
        }
    }

    private static func isInBody(_ member: SchemaMember) -> Bool {
        switch member.location {
        case .body, .payload, .form: true
        default: false
        }
    }

    private static func holdsTimes(_ kind: SchemaKind) -> Bool {
        switch kind {
        case .timestamp, .structure, .union, .list, .map: true
        default: false
        }
    }
}
