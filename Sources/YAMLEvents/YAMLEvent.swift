/// One step through a YAML stream, with the bytes that it comes from.
public struct YAMLEvent: Sendable {
    /// What stands there.
    public enum Kind: Sendable {
        /// A document begins; `isExplicit` if `---` says so.
        case documentStart(isExplicit: Bool)
        /// A document ends; `isExplicit` if `...` says so.
        case documentEnd(isExplicit: Bool)
        /// Another use of an anchored value.
        case alias(String)
        case scalar(YAMLScalar)
        case sequenceStart(YAMLProperties)
        case sequenceEnd
        case mappingStart(YAMLProperties)
        case mappingEnd
    }

    public let kind: Kind
    /// The first byte, from 0.
    public let start: Int
    /// The byte after the last one.
    public let end: Int
}

/// What may stand before a value: `&anchor` and `!tag`.
public struct YAMLProperties: Sendable, Hashable {
    public var anchor: String?
    /// The tag in full, such as `tag:yaml.org,2002:str`.
    public var tag: String?

    public init(anchor: String? = nil, tag: String? = nil) {
        self.anchor = anchor
        self.tag = tag
    }
}

/// A scalar: its text, with quotes, escapes and folding resolved, and how it was written.
public struct YAMLScalar: Sendable, Hashable {
    /// How a scalar was written; only plain ones can mean something else than their text.
    public enum Style: UInt8, Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

    public var text: String
    public var style: Style
    public var properties: YAMLProperties

    public init(text: String, style: Style = .plain, properties: YAMLProperties = YAMLProperties()) {
        self.text = text
        self.style = style
        self.properties = properties
    }
}
