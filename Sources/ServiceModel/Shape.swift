public import SpecDiagnostics

/// Which shape of a service is meant: its place in `Service.shapes`.
public struct ShapeID: Sendable, Hashable, Comparable {
    public var index: Int

    public init(_ index: Int) { self.index = index }

    public static func < (a: ShapeID, b: ShapeID) -> Bool { a.index < b.index }
}

/// A named type of a service.
public struct Shape: Sendable {
    public var name: String
    public var kind: ShapeKind
    @Held public var constraints = Constraints()
    public var documentation: String?
    public var deprecation: Deprecation?
    public var isSensitive = false
    /// A blob that is not held in memory, or a string that is not.
    public var isStreaming = false
    /// Bytes that are a text in base64 wherever they stand, even as the whole of a JSON body.
    public var isBase64Text = false
    public var requiresLength = false
    /// Values of it can be told from absent ones (`box`).
    public var isNullable = false
    public var defaultValue: ModelValue?
    /// The name of its elements where members give none.
    public var locationName: String?
    public var xmlNamespace: XMLNamespace?
    /// No description lists it: it was made for an inline schema.
    public var isInline = false
    public var extensions: [Extension] = []
    public var origin: SourceRange?

    public init(name: String, kind: ShapeKind, origin: SourceRange? = nil) {
        self.name = name
        self.kind = kind
        self.origin = origin
    }
}

/// What a shape is, with the facts that only this kind has; behind a reference, because shapes are handed about.
public indirect enum ShapeKind: Sendable {
    case structure(Structure)
    case union(Structure)
    case list(ListShape)
    case map(MapShape)
    case string
    case enumeration([EnumerationValue])
    case boolean
    case byte
    case short
    case integer
    case long
    case bigInteger
    case float
    case double
    case bigDecimal
    case timestamp(TimestampFormat?)
    case blob
    /// Any JSON value.
    case document
}

/// A list of items.
public struct ListShape: Sendable {
    /// `element.locationName` is the item's XML name.
    @Held public var element: Member
    public var isFlattened = false
    /// Items can be null.
    public var isSparse = false

    public init(element: Member) { self.element = element }
}

/// A map from text to values.
public struct MapShape: Sendable {
    @Held public var key: Member
    @Held public var value: Member
    public var isFlattened = false
    /// Values can be null.
    public var isSparse = false

    public init(key: Member, value: Member) {
        self.key = key
        self.value = value
    }
}

extension Shape {
    /// The kind in one word.
    public var typeName: String {
        switch kind {
        case .structure: "structure"
        case .union: "union"
        case .list: "list"
        case .map: "map"
        case .string: "string"
        case .enumeration: "enumeration"
        case .boolean: "boolean"
        case .byte: "byte"
        case .short: "short"
        case .integer: "integer"
        case .long: "long"
        case .bigInteger: "bigInteger"
        case .float: "float"
        case .double: "double"
        case .bigDecimal: "bigDecimal"
        case .timestamp: "timestamp"
        case .blob: "blob"
        case .document: "document"
        }
    }

    /// The members, if it is a structure or a union.
    public var structure: Structure? {
        switch kind {
        case .structure(let structure), .union(let structure): structure
        default: nil
        }
    }

    public var isUnion: Bool {
        if case .union = kind { return true }
        return false
    }

    /// What makes it an error, if it is one.
    public var error: ErrorFacts? { structure?.error }

    /// The error code on the wire.
    public var errorCode: String { error?.code ?? name }

    /// The values, if it is an enumeration.
    public var enumerationValues: [EnumerationValue]? {
        guard case .enumeration(let values) = kind else { return nil }
        return values
    }
}
