public import WireFormats

/// The shapes and operations of a service as a table: for programs that do not know at compile time which ones they will use.
///
/// Values are walked by it: `encode` writes a `Value` keyed by member names with the same encoder as generated code, `decode` reads one
/// from the same tape. The table is made from text, which generated code carries as one string literal.
///
/// ## The text
///
/// One line a thing, fields separated by tabs. In fields `\\`, `\t`, `\n` and `\r` stand for a backslash, a tab and line ends. The first
/// line is the service, then come operations, then shapes. A line that begins with a tab belongs to the shape above it.
///
///     service      SES    awsQuery    version=2010-12-01    xmlns=http://ses.amazonaws.com/doc/2010-12-01/
///     operation    SendEmail    POST    /    in=SendEmailRequest    out=SendEmailResponse    result=SendEmailResult    error=MessageRejected
///     structure    Destination
///         ToAddresses    AddressList
///         CcAddresses    AddressList    required    wire=Cc
///     list    AddressList
///         member    Address
///     map    Tags    min=1
///         key    TagKey    wire=K
///         value    TagValue    wire=V
///     enumeration    Behavior
///         UseDefaultValue
///         RejectMessage
///     string    Address    min=1    pattern=^[^@]+@
///
/// - The kinds of shapes: `structure union list map string enumeration boolean byte short integer long bigInteger float double
///   bigDecimal timestamp blob document`.
/// - A member is its name, its shape and its facts. A fact is a word or `key=value`:
///   `required`, `wire=` (the name in a body, if it differs), `reply=` (the name in a reply's body, if that differs again), `at=` (where it
///   stands, if not in the body: `header:X-Foo`, `headers:x-amz-meta-`, `query:Name`, `querymap`, `label:Name`, `form:Name`, `payload`,
///   `status`, `eventheader`, `eventpayload`), `sensitive`, `root=` (the XML element of a payload), `streaming`,
///   `length` (a stream that needs one), `token` (idempotency),
///   `hostlabel`, `json` (JSON inside a text), `format=` (of timestamps: `iso8601`, `unixTimestamp`, `rfc822`, `date`), `flattened`,
///   `readonly` (in replies only), `null` (sent as null where it has no value), `pathid` (an id that may come with a path before it),
///   `attribute`, `xmlns=`, `xmlns.prefix=`, `collection=` (how a list outside of bodies is written: `csv ssv tsv pipes multi numbered`).
/// - Facts of shapes: `min= max= pattern=`, `sensitive`, `streaming`, `length`, `base64` (a text even as a whole JSON body), `flattened`, `sparse`, `format=`, `xml=` (the element's name),
///   `xmlns=`, `xmlns.prefix=`, `error=` (the code of an error), `status=`, `wrapper`, `eventstream`, `event`.
/// - Facts of operations: `in=`, `out=`, `error=` (as often as there are errors), `result=` (the element around a query reply), `xml=`,
///   `xmlns=`, `xmlns.prefix=` (the element of the request), `host=` (prefix), `endpoint=` (a parameter of the
///   endpoint rules, `=`, and JMESPath over the input), `unsigned`, `idempotent`, `readonly`, `checksum` (required),
///   `checksum.member=`, `checksum.replies=` (algorithms, separated by commas), `compression=`,
///   `auth=` (see `addAuthorization`), `accept=`, `media=` (the type of the body), `jsontext` (a text that is a JSON string as the body),
///   `form=` (a field that is always the same), `multipart`, `repeatable`, `treehash`, `raw`, and others by agreement.
/// - Facts of the service: `version= xmlns= target= json= compatible`, and others by agreement.
///
/// Facts that are not known are kept, so that the table can carry more than this version reads.
public struct Schema: Sendable {
    let table: SchemaTable

    /// Reads the table from text that is compiled into the program.
    public init(text: StaticString) throws(WireError) {
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        table = try SchemaTable(SchemaText(constant: bytes))
    }

    /// Reads the table from text made at run time.
    public init(text: String) throws(WireError) { table = try SchemaTable(SchemaText(copying: Array(text.utf8))) }

    /// The facts of the service.
    public var service: SchemaService { SchemaService(table: table) }

    /// The operations in the order of the text, which is that of their names.
    public var operations: [SchemaOperation] { table.operations.indices.map { SchemaOperation(table: table, index: $0) } }

    /// The operation of a name.
    public func operation(_ name: String) -> SchemaOperation? {
        table.operationPlaces[name].map { SchemaOperation(table: table, index: $0) }
    }

    /// The shapes in the order of the text.
    public var shapes: [SchemaShape] { table.shapes.indices.map { SchemaShape(table: table, index: $0) } }

    /// The shape of a name.
    public func shape(_ name: String) -> SchemaShape? { table.shapePlaces[name].map { SchemaShape(table: table, index: $0) } }
}

/// What kind of value a shape describes.
public enum SchemaKind: String, Sendable, Hashable, CaseIterable {
    case structure, union, list, map, string, enumeration, boolean, byte, short, integer, long, bigInteger, float, double, bigDecimal
    case timestamp, blob, document
}

/// Where a member of an input or output stands.
public enum SchemaLocation: Sendable, Hashable {
    case body
    case header(String)
    /// A map whose entries are headers with this prefix.
    case headers(prefix: String)
    case query(String)
    /// A map whose entries are parameters of the query.
    case queryMap
    /// A place in the path, without braces and `+`.
    case label(String)
    case form(String)
    case payload
    case status
    case eventHeader
    case eventPayload
}

