/// Writes shapes: one struct for every wire format, and for people.
///
/// Generated code calls the methods named by kind; `nil` is left out. The format is switched on inside, so that the same code of a
/// shape serves all of them:
///
///     var shape = ShapeEncoder.query(action: "SendEmail", version: "2010-12-01")
///     input.encode(into: &shape)
///     let body = try shape.finish()     // Action=SendEmail&Version=2010-12-01&Source=…
///
/// Writing does not throw: the first error is kept and thrown by `finish`. An encoder cannot be copied: it owns the memory it writes to.
public struct ShapeEncoder: ~Copyable {
    package enum Format: UInt8, Sendable {
        case json, printed, xml, query, ec2Query, form, cbor
    }

    /// What `finish` has to close.
    enum Root: Sendable {
        case none, object
        case element(String)
    }

    package let format: Format
    let root: Root
    /// What has been written; meaningful to the outside after `finish` only.
    var output = WireBuffer(capacity: 1_024)
    /// Query formats: the name of the value that is being written, `Destination.ToAddresses.member.1`.
    var path = WireBuffer(capacity: 128)
    /// JSON: whether a comma must stand before the next member or item.
    package var needsComma = false
    /// JSON: whether no blanks stand behind commas and colons.
    package var isCompact = false
    /// How many structures the one that is being written stands in.
    var nesting = 0
    /// Printing: how deep we are, and how far a level is indented; 0 writes one line.
    var depth = 0
    var indent = 0
    /// Printing: whether sensitive members are shown.
    package var revealsSensitive = false
    /// XML: whether the last start tag still takes attributes, and whether members are to become such.
    var isStartTagOpen = false
    /// XML: where the start tag that is open begins.
    var startTag = 0
    package var writesAttributes = false
    /// XML: whether the start tag that is open declares a namespace already.
    var declaresNamespace = false
    /// XML: the namespace that the next element declares.
    package var pendingNamespace: XMLNamespace?
    /// The first error.
    var failure: WireError?

    init(_ format: Format, root: Root = .none) {
        self.format = format
        self.root = root
    }

    /// Whether this is for a person: then everything is shown, wherever on the wire it stands.
    public var isPrinting: Bool { format == .printed }

    /// Whether this is XML: then names and the nesting of lists may be others.
    public var isXML: Bool { format == .xml }

    /// What has been written, as text.
    package var text: String { String(decoding: output.bytes, as: UTF8.self) }

    /// Keeps an error; the first one is thrown by `finish`.
    public mutating func fail(_ error: WireError) {
        if failure == nil { failure = error }
    }

    /// Ends the body and gives its bytes, or throws the first error.
    public mutating func finish() throws(WireError) -> [UInt8] {
        switch root {
        case .none: break
        case .object: closeObject()
        case .element(let name):
            closeStartTag()
            output.append("</" as StaticString)
            output.append(name)
            output.append(UInt8(ascii: ">"))
        }
        if let failure { throw failure }
        return output.array
    }
}

// MARK: - The formats

extension ShapeEncoder {
    /// A JSON object.
    public static func json() -> ShapeEncoder {
        var shape = ShapeEncoder(.json, root: .object)
        shape.openObject()
        return shape
    }

    /// One JSON value of any kind, written by one call of an element form.
    public static func jsonValue() -> ShapeEncoder { ShapeEncoder(.json) }

    /// An XML element that holds the members.
    public static func xml(root name: String, namespace: XMLNamespace? = nil) -> ShapeEncoder {
        var shape = ShapeEncoder(.xml, root: .element(name))
        shape.output.append(UInt8(ascii: "<"))
        shape.output.append(name)
        shape.isStartTagOpen = true
        if let namespace { shape.declare(namespace) }
        return shape
    }

    /// A form for a service of the query protocol: `Action=…&Version=…&Name.member.1=…`
    public static func query(action: String, version: String) -> ShapeEncoder {
        var shape = ShapeEncoder(.query)
        shape.begin(action: action, version: version)
        return shape
    }

    /// A form for EC2, whose lists carry numbers only: `Action=…&Version=…&Name.1=…`
    public static func ec2Query(action: String, version: String) -> ShapeEncoder {
        var shape = ShapeEncoder(.ec2Query)
        shape.begin(action: action, version: version)
        return shape
    }

    /// An HTML form: `name=value&name=value`; the items of a list share its name.
    public static func form() -> ShapeEncoder { ShapeEncoder(.form) }

    /// A CBOR map.
    public static func cbor() -> ShapeEncoder {
        var shape = ShapeEncoder(.cbor, root: .object)
        shape.openObject()
        return shape
    }

    /// One CBOR value of any kind, written by one call of an element form.
    public static func cborValue() -> ShapeEncoder { ShapeEncoder(.cbor) }

    /// One value as JSON for people.
    package static func printed(indent: Int, sensitive: Bool) -> ShapeEncoder {
        var shape = ShapeEncoder(.printed)
        shape.indent = min(max(indent, 0), 16)
        shape.revealsSensitive = sensitive
        return shape
    }

    private mutating func begin(action: String, version: String) {
        output.append("Action=" as StaticString)
        appendPercentEncoded(action)
        output.append("&Version=" as StaticString)
        appendPercentEncoded(version)
    }
}
