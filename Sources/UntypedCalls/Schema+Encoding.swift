internal import Documents
public import Values
public import WireFormats

extension Schema {
    /// Which members of the outermost structure are written.
    public enum Members: Sendable {
        /// Those that stand in the body; the others are bound to places of the request.
        case body
        /// All, wherever they stand.
        case all
    }

    /// Writes the members of a value, a map keyed by member names, as a shape's; the encoder has opened what stands around them.
    ///
    /// A value of the wrong kind is an error that `finish` throws. Times without a fraction beyond seconds are written in the
    /// shape's format; texts are read as timestamps and, for bytes, as base64.
    public func encode(_ value: Value, as shape: SchemaShape, members: Members = .body, into encoder: inout ShapeEncoder) {
        var walk = SchemaEncoding(table: shape.table)
        walk.members(of: value, shape.index, bodyOnly: members == .body, &encoder)
    }

    /// Writes a value of any shape as a whole body, or as an element.
    public func encodeElement(_ value: Value, as member: SchemaMember, into encoder: inout ShapeEncoder) {
        var walk = SchemaEncoding(table: member.table)
        walk.element(value, member.row, &encoder)
    }
}

/// A walk of a value by a schema.
private struct SchemaEncoding {
    let table: SchemaTable
    private var path: [String] = []

    init(table: SchemaTable) { self.table = table }

    mutating func members(of value: Value, _ shapeIndex: Int, bodyOnly: Bool = false, _ encoder: inout ShapeEncoder) {
        let shape = table.shapes[shapeIndex]
        guard case .map(let map) = value else { return wrong(value, "a structure", &encoder) }
        guard path.count < WireLimits.depth else { return fail("the value nests deeper than \(WireLimits.depth) levels", &encoder) }
        if encoder.format == .xml {
            if let namespace = table.namespace(shape.xmlns, shape.xmlnsPrefix) { encoder.declareOnce(namespace) }
            for member in table.members[shape.members] where member.flags.contains(.attribute) {
                guard let element = map[table.text(member.name)], !element.isNull else { continue }
                encoder.writesAttributes = true
                self.member(member, element, &encoder)
                encoder.writesAttributes = false
            }
        }
        for member in table.members[shape.members] {
            if bodyOnly && member.flags.contains(.bound) { continue }
            if encoder.format == .xml && member.flags.contains(.attribute) { continue }
            if encoder.format != .printed && member.flags.contains(.readOnly) { continue }
            guard let element = map[table.text(member.name)], !element.isNull else {
                if member.flags.contains(.null) { encoder.null(table.wireName(member.wire)) }
                continue
            }
            path.append(table.text(member.name))
            if member.flags.contains(.others) {
                others(member, element, besides: table.members[shape.members], &encoder)
            } else {
                self.member(member, element, &encoder)
            }
            path.removeLast()
        }
    }

    /// The entries of a map as members of the structure around it, unless one of its own has the name.
    private mutating func others(
        _ member: MemberRow, _ value: Value, besides listed: ArraySlice<MemberRow>, _ encoder: inout ShapeEncoder
    ) {
        guard case .map(let entries) = value else { return wrong(value, "a map", &encoder) }
        let places = table.shapes[member.target].members
        guard places.count == 2 else { return }
        let names = Set(listed.filter { !$0.flags.contains(.others) }.map { table.text($0.wire) })
        for entry in entries where !names.contains(entry.key) {
            guard let saved = encoder.openMember(entry.key) else { return }
            path.append(entry.key)
            element(entry.value, table.members[places.lowerBound + 1], &encoder)
            path.removeLast()
            encoder.closeMember(entry.key, saved)
        }
    }

