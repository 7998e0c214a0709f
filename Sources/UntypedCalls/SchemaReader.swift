internal import WireFormats

/// Reads the text of a schema into rows.
struct SchemaReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var service = ServiceRow()
    private(set) var operations: [OperationRow] = []
    private(set) var shapes: [ShapeRow] = []
    private(set) var members: [MemberRow] = []
    private(set) var values: [TextSlice] = []
    private(set) var operationPlaces: [String: Int] = [:]
    private(set) var shapePlaces: [String: Int] = [:]
    /// The names of the members' shapes, looked up when all shapes are known.
    private var targets: [TextSlice] = []
    private var lineNumber = 0
    private var lineStart = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func read() throws(WireError) {
        guard bytes.count < WireLimits.bytes else {
            throw WireError(.beyondLimit, "the schema has \(bytes.count) bytes; fewer than \(WireLimits.bytes) are read")
        }
        while lineStart < bytes.count {
            lineNumber += 1
            var end = lineStart
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            if end > lineStart { try readLine(lineStart..<end) }
            lineStart = end + 1
        }
        guard lineNumber > 0 else { throw damage("the schema is empty") }
        for place in members.indices {
            guard let target = shapePlaces[Self.text(bytes, targets[place])] else {
                throw WireError(
                    .schema, "there is no shape named '\(Self.text(bytes, targets[place]))'", at: Int(targets[place].start), in: bytes)
            }
            members[place].target = target
        }
        for place in operations.indices { try resolve(&operations[place]) }
        for shape in shapes {
            let wanted = shape.kind == .list ? 1 : shape.kind == .map ? 2 : nil
            if let wanted, shape.members.count != wanted {
                throw WireError(
                    .schema,
                    "the \(shape.kind) '\(Self.text(bytes, shape.name))' has \(shape.members.count) member lines, expected \(wanted)",
                    at: Int(shape.name.start), in: bytes)
            }
        }
    }

    private mutating func readLine(_ line: Range<Int>) throws(WireError) {
        if bytes[line.lowerBound] == UInt8(ascii: "\t") {
            try readMember(line.lowerBound + 1..<line.upperBound)
            return
        }
        var fields = Fields(bytes, line)
        guard let word = fields.next(), let name = fields.next() else {
            throw damage("found a line with one field, expected a kind and a name")
        }
        switch Self.text(bytes, word) {
        case "service":
            guard let wire = fields.next(), let wireProtocol = WireProtocol(rawValue: Self.text(bytes, wire)) else {
                throw damage("expected the service's wire protocol, such as awsQuery or restJson1")
            }
            service = ServiceRow(name: name, wireProtocol: wireProtocol, facts: fields.rest)
        case "operation":
            guard let method = fields.next(), let path = fields.next() else { throw damage("expected the operation's method and path") }
            operationPlaces[Self.text(bytes, name)] = operations.count
            operations.append(OperationRow(name: name, method: method, path: path, facts: fields.rest))
        case let kindName:
            guard let kind = SchemaKind(rawValue: kindName) else { throw damage("found '\(kindName)', expected a kind of shape") }
            var row = ShapeRow(name: name, kind: kind, facts: fields.rest)
            row.members = members.count..<members.count
            row.values = values.count..<values.count
            for field in Self.fields(bytes, row.facts) { try apply(field, to: &row) }
            shapePlaces[Self.text(bytes, name)] = shapes.count
            shapes.append(row)
        }
    }

    private mutating func readMember(_ line: Range<Int>) throws(WireError) {
        var fields = Fields(bytes, line)
        guard let shape = shapes.indices.last, let name = fields.next() else { throw damage("found a member's line before any shape") }
        switch shapes[shape].kind {
        case .structure, .union, .list, .map:
            guard let target = fields.next() else { throw damage("expected the name of the member's shape") }
            var row = MemberRow(name: name, wire: name, reply: TextSlice(), facts: fields.rest)
            for field in Self.fields(bytes, row.facts) { try apply(field, to: &row) }
            if row.reply.isEmpty { row.reply = row.wire }
            members.append(row)
            targets.append(target)
            shapes[shape].members = shapes[shape].members.lowerBound..<members.count
        case .enumeration:
            values.append(name)
            shapes[shape].values = shapes[shape].values.lowerBound..<values.count
        default: throw damage("found a member's line under a shape that has no members")
        }
    }

    private func resolve(_ operation: inout OperationRow) throws(WireError) {
        for field in Self.fields(bytes, operation.facts) {
            let (key, value) = split(field)
            guard key == "in" || key == "out" || key == "error" else { continue }
            guard let place = shapePlaces[Self.text(bytes, value)] else {
                throw WireError(.schema, "there is no shape named '\(Self.text(bytes, value))'", at: Int(value.start), in: bytes)
            }
            switch key {
            case "in": operation.input = place
            case "out": operation.output = place
            default: operation.errors.append(place)
            }
        }
    }

    // MARK: Facts

    private func apply(_ field: TextSlice, to row: inout ShapeRow) throws(WireError) {
        let (key, value) = split(field)
        if let flag = SchemaFlags.named(key) {
            row.flags.insert(flag)
            return
        }
        switch key {
        case "format": row.format = try format(value)
        case "xmlns": row.xmlns = value
        case "xmlns.prefix": row.xmlnsPrefix = value
        default: break
        }
    }

    private func apply(_ field: TextSlice, to row: inout MemberRow) throws(WireError) {
        let (key, value) = split(field)
        if let flag = SchemaFlags.named(key) {
            row.flags.insert(flag)
            return
        }
        switch key {
        case "wire": row.wire = value
        case "reply": row.reply = value
        case "format": row.format = try format(value)
        case "xmlns": row.xmlns = value
        case "xmlns.prefix": row.xmlnsPrefix = value
        case "at":
            row.location = value
            row.flags.insert(.bound)
            let place = Self.text(bytes, value)
            if place.hasPrefix("header") || place == "status" || place == "payload" { row.flags.insert(.boundInReplies) }
        default: break
        }
    }

    private func format(_ value: TextSlice) throws(WireError) -> TimestampFormat {
        guard let format = TimestampFormat(specificationName: Self.text(bytes, value)) else {
            throw damage("found the timestamp format '\(Self.text(bytes, value))', which is not known")
        }
        return format
    }

    private func split(_ field: TextSlice) -> (key: String, value: TextSlice) {
        let text = bytes[field.range]
        guard let sign = text.firstIndex(of: UInt8(ascii: "=")) else { return (String(decoding: text, as: UTF8.self), TextSlice()) }
        return (String(decoding: text[..<sign], as: UTF8.self), field.dropping(sign + 1 - Int(field.start)))
    }

    private func damage(_ message: String) -> WireError { WireError(.schema, message, at: lineStart, in: bytes) }

    // MARK: Fields

    static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ slice: TextSlice) -> String {
        let raw = bytes[slice.range]
        guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
        var text: [UInt8] = []
        var isEscaped = false
        for byte in raw {
            if isEscaped {
                switch byte {
                case UInt8(ascii: "t"): text.append(0x09)
                case UInt8(ascii: "n"): text.append(0x0A)
                case UInt8(ascii: "r"): text.append(0x0D)
                default: text.append(byte)
                }
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func fields(_ bytes: UnsafeBufferPointer<UInt8>, _ slice: TextSlice) -> Fields { Fields(bytes, slice.range) }

    /// The fields of a line, one after the other.
    struct Fields: Sequence, IteratorProtocol {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var position: Int
        private let end: Int

        init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
            self.bytes = bytes
            position = line.lowerBound
            end = line.upperBound
        }

        mutating func next() -> TextSlice? {
            guard position < end else { return nil }
            let start = position
            while position < end, bytes[position] != UInt8(ascii: "\t") { position += 1 }
            let field = TextSlice(start: UInt32(start), count: UInt32(position - start))
            position += 1
            return field
        }

        /// What has not been read.
        var rest: TextSlice {
            let start = Swift.min(position, end)
            return TextSlice(start: UInt32(start), count: UInt32(end - start))
        }
    }
}
