public import SpecDiagnostics

/// A member of a structure or union, the item of a list, the key or value of a map.
///
/// Facts that a member does not state itself but its shape does (sensitive, streaming, flattened, the timestamp format) are already
/// resolved: what stands here counts.
public struct Member: Sendable {
    /// The name in the description; `member`, `key` and `value` in lists and maps.
    public var name: String
    /// The name in the body, if it differs; `wireName(in:)` gives the one that counts.
    public var locationName: String?
    /// A name for the ec2 protocol alone.
    public var queryName: String?
    public var target: ShapeID
    public var location: Location = .body
    public var isRequired = false
    public var documentation: String?
    public var deprecation: Deprecation?

    public var isSensitive = false
    /// A body that is not held in memory.
    public var isStreaming = false
    /// A stream whose length has to be known before it is sent.
    public var requiresLength = false
    /// A token the client makes up if the caller gives none.
    public var isIdempotencyToken = false
    /// Its value fills a `{name}` of the operation's host prefix too.
    public var isHostLabel = false
    /// JSON text in a string: in a header as base64.
    public var isJSONValue = false
    /// A value that can be told from an absent one (`box`).
    public var isNullable = false
    /// It has to be there, if only as null.
    public var sendsNull = false
    public var isReadOnly = false
    /// A map of the members that the structure does not list (`additionalProperties`).
    public var holdsOthers = false
    /// The value of the discriminator: of a union's member the one that stands for it, of a structure's the one that it always has.
    public var typeName: String?
    public var timestampFormat: TimestampFormat?
    public var collectionFormat: CollectionFormat?
    /// The endpoint rule parameter that takes its value.
    public var contextParameter: String?
    public var defaultValue: ModelValue?

    public var isFlattened = false
    public var isXMLAttribute = false
    public var xmlNamespace: XMLNamespace?

    /// Set by `withBoxes()`: the value is held behind a reference, because its type contains itself.
    public var isBoxed = false

    public var extensions: [Extension] = []
    public var origin: SourceRange?

    public init(name: String, target: ShapeID, origin: SourceRange? = nil) {
        self.name = name
        self.target = target
        self.origin = origin
    }
}

extension Member {
    /// The name in the body of a request of that protocol.
    ///
    ///     ec2: `queryName`, else `locationName` with a capital, else the name with a capital
    ///     others: `locationName`, else the name
    public func wireName(in wire: ServiceProtocol) -> String {
        // Plain HTTP speaks JSON; the name is that in XML.
        if wire == .http { return name }
        guard wire == .ec2 else { return locationName ?? name }
        return queryName ?? capitalised(locationName ?? name)
    }

    /// The name in the body of a reply, which is the same for every protocol.
    public var replyName: String { locationName ?? name }
}

private func capitalised(_ name: String) -> String {
    guard let first = name.utf8.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else { return name }
    return name.prefix(1).uppercased() + name.dropFirst()
}