    private mutating func member(_ member: MemberRow, _ value: Value, _ encoder: inout ShapeEncoder) {
        let shape = table.shapes[member.target]
        let name = table.wireName(member.wire)
        if encoder.format == .printed, !encoder.revealsSensitive, member.flags.union(shape.flags).contains(.sensitive) {
            return encoder.string(name, "***")
        }
        encoder.pendingNamespace = encoder.format == .xml ? table.namespace(member.xmlns, member.xmlnsPrefix) : nil
        let isFlattened = member.flags.contains(.flattened) || shape.flags.contains(.flattened)
        if member.flags.contains(.json) && encoder.format != .printed {
            encoder.string(name, jsonText(value))
        } else {
            switch shape.kind {
            case .structure, .union:
                let saved = encoder.openContainer(name)
                structure(value, member.target, &encoder)
                encoder.closeContainer(name, saved)
            case .list: list(value, shape, name: name, isFlattened, &encoder)
            case .map: map(value, shape, name: name, isFlattened, &encoder)
            default:
                encoder.openScalar(name)
                scalar(value, member, shape, &encoder)
                encoder.closeScalar(name)
            }
        }
        encoder.pendingNamespace = nil
    }

    mutating func element(_ value: Value, _ member: MemberRow, _ encoder: inout ShapeEncoder) {
        let shape = table.shapes[member.target]
        if encoder.format == .printed, !encoder.revealsSensitive, member.flags.union(shape.flags).contains(.sensitive) {
            return encoder.string("***")
        }
        if value.isNull { return encoder.null() }
        if member.flags.contains(.json) && encoder.format != .printed { return encoder.string(jsonText(value)) }
        switch shape.kind {
        case .structure, .union: structure(value, member.target, &encoder)
        case .list: list(value, shape, name: nil, false, &encoder)
        case .map: map(value, shape, name: nil, false, &encoder)
        default:
            encoder.openElement()
            scalar(value, member, shape, &encoder)
        }
    }

    private mutating func structure(_ value: Value, _ shape: Int, _ encoder: inout ShapeEncoder) {
        encoder.openObject()
        members(of: value, shape, &encoder)
        encoder.closeObject()
    }

    /// A value as the JSON that goes into a text; a text that is JSON already goes as it is.
    private func jsonText(_ value: Value) -> String {
        if case .string(let text) = value, (try? Document(json: text)) != nil { return text }
        return Document(value).jsonText
    }

    private mutating func list(_ value: Value, _ shape: ShapeRow, name: WireName?, _ isFlattened: Bool, _ encoder: inout ShapeEncoder) {
        guard case .list(let items) = value else { return wrong(value, "a list", &encoder) }
        guard let element = table.members[shape.members].first else { return }
        let list = encoder.openList(
            name, item: table.wireName(element.wire), flattened: isFlattened,
            namespace: table.namespace(element.xmlns, element.xmlnsPrefix),
            count: items.count)
        for (position, item) in items.enumerated() {
            encoder.openItem(list, position)
            path.append("[\(position)]")
            self.element(item, element, &encoder)
            path.removeLast()
            encoder.closeItem(list)
        }
        encoder.closeList(list)
    }

    private mutating func map(_ value: Value, _ shape: ShapeRow, name: WireName?, _ isFlattened: Bool, _ encoder: inout ShapeEncoder) {
        guard case .map(let entries) = value else { return wrong(value, "a map", &encoder) }
        guard shape.members.count == 2 else { return }
        let key = table.members[shape.members.lowerBound]
        let element = table.members[shape.members.lowerBound + 1]
        let names = MapNames(
            entry: WireName("entry"), key: table.wireName(key.wire), value: table.wireName(element.wire),
            keyNamespace: table.namespace(key.xmlns, key.xmlnsPrefix), valueNamespace: table.namespace(element.xmlns, element.xmlnsPrefix))
        let map = encoder.openMap(name, names, flattened: isFlattened, count: entries.count)
        for (position, entry) in entries.enumerated() {
            encoder.openEntry(map, position, key: entry.key)
            path.append(entry.key)
            self.element(entry.value, element, &encoder)
            path.removeLast()
            encoder.closeEntry(map)
        }
        encoder.closeMap(map)
    }

    // MARK: Scalars