/// The service that a schema describes.
public struct SchemaService: Sendable {
    let table: SchemaTable

    public var name: String { table.text(table.service.name) }
    public var wireProtocol: WireProtocol { table.service.wireProtocol }
    public var apiVersion: String { fact("version") ?? "" }
    /// A fact of the form `key=value`.
    public func fact(_ key: String) -> String? { table.fact(key, in: table.service.facts) }
    /// Whether a fact is stated as a word.
    public func has(_ flag: String) -> Bool { table.has(flag, in: table.service.facts) }
}

/// An operation in a schema.
public struct SchemaOperation: Sendable {
    let table: SchemaTable
    let index: Int
    private var row: OperationRow { table.operations[index] }

    public var name: String { table.text(row.name) }
    /// In capitals.
    public var method: String { table.text(row.method) }
    /// The path with `{label}` and `{label+}`, and with what always stands in the query.
    public var path: String { table.text(row.path) }
    public var input: SchemaShape? { row.input.map { SchemaShape(table: table, index: $0) } }
    public var output: SchemaShape? { row.output.map { SchemaShape(table: table, index: $0) } }
    /// The errors that are described, in the order of the description.
    public var errors: [SchemaShape] { row.errors.map { SchemaShape(table: table, index: $0) } }
    /// The values of a fact that is stated more than once, in order.
    public func facts(_ key: String) -> [String] { table.facts(key, in: row.facts) }
    /// The element that a query reply puts around the output.
    public var resultWrapper: String? { fact("result") }
    /// A fact of the form `key=value`.
    public func fact(_ key: String) -> String? { table.fact(key, in: row.facts) }
    /// Whether a fact is stated as a word.
    public func has(_ flag: String) -> Bool { table.has(flag, in: row.facts) }
}

/// A shape in a schema.
public struct SchemaShape: Sendable {
    let table: SchemaTable
    let index: Int
    var row: ShapeRow { table.shapes[index] }

    public var name: String { table.text(row.name) }
    public var kind: SchemaKind { row.kind }
    /// The members of a structure or union, in order; `member` of a list, `key` and `value` of a map.
    public var members: [SchemaMember] { row.members.map { SchemaMember(table: table, index: $0) } }
    /// The member of that name.
    public func member(_ name: String) -> SchemaMember? { members.first { $0.name == name } }
    /// What a list holds.
    public var element: SchemaMember? { kind == .list ? members.first : nil }
    /// The key of a map.
    public var key: SchemaMember? { kind == .map ? members.first : nil }
    /// The value of a map.
    public var value: SchemaMember? { kind == .map ? members.dropFirst().first : nil }
    /// The values that an enumeration lists.
    public var enumerationValues: [String] { row.values.map { table.text(table.values[$0]) } }
    public var isSensitive: Bool { row.flags.contains(.sensitive) }
    public var isSparse: Bool { row.flags.contains(.sparse) }
    /// The least value or length.
    public var minimum: String? { fact("min") }
    /// The greatest value or length.
    public var maximum: String? { fact("max") }
    public var pattern: String? { fact("pattern") }
    /// The code on the wire, if the shape is an error.
    public var errorCode: String? { fact("error") }
    /// The member that is the whole body.
    public var payload: SchemaMember? { members.first { $0.location == .payload } }
    /// A fact of the form `key=value`.
    public func fact(_ key: String) -> String? { table.fact(key, in: row.facts) }
    /// Whether a fact is stated as a word.
    public func has(_ flag: String) -> Bool { table.has(flag, in: row.facts) }
}

/// A member in a schema.
public struct SchemaMember: Sendable {
    let table: SchemaTable
    let index: Int
    var row: MemberRow { table.members[index] }

    public var name: String { table.text(row.name) }
    /// The name in the body of a request.
    public var wireName: String { table.text(row.wire) }
    /// The name in the body of a reply.
    public var replyName: String { table.text(row.reply) }
    public var shape: SchemaShape { SchemaShape(table: table, index: row.target) }
    public var kind: SchemaKind { shape.kind }
    public var isRequired: Bool { row.flags.contains(.required) }
    /// Whether the value must not be shown, by the member or by its shape.
    public var isSensitive: Bool { row.flags.contains(.sensitive) || shape.isSensitive }
    /// Whether the body is not held in memory, by the member or by its shape.
    public var isStreaming: Bool { row.flags.contains(.streaming) || shape.row.flags.contains(.streaming) }
    /// Whether a token is made up if none is given.
    public var isIdempotencyToken: Bool { row.flags.contains(.token) }
    public var isHostLabel: Bool { row.flags.contains(.hostLabel) }
    /// Whether the text holds JSON.
    public var isJSONText: Bool { row.flags.contains(.json) }
    /// The format of a timestamp, by the member or by its shape.
    public var timestampFormat: TimestampFormat { row.format != .standard ? row.format : shape.row.format }
    public var location: SchemaLocation { table.location(of: row) }
    /// Whether a reply's body holds the member: what only requests have places for is looked for there too.
    public var isInReplyBody: Bool { !row.flags.contains(.boundInReplies) }
    /// A fact of the form `key=value`.
    public func fact(_ key: String) -> String? { table.fact(key, in: row.facts) }
    /// Whether a fact is stated as a word.
    public func has(_ flag: String) -> Bool { table.has(flag, in: row.facts) }
}

extension ServiceSchema {
    /// Reads the table; who needs it often keeps it.
    public static func load() throws -> Schema { try Schema(text: text) }
}
