public import ServiceRuntime
public import WireFormats

/// Requests and their replies, without secrets, fit to be kept in a file and replayed.
public struct Recording: Sendable {
    /// One request and what came back.
    public struct Exchange: Sendable {
        /// The method.
        public var method: String
        /// The path as it went out.
        public var path: String
        /// The query as it went out, without secrets.
        public var query: String
        /// The request's headers, without secrets.
        public var requestHeaders: HTTPHeaders
        /// The request's body, without secrets.
        public var requestBody: [UInt8]
        /// The reply's status.
        public var status: Int
        /// The reply's headers, without secrets.
        public var replyHeaders: HTTPHeaders
        /// The reply's body, without secrets.
        public var replyBody: [UInt8]
    }

    /// The exchanges in the order in which their replies came.
    public var exchanges: [Exchange]

    /// A recording of exchanges.
    public init(_ exchanges: [Exchange] = []) { self.exchanges = exchanges }

    /// Reads what `text` gave.
    public init(text: String) throws {
        do {
            exchanges = try withParsedBody(Array(text.utf8), .json) { try $0.list("exchanges") { try Exchange(from: $0) } ?? [] }
        } catch let error as WireError {
            throw ClientError(.badInput, "This is no recording: \(error).", underlying: error)
        }
    }

    /// The recording as JSON, one member a line; bodies that are not text stand in base 64.
    public var text: String { Document(exchanges).json() }

    private struct Document: EncodableShape {
        let exchanges: [Exchange]
        init(_ exchanges: [Exchange]) { self.exchanges = exchanges }
        func encode(into shape: inout ShapeEncoder) {
            shape.list("exchanges", exchanges) { shape, exchange in shape.structure(exchange) }
        }
    }
}

extension Recording.Exchange: EncodableShape, DecodableShape {
    /// Writes the exchange.
    public func encode(into shape: inout ShapeEncoder) {
        shape.string("method", method)
        shape.string("path", path)
        shape.string("query", query)
        shape.list("requestHeaders", requestHeaders.fields) { shape, field in shape.string("\(field.name): \(field.value)") }
        Self.encode(requestBody, "requestBody", "requestBytes", &shape)
        shape.integer("status", status)
        shape.list("replyHeaders", replyHeaders.fields) { shape, field in shape.string("\(field.name): \(field.value)") }
        Self.encode(replyBody, "replyBody", "replyBytes", &shape)
    }

    /// Reads an exchange.
    public init(from node: ShapeNode) throws {
        method = try node.string("method") ?? "GET"
        path = try node.string("path") ?? "/"
        query = try node.string("query") ?? ""
        requestHeaders = try Self.headers(node.list("requestHeaders") { try $0.string() })
        requestBody = try node.string("requestBody").map { Array($0.utf8) } ?? node.blob("requestBytes")?.bytes ?? []
        status = try node.integer("status") ?? 200
        replyHeaders = try Self.headers(node.list("replyHeaders") { try $0.string() })
        replyBody = try node.string("replyBody").map { Array($0.utf8) } ?? node.blob("replyBytes")?.bytes ?? []
    }

    private static func encode(_ body: [UInt8], _ asText: StaticString, _ asBytes: StaticString, _ shape: inout ShapeEncoder) {
        guard !body.isEmpty else { return }
        if let text = String(validating: body, as: UTF8.self) { shape.string(asText, text) } else { shape.blob(asBytes, Blob(body)) }
    }

    private static func headers(_ lines: [String]?) -> HTTPHeaders {
        HTTPHeaders(
            (lines ?? []).compactMap { line in
                guard let colon = line.firstRange(of: ": ") else { return nil }
                return (name: String(line[..<colon.lowerBound]), value: String(line[colon.upperBound...]))
            })
    }
}