    private mutating func scalar(_ value: Value, _ member: MemberRow, _ shape: ShapeRow, _ encoder: inout ShapeEncoder) {
        switch (shape.kind, value) {
        case (.string, .string(let text)), (.enumeration, .string(let text)): encoder.write(text: text)
        case (.enumeration, .number(let number)): encoder.write(number: number.pythonText)
        case (.boolean, .bool(let flag)): encoder.write(boolean: flag)
        case (.byte, .number(let number)), (.short, .number(let number)), (.integer, .number(let number)), (.long, .number(let number)):
            guard number.isInteger else { return wrong(value, "an integer", &encoder) }
            encoder.write(number: number.pythonText)
        case (.float, .number(let number)):
            if encoder.format == .cbor || !number.double.isFinite {
                encoder.write(float: Float(number.double))
            } else {
                encoder.write(number: number.pythonText)
            }
        case (.double, .number(let number)):
            if encoder.format == .cbor || !number.double.isFinite {
                encoder.write(double: number.double)
            } else {
                encoder.write(number: number.pythonText)
            }
        case (.float, .string(let text)), (.double, .string(let text)):
            guard let special = Self.special(text) else { return wrong(value, "a number, 'NaN', 'Infinity' or '-Infinity'", &encoder) }
            encoder.write(double: special)
        case (.bigInteger, .number(let number)), (.bigDecimal, .number(let number)): encoder.write(number: number.text)
        case (.timestamp, _):
            guard let time = Self.timestamp(value) else { return wrong(value, "a timestamp", &encoder) }
            let format = member.format != .standard ? member.format : shape.format
            let isEpoch = format == .epochSeconds || format == .standard && encoder.format == .json
            encoder.write(timestamp: isEpoch ? Timestamp(secondsSinceEpoch: time.secondsSinceEpoch) : time, format)
        case (.blob, .bytes(let bytes)): encoder.write(bytes: bytes)
        case (.blob, .string(let text)):
            guard let blob = Blob(base64: text) else { return wrong(value, "bytes, or base64", &encoder) }
            encoder.write(bytes: blob.bytes)
        case (.document, _): encoder.write(document: Document(value))
        default: wrong(value, "\(shape.kind)", &encoder)
        }
    }

    private static func special(_ text: String) -> Double? {
        switch text {
        case "NaN": .nan
        case "Infinity": .infinity
        case "-Infinity": -.infinity
        default: nil
        }
    }

    private static func timestamp(_ value: Value) -> Timestamp? { SchemaValue.timestamp(value) }

    // MARK: Errors

    private mutating func wrong(_ value: Value, _ expected: String, _ encoder: inout ShapeEncoder) {
        let found =
            switch value {
            case .null: "null"
            case .bool(let flag): "\(flag)"
            case .number(let number): "the number \(number.text)"
            case .string(let text): "the text '\(text.prefix(100))'"
            case .bytes(let bytes): "\(bytes.count) bytes"
            case .timestamp(let time): "the time \(time.iso8601UTC)"
            case .list: "a list"
            case .map: "a map"
            }
        fail("found \(found), expected \(expected)", &encoder)
    }

    private mutating func fail(_ message: String, _ encoder: inout ShapeEncoder) {
        let place = path.reduce("") { $1.hasPrefix("[") ? $0 + $1 : $0.isEmpty ? $1 : $0 + "." + $1 }
        encoder.fail(WireError(.unwritable, message, path: place))
    }
}

/// Conversions between values and wire types that every walk shares.
public enum SchemaValue {
    /// The point in time of a timestamp, of a number of seconds since the epoch, or of a text in any format.
    public static func timestamp(_ value: Value) -> Timestamp? {
        switch value {
        case .timestamp(let time): Timestamp(secondsSinceEpoch: time.secondsSinceEpoch, nanoseconds: time.nanoseconds)
        case .number(let number): Timestamp(number.text)
        case .string(let text): Timestamp(text)
        default: nil
        }
    }
}
