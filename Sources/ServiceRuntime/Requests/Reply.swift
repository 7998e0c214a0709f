public import WireFormats

/// A reply as an operation reads it. It is valid during the reading only.
public struct Reply {
    /// The status.
    public let status: Int
    /// The headers.
    public let headers: HTTPHeaders
    /// The bytes of the body; empty if it is a stream.
    public let bytes: [UInt8]
    /// The body as a stream; one of the bytes if they are all there.
    public let stream: ByteStream
    private let root: ShapeNode?

    /// A reply from its parts; `root` is the node of the body, for outputs that are structures.
    public init(
        status: Int = 200, headers: HTTPHeaders = HTTPHeaders(), bytes: [UInt8] = [], stream: ByteStream? = nil, root: ShapeNode? = nil
    ) {
        self.status = status
        self.headers = headers
        self.bytes = bytes
        self.stream = stream ?? ByteStream(bytes)
        self.root = root
    }

    /// The members that the body holds.
    public var node: ShapeNode {
        get throws {
            guard let root else {
                throw ClientError(
                    .damagedReply, "The reply's body was not read as a structure, because the operation says that it is bytes.",
                    status: status)
            }
            return root
        }
    }

    /// The body as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The body, or nothing if it is empty.
    public var blob: Blob? { bytes.isEmpty ? nil : Blob(bytes) }

    /// The body as text, or nothing if it is empty: as it is, or what a JSON string says if the reply is JSON.
    public func textBody() throws -> String? {
        guard !bytes.isEmpty else { return nil }
        return try jsonString() ?? text
    }

    /// The body as a time, or nothing if it is empty: bare, or in a JSON string.
    public func timestampBody() throws -> Timestamp? {
        guard let text = try textBody() else { return nil }
        guard let time = Timestamp(text) else { throw WireError(.wrongValue, "the body is '\(text.prefix(200))', expected a time") }
        return time
    }

    /// The bytes of the body, or nothing if it is empty: as they are, or what a JSON string has in base64 if the reply is JSON.
    public func blobBody() throws -> Blob? {
        guard let text = try jsonString() else { return blob }
        guard let bytes = Blob(base64: text) else { throw WireError(.wrongValue, "the body is a text that is not base64") }
        return bytes
    }

    private func jsonString() throws -> String? {
        guard let type = headers["Content-Type"]?.lowercased().prefix(while: { $0 != ";" }), type.contains("json"),
            bytes.first(where: { $0 != 0x20 && $0 != 0x0a && $0 != 0x0d && $0 != 0x09 }) == UInt8(ascii: "\"")
        else { return nil }
        return try withParsedBody(bytes, .json) { try $0.string() }
    }

    /// The id under which the service knows the request.
    public var requestID: String? { RequestID.of(headers) }

    // MARK: - Headers

    /// A header's text.
    public func header(_ name: String) -> String? { headers[name] }

    /// A header's whole number.
    public func integerHeader(_ name: String) throws -> Int? { try header(name, "a whole number") { Int($0) } }

    /// A header's number.
    public func doubleHeader(_ name: String) throws -> Double? {
        try header(name, "a number") { text in
            switch text {
            case "NaN": .nan
            case "Infinity": .infinity
            case "-Infinity": -.infinity
            default: Double(text)
            }
        }
    }

    /// A header's number of single precision.
    public func floatHeader(_ name: String) throws -> Float? { try doubleHeader(name).map { Float($0) } }

    /// A header that is `true` or `false`.
    public func booleanHeader(_ name: String) throws -> Bool? {
        try header(name, "true or false") { text in
            switch text.lowercased() {
            case "true": true
            case "false": false
            default: nil
            }
        }
    }

    /// A header's time, in whatever format.
    public func timestampHeader(_ name: String, format: TimestampFormat = .standard) throws -> Timestamp? {
        try header(name, "a time") { Timestamp($0) }
    }

    /// A header's bytes, in base 64.
    public func blobHeader(_ name: String) throws -> Blob? { try header(name, "base 64") { Blob(base64: $0) } }

    /// A header that is one of an enumeration's values.
    public func enumerationHeader<E: RawRepresentable>(_ name: String) -> E? where E.RawValue == String {
        headers[name].flatMap { E(rawValue: $0) }
    }

