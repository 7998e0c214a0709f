/// Where requests go, and how they are signed on the way there.
public struct Endpoint: Sendable {
    /// `https` or `http`.
    public var scheme: String
    /// The host name or address; an IPv6 address stands in brackets.
    public var host: String
    /// The port, if it is not the scheme's own.
    public var port: Int?
    /// What stands before the path of every request: empty or beginning with `/`. A slash at its end is what a request for `/` ends with.
    public var basePath: String
    /// What stands before the query of every request, without `?`.
    public var query: String
    /// Headers that every request carries.
    public var headers: HTTPHeaders
    /// Ways to sign that this endpoint takes, the best first; empty if the service's own way holds.
    public var signing: [EndpointSigning]
    /// Whether operations may put labels before the host.
    public var takesHostPrefix = true
    /// Whether a request for `/` goes to the base path with a slash behind it.
    package var addsSlash = true
    /// What a session is opened for, if the endpoint asks for keys of one.
    var sessionName: String?
    /// Further properties that a rule set names.
    public var properties: [String: String]

    /// An endpoint by its address, such as `https://email.us-east-1.amazonaws.com`.
    public init(_ url: String, headers: HTTPHeaders = HTTPHeaders(), signing: [EndpointSigning] = [], properties: [String: String] = [:])
        throws
    {
        guard let parts = URLParts(url) else { throw Endpoint.wrong(url) }
        scheme = parts.scheme
        host = parts.host
        port = parts.port
        basePath = parts.path == "/" ? "" : parts.path
        query = parts.query
        self.headers = headers
        self.signing = signing
        self.properties = properties
    }

    /// The whole address, with the port as it was given.
    public var url: String {
        "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")\(basePath)\(query.isEmpty ? "" : "?\(query)")"
    }

    /// The path of a request behind the base path: with one slash between them, or as it is for `/` itself where that adds nothing.
    func path(of path: String) -> String {
        if path == "/", !addsSlash { return basePath }
        return (basePath.hasSuffix("/") ? String(basePath.dropLast()) : basePath) + path
    }

    static func wrong(_ url: String) -> ClientError {
        ClientError(
            .badSetting,
            "'\(url)' is not an address. Expected something like https://email.us-east-1.amazonaws.com or http://localhost:8080.")
    }

    /// The host, and the port unless it is the scheme's own.
    public var authority: String {
        guard let port, port != (scheme == "http" ? 80 : 443) else { return host }
        return "\(host):\(port)"
    }
}

/// One way to sign that an endpoint takes, with what it says otherwise than the service.
public struct EndpointSigning: Sendable, Hashable {
    /// The way, such as `sigv4`.
    public var scheme: AuthorizationScheme
    /// The name to sign for.
    public var name: String?
    /// The region to sign for; for `sigv4a` the set of regions, joined by commas.
    public var region: String?
    /// Whether the encoded path is encoded once more.
    public var doubleEncodesPath: Bool?

    /// A way to sign from its parts.
    public init(_ scheme: AuthorizationScheme, name: String? = nil, region: String? = nil, doubleEncodesPath: Bool? = nil) {
        self.scheme = scheme
        self.name = name
        self.region = region
        self.doubleEncodesPath = doubleEncodesPath
    }
}

/// A way to show who calls; any name is possible.
public struct AuthorizationScheme: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name, such as `sigv4`.
    public var rawValue: String
    /// A scheme by its name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A scheme by its name.
    public init(stringLiteral value: String) { rawValue = value }
    /// The name, such as `sigv4`.
    public var description: String { rawValue }

    /// AWS Signature Version 4.
    public static var sigV4: Self { "sigv4" }
    /// AWS Signature Version 4 with keys for several regions.
    public static var sigV4a: Self { "sigv4a" }
    /// AWS Signature Version 2.
    public static var sigV2: Self { "v2" }
    /// A token in the `Authorization` header.
    public static var bearer: Self { "bearer" }
    /// User name and password in the `Authorization` header.
    public static var basic: Self { "basic" }
    /// A key in a header or in the query.
    public static var apiKey: Self { "apiKey" }
    /// Of an operation: as the rest of its service does it.
    public static var asService: Self { "" }
    /// Nothing: anyone may call.
    public static var none: Self { "none" }
}

// MARK: - Addresses

/// An absolute http or https address in its parts, nothing decoded.
struct URLParts {
    var scheme: String
    var host: String
    var port: Int?
    var path: String
    var query: String

    /// `nil` unless the text is `http(s)://host[:port][/path][?query]`.
    init?(_ url: String) {
        var rest: Substring
        if url.hasPrefix("https://") {
            scheme = "https"
            rest = url.dropFirst(8)
        } else if url.hasPrefix("http://") {
            scheme = "http"
            rest = url.dropFirst(7)
        } else {
            return nil
        }
        // A fragment is no part of a request.
        if let mark = rest.firstIndex(of: "#") { rest = rest[..<mark] }
        guard url.utf8.count <= 65_536, !url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7f }) else { return nil }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let authority = rest[..<end]
        rest = rest[end...]
        guard let (host, port) = URLParts.split(authority) else { return nil }
        self.host = host
        self.port = port
        if let mark = rest.firstIndex(of: "?") {
            path = String(rest[..<mark])
            query = String(rest[rest.index(after: mark)...])
        } else {
            path = String(rest)
            query = ""
        }
    }

    private static func split(_ authority: Substring) -> (host: String, port: Int?)? {
        var host = authority
        var digits: Substring?
        if authority.first == "[" {
            guard let close = authority.firstIndex(of: "]") else { return nil }
            host = authority[...close]
            let behind = authority[authority.index(after: close)...]
            if let first = behind.first {
                guard first == ":" else { return nil }
                digits = behind.dropFirst()
            }
            guard host.dropFirst().dropLast().allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." || $0 == "%" }) else { return nil }
        } else if let colon = authority.firstIndex(of: ":") {
            host = authority[..<colon]
            digits = authority[authority.index(after: colon)...]
        }
        guard !host.isEmpty, !host.contains(where: { "@\\^`{|}<>\"".contains($0) }) else { return nil }
        guard let digits, !digits.isEmpty else { return digits == nil ? (String(host), nil) : nil }
        guard digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let port = Int(digits), port <= 65_535 else { return nil }
        return (String(host), port)
    }
}
