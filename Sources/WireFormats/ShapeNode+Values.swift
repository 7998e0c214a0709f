// Element forms: the node itself as a value of a kind.

extension ShapeNode {
    /// A text.
    public func string() throws -> String {
        let node = node
        switch node.kind {
        case .string, .text, .attribute: return try text(node)
        default: throw wrong("a text")
        }
    }

    /// A truth value.
    public func boolean() throws -> Bool {
        let node = node
        switch node.kind {
        case .boolean: return node.has(TapeNode.cursor)
        case .string, .text, .attribute:
            switch trimmedText {
            case "true", "True", "TRUE", "1": return true
            case "false", "False", "FALSE", "0": return false
            default: throw wrong("a truth value")
            }
        default: throw wrong("a truth value")
        }
    }

    /// An integer; `1.0` is one too.
    public func integer() throws -> Int {
        let node = node
        switch node.kind {
        case .number, .string, .text, .attribute:
            if let value = NumberSyntax.integer(raw).flatMap({ Int(exactly: $0) }) { return value }
            if let value = trimmed.flatMap(NumberSyntax.wholeNumber).flatMap({ Int(exactly: $0) }) { return value }
        case .cborNumber:
            if let value = cborNumber()?.integer.flatMap({ Int(exactly: $0) }) { return value }
        default: break
        }
        throw wrong("an integer of \(Int.bitWidth) bits")
    }

    /// A number of double precision.
    public func double() throws -> Double {
        switch node.kind {
        case .number, .string, .text, .attribute:
            if let value = trimmed.flatMap(NumberSyntax.double) { return value }
        case .cborNumber:
            if let value = cborNumber()?.double { return value }
        case .array where syntax == .cbor:  // a decimal fraction
            if let value = cborNumber()?.double { return value }
        default: break
        }
        throw wrong("a number")
    }

    /// A number of single precision.
    public func float() throws -> Float {
        let value = try double()
        if node.kind == .number || node.kind == .text, let text = Float(rawText) { return text }
        return Float(value)
    }

    /// An integer or decimal of any length.
    public func bigNumber() throws -> BigNumber {
        switch node.kind {
        case .number: return BigNumber(wellFormed: rawText)
        case .string, .text, .attribute:
            if let number = BigNumber(trimmedText) { return number }
        case .array where syntax != .cbor: break
        case .cborNumber, .array:
            if let text = cborNumberText() { return BigNumber(wellFormed: text) }
        default: break
        }
        throw wrong("a number")
    }

    /// A point in time; every format that services send is understood, whichever is named.
    public func timestamp(format: TimestampFormat = .standard) throws -> Timestamp {
        guard let parsed = parsedTimestamp else { throw wrong("a timestamp") }
        return parsed.timestamp
    }

    @inline(__always)
    package var parsedTimestamp: Timestamp.Parsed? {
        switch node.kind {
        case .number, .string, .attribute: return Timestamp.parse(raw)
        case .text: return node.has(TapeNode.encoded) ? trimmed.flatMap { Timestamp.parse($0) } : Timestamp.parse(raw)
        case .cborNumber:
            guard let number = cborNumber() else { return nil }
            if let seconds = number.integer { return Timestamp.Parsed(timestamp: Timestamp(secondsSinceEpoch: seconds)) }
            guard let value = number.double, value.isFinite, value.magnitude < 9e15 else { return nil }
            return Timestamp.Parsed(timestamp: Timestamp(epochSeconds: value))
        default: return nil
        }
    }

    /// Bytes: base64 in JSON and XML.
    public func blob() throws -> Blob {
        let node = node
        switch node.kind {
        case .bytes:
            return Blob(node.has(TapeNode.encoded) ? CBORHead.join(bytes, Int(node.start), Int(node.length)) : Array(raw))
        case .string, .text, .attribute:
            let decoded = node.has(TapeNode.encoded) ? decodedText(node).withUnsafeBufferPointer { Base64.decode($0) } : Base64.decode(raw)
            if let decoded { return Blob(decoded) }
            throw wrong("base64")
        default: throw wrong("bytes")
        }
    }

    /// One of an open set of texts.
    public func enumeration<E: RawRepresentable>() throws -> E where E.RawValue == String {
        let text = try string()
        guard let value = E(rawValue: text) else { throw wrong("one of the values of \(E.self)") }
        return value
    }

    /// One of an open set of integers.
    public func enumeration<E: RawRepresentable>() throws -> E where E.RawValue == Int {
        let number = try integer()
        guard let value = E(rawValue: number) else { throw wrong("one of the values of \(E.self)") }
        return value
    }

    /// A structure or union.
    public func structure<S: DecodableShape>() throws -> S {
        try checkStructure()
        return try S(from: self)
    }

    // MARK: Texts

    @inline(__always)
    func text(_ node: TapeNode) throws -> String {
        let raw = raw
        if !node.has(TapeNode.encoded | TapeNode.beyondASCII) {
            return String(unsafeUninitializedCapacity: raw.count) { target in
                if let base = raw.baseAddress, let start = target.baseAddress { start.update(from: base, count: raw.count) }
                return raw.count
            }
        }
        if node.has(TapeNode.encoded) {
            let decoded = decodedText(node)
            return try decoded.withUnsafeBufferPointer { try checkedText($0) }
        }
        return try checkedText(raw)
    }

    /// The bytes of a text whose raw form is not yet the text.
    func decodedText(_ node: TapeNode) -> [UInt8] {
        switch syntax {
        case .json: JSONString.decode(raw)
        case .xml: XMLText.decode(raw, isAttribute: node.kind == .attribute)
        case .cbor: CBORHead.join(bytes, Int(node.start), Int(node.length))
        }
    }

    private func checkedText(_ text: UnsafeBufferPointer<UInt8>) throws -> String {
        guard let string = UTF8Text.string(text) else {
            throw WireError(.malformed, "a text is not UTF-8", at: Int(node.start), in: bytes, path: path)
        }
        return string
    }

    /// The raw value without white space around it, if it can be read as it stands.
    @inline(__always)
    package var trimmed: UnsafeBufferPointer<UInt8>? {
        let raw = raw
        var start = 0
        var end = raw.count
        while start < end, raw[start] <= 0x20 { start += 1 }
        while end > start, raw[end - 1] <= 0x20 { end -= 1 }
        return UnsafeBufferPointer(rebasing: raw[start..<end])
    }

    private var trimmedText: String { trimmed.map { String(decoding: $0, as: UTF8.self) } ?? "" }
}