    /// A header's list of texts: separated by commas, quoted where they hold one.
    public func listHeader(_ name: String, separator: Unicode.Scalar = ",") -> [String]? {
        headers.joined(name).map { HeaderList.items($0, separator: separator) }
    }

    /// A header's list of values of another kind; `nil` for one that cannot be read.
    public func listHeader<T>(_ name: String, separator: Unicode.Scalar = ",", _ each: (String) -> T?) throws -> [T]? {
        try listHeader(name, separator: separator)?.map { text in
            guard let value = each(text) else { throw wrong(name, text, "a list of values") }
            return value
        }
    }

    /// A header's list of times.
    public func timestampListHeader(
        _ name: String, separator: Unicode.Scalar = ",", format: TimestampFormat = .standard
    ) throws -> [Timestamp]? {
        guard let text = headers.joined(name) else { return nil }
        // Dates of HTTP have a comma of their own.
        let parts = HeaderList.items(text, separator: separator)
        let isDate = separator == "," && parts.first.map { $0.count == 3 && $0.allSatisfy(\.isLetter) } ?? false
        let texts = isDate ? stride(from: 0, to: parts.count - 1, by: 2).map { "\(parts[$0]), \(parts[$0 + 1])" } : parts
        return try texts.map { text in
            guard let time = Timestamp(text) else { throw wrong(name, text, "a time") }
            return time
        }
    }

    /// All headers whose names begin with the prefix, by the rest of their names.
    public func headerMap(_ prefix: String) -> [String: String] {
        var map: [String: String] = [:]
        let length = prefix.utf8.count
        for field in headers.fields where field.name.utf8.count >= length {
            let start = String(field.name.prefix(length))
            if HTTPHeaders.isSame(start, prefix) { map[String(field.name.dropFirst(length))] = field.value }
        }
        return map
    }

    /// A header's value of another kind; one that cannot be read is an error that says what was expected.
    package func header<T>(_ name: String, _ expected: String, _ read: (String) -> T?) throws -> T? {
        guard let text = headers[name] else { return nil }
        guard let value = read(text) else { throw wrong(name, text, expected) }
        return value
    }

    private func wrong(_ name: String, _ text: String, _ expected: String) -> WireError {
        WireError(.wrongValue, "the header '\(name)' is '\(text.prefix(200))', expected \(expected)")
    }
}

/// A list in a header.
enum HeaderList {
    /// The items, without quotation marks and the blanks around them.
    static func items(_ text: String, separator: Unicode.Scalar = ",") -> [String] {
        let separator = separator.isASCII ? UInt8(ascii: separator) : UInt8(ascii: ",")
        var items: [String] = []
        var item: [UInt8] = []
        var isQuoted = false
        var wasQuoted = false
        var isEscaped = false
        func trimmed() -> String {
            let text = String(decoding: item, as: UTF8.self)
            return wasQuoted ? text : String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
        }
        for byte in text.utf8 {
            if isEscaped {
                item.append(byte)
                isEscaped = false
            } else if isQuoted {
                if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isQuoted = false
                } else {
                    item.append(byte)
                }
            } else if byte == UInt8(ascii: "\""), item.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                item = []
                isQuoted = true
                wasQuoted = true
            } else if byte == separator {
                items.append(trimmed())
                item = []
                wasQuoted = false
            } else if !(wasQuoted && (byte == 0x20 || byte == 0x09)) {
                item.append(byte)
            }
        }
        items.append(trimmed())
        return items
    }
}

/// Where services put the id of a request.
enum RequestID {
    /// The id in the body of an XML reply.
    static func of(_ root: ShapeNode, _ wireProtocol: WireProtocol) -> String? {
        switch wireProtocol {
        case .awsQuery: try? root.child("ResponseMetadata")?.string("RequestId")
        case .ec2Query: try? root.string("requestId")
        default: nil
        }
    }

    static func of(_ headers: HTTPHeaders) -> String? {
        headers["x-amzn-requestid"] ?? headers["x-amz-request-id"] ?? headers["x-amzn-request-id"] ?? headers["x-amz-cf-id"]
    }
}
