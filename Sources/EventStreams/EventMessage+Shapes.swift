internal import Documents
internal import Values
internal import WireFormats

// Events as members of a union.

extension EventMessage {
    /// The event in a message; nil if it carries none, an error if it carries one.
    ///
    /// Headers and payload are put together as one CBOR map, so that the union is read as from any reply.
    func event<Event: DecodableShape>(payloads: [String: String]) throws -> Event? {
        switch text(":message-type") ?? "event" {
        case "event": break
        case "exception":
            throw EventStreamFault(code: text(":exception-type") ?? "Unknown", message: try payloadMessage(), event: self)
        default: throw EventStreamFault(code: text(":error-code") ?? "Unknown", message: text(":error-message"), event: self)
        }
        guard let type = text(":event-type") else {
            throw WireError(.malformed, "an event has no header ':event-type'")
        }
        if type == "initial-response" { return nil }
        var members: ValueMap = [:]
        if let name = payloads[type] {
            members[name] = try payloadValue(isWhole: true)
        } else if case .map(let map) = try payloadValue(isWhole: false) {
            members = map
        }
        for header in headers where !header.name.hasPrefix(":") { members[header.name] = header.value.value }
        var shape = ShapeEncoder.cborValue()
        shape.document(Document(.map([type: .map(members)])))
        return try withParsedBody(try shape.finish(), .cbor) { try Event(from: $0) }
    }

    /// The payload, by its content type: a structure's members, or one member as a whole.
    private func payloadValue(isWhole: Bool) throws -> Value {
        let type = text(":content-type") ?? (isWhole ? "application/octet-stream" : "application/json")
        if payload.isEmpty { return isWhole ? .bytes([]) : [:] }
        // Without a type, and clearly no map of members: an event of a later time, which is kept without them.
        let first = payload.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0a && $0 != 0x0d }
        if !isWhole, text(":content-type") == nil, first != UInt8(ascii: "{") { return [:] }
        if type.hasSuffix("json") { return try withParsedBody(payload, .json) { try $0.document().value } }
        if type.hasSuffix("cbor") { return try withParsedBody(payload, .cbor) { try $0.document().value } }
        if type.hasSuffix("xml") { return try withParsedBody(payload, .xml) { try $0.document().value } }
        if type.hasPrefix("text/") { return .string(String(decoding: payload, as: UTF8.self)) }
        return .bytes(payload)
    }

    private func payloadMessage() throws -> String? {
        guard case .map(let map) = try payloadValue(isWhole: false) else { return nil }
        return map["message"]?.string ?? map["Message"]?.string
    }

    /// The message of an event, a union with one member.
    init(_ event: some WritableShape, _ wireProtocol: WireProtocol, payloads: [String: String], headers bound: [String: [String]]) throws {
        var whole = wireProtocol == .rpcv2CBOR ? ShapeEncoder.cborValue() : ShapeEncoder.jsonValue()
        whole.structure(event)
        let bytes = try whole.finish()
        let syntax: BodySyntax = wireProtocol == .rpcv2CBOR ? .cbor : .json
        let (type, range) = try withParsedBody(bytes, syntax) { root -> (String, Range<Int>) in
            var children = root.children
            guard let child = children.next() else { throw WireError(.unwritable, "an event holds no member") }
            // Behind the event there is only the end of the object around it.
            return (child.name, Int(child.node.start)..<bytes.count - 1)
        }
        self.init(headers: [Header(":message-type", .string("event")), Header(":event-type", .string(type))])
        if payloads[type] == nil && bound[type] == nil {
            payload = Array(bytes[range])
            headers.append(Header(":content-type", .string(syntax == .cbor ? "application/cbor" : "application/json")))
            return
        }
        var cbor = ShapeEncoder.cborValue()
        cbor.structure(event)
        let values = try withParsedBody(try cbor.finish(), .cbor) { try $0.document().value }
        var members = values[type]?.map ?? [:]
        for name in bound[type] ?? [] {
            guard let value = members.removeValue(forKey: name), let header = EventHeaderValue(value) else { continue }
            headers.append(Header(name, header))
        }
        try write(members, payloads[type].flatMap { members[$0] }, hasPayload: payloads[type] != nil, syntax)
    }

    private mutating func write(_ members: ValueMap, _ whole: Value?, hasPayload: Bool, _ syntax: BodySyntax) throws {
        switch (hasPayload, whole) {
        case (true, .bytes(let bytes)?):
            payload = bytes
            headers.append(Header(":content-type", .string("application/octet-stream")))
        case (true, .string(let text)?):
            payload = Array(text.utf8)
            headers.append(Header(":content-type", .string("text/plain")))
        case (true, nil): return
        case (_, let value):
            var body = syntax == .cbor ? ShapeEncoder.cborValue() : ShapeEncoder.jsonValue()
            body.document(Document(value ?? .map(members)))
            payload = try body.finish()
            headers.append(Header(":content-type", .string(syntax == .cbor ? "application/cbor" : "application/json")))
        }
    }
}

extension EventHeaderValue {
    /// The header in the terms of values.
    fileprivate var value: Value {
        switch self {
        case .boolean(let flag): .bool(flag)
        case .byte(let number): .number(Number(Int64(number)))
        case .short(let number): .number(Number(Int64(number)))
        case .integer(let number): .number(Number(Int64(number)))
        case .long(let number): .number(Number(number))
        case .bytes(let bytes), .uuid(let bytes): .bytes(bytes)
        case .string(let text): .string(text)
        case .timestamp(let time): .number(Number(text: time.text(.epochSeconds)))
        }
    }

    /// The header of a value; nil for lists and maps, which cannot be one.
    fileprivate init?(_ value: Value) {
        switch value {
        case .bool(let flag): self = .boolean(flag)
        case .number(let number):
            guard let integer = number.int else { return nil }
            self = Int32(exactly: integer).map(EventHeaderValue.integer) ?? .long(integer)
        case .bytes(let bytes): self = .bytes(bytes)
        case .string(let text): self = .string(text)
        case .timestamp(let time):
            self = .timestamp(Timestamp(secondsSinceEpoch: time.secondsSinceEpoch, nanoseconds: time.nanoseconds))
        case .null, .list, .map: return nil
        }
    }
}
