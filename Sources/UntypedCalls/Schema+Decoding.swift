internal import Documents
public import Values
public import WireFormats

extension Schema {
    /// Reads a value by a shape: a map keyed by member names, in the order of the schema.
    ///
    /// Members that are absent or null are left out, and so is what the schema does not know. Numbers keep the token of the wire,
    /// timestamps their offset and text. A union member that is not known becomes `{"SDK_UNKNOWN_MEMBER": {"name": …}}`.
    public func decode(_ node: ShapeNode, as shape: SchemaShape, members: Members = .body) throws -> Value {
        try SchemaDecoding(table: shape.table).structure(node, shape.index, bodyOnly: members == .body)
    }

    /// Reads a value that stands alone, such as a payload.
    public func decodeElement(_ node: ShapeNode, as member: SchemaMember) throws -> Value {
        try SchemaDecoding(table: member.table).element(node, member.row)
    }
}

private struct SchemaDecoding {
    let table: SchemaTable

    func structure(_ node: ShapeNode, _ shapeIndex: Int, bodyOnly: Bool = false) throws -> Value {
        try node.checkStructure()
        let shape = table.shapes[shapeIndex]
        var map = ValueMap()
        // Big shapes have mostly members that are absent.
        map.reserveCapacity(min(shape.members.count, 8))
        for member in table.members[shape.members] {
            if bodyOnly && member.flags.contains(.boundInReplies) { continue }
            let isRest = member.flags.contains(.others)
            if let value = try isRest ? others(node, member, shape) : self.member(node, member) { map[table.text(member.name)] = value }
        }
        if shape.kind == .union && map.isEmpty {
            let name = try node.unionMember()
            if !name.isEmpty { map["SDK_UNKNOWN_MEMBER"] = .map(["name": .string(name)]) }
        }
        return .map(map)
    }

    /// What a structure holds beside its own members.
    private func others(_ node: ShapeNode, _ member: MemberRow, _ shape: ShapeRow) throws -> Value? {
        let places = table.shapes[member.target].members
        guard places.count == 2 else { return nil }
        let value = table.members[places.lowerBound + 1]
        let names = table.members[shape.members].filter { !$0.flags.contains(.others) }.map { table.wireName($0.reply) }
        var map = ValueMap()
        var children = node.children
        while let child = children.next() {
            if child.isNull || names.contains(where: { node.hasName(child.node, $0) }) { continue }
            map[child.name] = try element(child, value)
        }
        return map.isEmpty ? nil : .map(map)
    }

    private func member(_ node: ShapeNode, _ member: MemberRow) throws -> Value? {
        let shape = table.shapes[member.target]
        let name = table.wireName(member.reply)
        let isFlattened = member.flags.contains(.flattened) || shape.flags.contains(.flattened)
        if isFlattened && node.syntax == .xml {
            switch shape.kind {
            case .list:
                guard let element = table.members[shape.members].first else { return nil }
                return try node.items(name, item: table.wireName(element.reply), flattened: true).map { try list($0, element, shape) }
            case .map: return try node.entries(name, entry: name, flattened: true).map { try map(node, $0, shape) }
            default: break
            }
        }
        if shape.kind == .document { return try node.lookUp(name)?.document().value }
        guard let child = try node.member(name) else { return nil }
        return try element(child, member)
    }

    func element(_ node: ShapeNode, _ member: MemberRow) throws -> Value {
        let shape = table.shapes[member.target]
        if member.flags.contains(.json) { return try node.jsonText().value }
        switch shape.kind {
        case .structure, .union: return try structure(node, member.target)
        case .list:
            guard let element = table.members[shape.members].first else { return .list([]) }
            return try list(node.ownItems(), element, shape)
        case .map: return try map(node, node.ownEntries(), shape)
        case .string: return .string(try node.string())
        case .enumeration:
            if node.node.kind == .number || node.node.kind == .cborNumber { return .number(try number(node)) }
            return .string(try node.string())
        case .boolean: return .bool(try node.boolean())
        case .byte, .short, .integer, .long: return .number(try integer(node))
        case .float, .double:
            // A text that stands for a double reads as one: `14` in XML is 14.0.
            let isToken = node.node.kind == .number || node.node.kind == .cborNumber
            return .number(isToken ? try number(node) : Number(try node.double()))
        case .bigInteger, .bigDecimal: return .number(try number(node))
        case .timestamp: return .timestamp(try timestamp(node, isDay: (member.format == .standard ? shape.format : member.format) == .date))
        case .blob: return .bytes(try node.blob().bytes)
        case .document: return try node.document().value
        }
    }

    private func list(_ items: ShapeNode.Items, _ element: MemberRow, _ shape: ShapeRow) throws -> Value {
        var items = items
        var values: [Value] = []
        values.reserveCapacity(items.count)
        while let child = items.nextOrNull() {
            if !child.isNull {
                values.append(try self.element(child, element))
            } else if shape.flags.contains(.sparse) || table.shapes[element.target].kind == .document {
                values.append(.null)
            }
        }
        return .list(values)
    }

    private func map(_ node: ShapeNode, _ entries: ShapeNode.Items, _ shape: ShapeRow) throws -> Value {
        guard shape.members.count == 2 else { return .map([:]) }
        let key = table.members[shape.members.lowerBound]
        let element = table.members[shape.members.lowerBound + 1]
        var map = ValueMap()
        try node.forEachEntry(entries, table.wireName(key.reply), table.wireName(element.reply)) { name, child in
            if !child.isNull {
                map[name] = try self.element(child, element)
            } else if shape.flags.contains(.sparse) || table.shapes[element.target].kind == .document {
                map[name] = .null
            }
        }
        return .map(map)
    }

    // MARK: Scalars

    private func integer(_ node: ShapeNode) throws -> Number {
        let number = try self.number(node)
        if number.isInteger { return Number(text: number.pythonText) }
        return Number(try node.integer())
    }

    private func number(_ node: ShapeNode) throws -> Number {
        let node = node
        switch node.node.kind {
        case .number: return Number(text: node.rawText)
        case .cborNumber: return try cborNumber(node)
        default:
            let value = try node.double()
            let text = node.trimmed.map { String(decoding: $0, as: UTF8.self) } ?? ""
            return value.isFinite && BigNumber(text) != nil ? Number(text: text) : Number(value)
        }
    }

    private func cborNumber(_ node: ShapeNode) throws -> Number {
        guard let text = node.cborNumberText() else { throw node.wrong("a number") }
        if text == "nan" { return Number(Double.nan) }
        if text.hasSuffix("inf") { return Number(text.hasPrefix("-") ? -Double.infinity : .infinity) }
        return Number(text: text)
    }

    private func timestamp(_ node: ShapeNode, isDay: Bool) throws -> OffsetTimestamp {
        guard let parsed = node.parsedTimestamp else { throw node.wrong("a timestamp") }
        let text = node.node.kind == .cborNumber ? node.cborNumberText() : node.trimmed.map { String(decoding: $0, as: UTF8.self) }
        var time = OffsetTimestamp(
            secondsSinceEpoch: parsed.timestamp.secondsSinceEpoch, nanoseconds: parsed.timestamp.nanoseconds,
            offsetMinutes: parsed.offsetMinutes, wireText: text)
        time.isDay = isDay
        return time
    }
}
