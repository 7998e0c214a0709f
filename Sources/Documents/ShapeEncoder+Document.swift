internal import Values
public import WireFormats

// Values without a schema in every wire format.

extension ShapeEncoder {
    // MARK: Elements

    /// A value without a schema.
    public mutating func document(_ value: Document) {
        openElement()
        write(document: value.value, depth: 0)
    }

    /// JSON inside a text.
    public mutating func jsonText(_ value: Document) {
        if format == .printed { document(value) } else { string(value.jsonText) }
    }

    // MARK: Members

    /// A value without a schema.
    public mutating func document(_ name: StaticString, _ value: Document?) {
        guard let value else { return }
        document(WireName(name), value)
    }

    /// JSON inside a text: the document's JSON, written as a string.
    public mutating func jsonText(_ name: StaticString, _ value: Document?) {
        guard let value else { return }
        if format == .printed {
            document(WireName(name), value)
        } else {
            string(WireName(name), value.jsonText)
        }
    }

    private mutating func document(_ name: WireName, _ value: Document) {
        openScalar(name)
        write(document: value.value, depth: 0)
        closeScalar(name)
    }

    /// The entries of a document as members of the structure that is being written.
    public mutating func members(_ document: Document) {
        guard case .map(let map) = document.value else { return }
        for entry in map { member(entry.key, entry.value, depth: 0) }
    }

    /// A member of a document. XML has elements where JSON has objects, and repeats them where JSON has lists.
    private mutating func member(_ name: String, _ value: Value, depth: Int) {
        guard depth < WireLimits.depth else {
            return fail(WireError(.beyondLimit, "a document nests deeper than \(WireLimits.depth) levels"))
        }
        if format == .xml, case .list(let items) = value {
            for item in items { member(name, item, depth: depth + 1) }
            return
        }
        guard let saved = openMember(name) else { return }
        if format == .xml, case .map(let map) = value {
            for entry in map { member(entry.key, entry.value, depth: depth + 1) }
        } else {
            openElement()
            write(document: value, depth: 0)
        }
        closeMember(name, saved)
    }

    // MARK: -

    /// A value without a schema, where a member or an element has been opened.
    package mutating func write(document: Document) { write(document: document.value, depth: 0) }

    /// A value without a schema; formats that are no JSON write its JSON as a text.
    mutating func write(document value: Value, depth: Int) {
        guard depth < WireLimits.depth else {
            return fail(WireError(.beyondLimit, "a document nests deeper than \(WireLimits.depth) levels"))
        }
        switch format {
        case .xml, .query, .ec2Query, .form:
            if case .string(let text) = value { return write(text: text) }
            return write(text: Document(value).jsonText)
        case .json, .printed, .cbor: break
        }
        switch value {
        case .null: null()
        case .bool(let value): write(boolean: value)
        case .number(let number): writeDocument(number)
        case .string(let text): write(text: text)
        case .bytes(let bytes): write(bytes: bytes)
        case .timestamp(let time):
            write(timestamp: Timestamp(secondsSinceEpoch: time.secondsSinceEpoch, nanoseconds: time.nanoseconds), .standard)
        case .list(let items):
            openArray()
            for item in items {
                if format != .cbor { beginValue() }
                write(document: item, depth: depth + 1)
                needsComma = true
            }
            closeArray()
        case .map(let map):
            openObject()
            for entry in map {
                var key = entry.key
                key.withUTF8 { openScalar(WireName(start: $0.baseAddress ?? emptyName.utf8Start, count: $0.count)) }
                write(document: entry.value, depth: depth + 1)
                needsComma = true
            }
            closeObject()
        }
    }

    private mutating func writeDocument(_ number: Number) {
        var text = number.text
        if text.withUTF8({ NumberSyntax.isNumber($0) }) {
            if format == .cbor && !number.isInteger { write(double: number.double) } else { write(number: text) }
        } else {
            write(special: number.double)
        }
    }
}

private let emptyName: StaticString = ""
