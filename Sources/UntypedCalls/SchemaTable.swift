internal import WireFormats

/// The text of a schema: constant memory of the program, or a copy of its own that lives as long as this.
final class SchemaText: @unchecked Sendable {  // the bytes are written in `init` only
    let bytes: UnsafeBufferPointer<UInt8>
    private let owned: UnsafeMutableBufferPointer<UInt8>?

    init(constant bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        owned = nil
    }

    init(copying bytes: [UInt8]) {
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
        _ = copy.initialize(from: bytes)
        owned = copy
        self.bytes = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(copy)[0..<bytes.count])
    }

    deinit { owned?.deallocate() }
}

/// A place in the text.
struct TextSlice: Sendable, Hashable {
    var start: UInt32 = 0
    var count: UInt32 = 0
    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    var isEmpty: Bool { count == 0 }
}

/// Facts that are asked for on every walk.
struct SchemaFlags: OptionSet, Sendable {
    let rawValue: UInt16
    static let required = SchemaFlags(rawValue: 1)
    static let sensitive = SchemaFlags(rawValue: 2)
    static let streaming = SchemaFlags(rawValue: 4)
    static let token = SchemaFlags(rawValue: 8)
    static let hostLabel = SchemaFlags(rawValue: 16)
    static let json = SchemaFlags(rawValue: 32)
    static let flattened = SchemaFlags(rawValue: 64)
    static let attribute = SchemaFlags(rawValue: 128)
    static let sparse = SchemaFlags(rawValue: 256)
    /// Stands somewhere else than in the body.
    static let bound = SchemaFlags(rawValue: 512)
    /// Stands somewhere else than in a reply's body: in a header, in the status, as the whole body.
    static let boundInReplies = SchemaFlags(rawValue: 1_024)

    /// Holds the members that the structure does not list.
    static let others = SchemaFlags(rawValue: 2_048)
    /// Stands in replies only.
    static let readOnly = SchemaFlags(rawValue: 4_096)
    /// Has to be there, if only as null.
    static let null = SchemaFlags(rawValue: 8_192)

    /// The flag of a word; nil for words that are no flags.
    static func named(_ word: String) -> SchemaFlags? {
        switch word {
        case "required": .required
        case "sensitive": .sensitive
        case "streaming": .streaming
        case "token": .token
        case "hostlabel": .hostLabel
        case "json": .json
        case "flattened": .flattened
        case "attribute": .attribute
        case "sparse": .sparse
        case "others": .others
        case "readonly": .readOnly
        case "null": .null
        default: nil
        }
    }
}

struct ServiceRow: Sendable {
    var name = TextSlice()
    var wireProtocol = WireProtocol.http
    var facts = TextSlice()
}

struct OperationRow: Sendable {
    var name: TextSlice
    var method: TextSlice
    var path: TextSlice
    var input: Int?
    var output: Int?
    var errors: [Int] = []
    var facts: TextSlice
}

struct ShapeRow: Sendable {
    var name: TextSlice
    var kind: SchemaKind
    var flags: SchemaFlags = []
    var format = TimestampFormat.standard
    var members = 0..<0
    /// The values of an enumeration.
    var values = 0..<0
    var xmlns = TextSlice()
    var xmlnsPrefix = TextSlice()
    var facts: TextSlice
}

struct MemberRow: Sendable {
    var name: TextSlice
    var target = 0
    var wire: TextSlice
    var reply: TextSlice
    var flags: SchemaFlags = []
    var format = TimestampFormat.standard
    var location = TextSlice()
    var xmlns = TextSlice()
    var xmlnsPrefix = TextSlice()
    var facts: TextSlice
}

/// The rows of a schema.
final class SchemaTable: Sendable {
    let source: SchemaText
    let service: ServiceRow
    let operations: [OperationRow]
    let shapes: [ShapeRow]
    let members: [MemberRow]
    let values: [TextSlice]
    let operationPlaces: [String: Int]
    let shapePlaces: [String: Int]

    init(_ source: SchemaText) throws(WireError) {
        var reader = SchemaReader(source.bytes)
        try reader.read()
        self.source = source
        service = reader.service
        operations = reader.operations
        shapes = reader.shapes
        members = reader.members
        values = reader.values
        operationPlaces = reader.operationPlaces
        shapePlaces = reader.shapePlaces
    }

    /// The text of a field, its escapes resolved.
    func text(_ slice: TextSlice) -> String { SchemaReader.text(source.bytes, slice) }

    /// A name for the encoder; valid as long as the table.
    func wireName(_ slice: TextSlice) -> WireName {
        WireName(start: (source.bytes.baseAddress ?? emptySchema.utf8Start) + Int(slice.start), count: Int(slice.count))
    }

    func namespace(_ uri: TextSlice, _ prefix: TextSlice) -> XMLNamespace? {
        uri.isEmpty ? nil : XMLNamespace(uri: wireName(uri), prefix: prefix.isEmpty ? nil : wireName(prefix))
    }

    /// The value of a fact `key=value`.
    func fact(_ key: String, in facts: TextSlice) -> String? {
        for field in SchemaReader.fields(source.bytes, facts) {
            if let value = value(of: key, field) { return value }
        }
        return nil
    }

    /// The values of a fact that may be stated more than once.
    func facts(_ key: String, in facts: TextSlice) -> [String] {
        SchemaReader.fields(source.bytes, facts).compactMap { value(of: key, $0) }
    }

    private func value(of key: String, _ field: TextSlice) -> String? {
        let bytes = source.bytes[field.range]
        let length = key.utf8.count
        guard bytes.count > length, bytes[bytes.startIndex + length] == UInt8(ascii: "="), bytes.starts(with: key.utf8) else { return nil }
        return text(field.dropping(length + 1))
    }

    /// Whether a word is among the facts.
    func has(_ flag: String, in facts: TextSlice) -> Bool {
        SchemaReader.fields(source.bytes, facts).contains { source.bytes[$0.range].elementsEqual(flag.utf8) }
    }

    func location(of row: MemberRow) -> SchemaLocation {
        guard !row.location.isEmpty else { return .body }
        let text = text(row.location)
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.count > 1 ? String(parts[1]) : self.text(row.wire)
        switch parts[0] {
        case "header": return .header(name)
        case "headers": return .headers(prefix: name)
        case "query": return .query(name)
        case "querymap": return .queryMap
        case "label": return .label(name)
        case "form": return .form(name)
        case "payload": return .payload
        case "status": return .status
        case "eventheader": return .eventHeader
        case "eventpayload": return .eventPayload
        default: return .body
        }
    }
}

extension TextSlice {
    func dropping(_ bytes: Int) -> TextSlice { TextSlice(start: start + UInt32(bytes), count: count - UInt32(bytes)) }
}

private let emptySchema: StaticString = ""
