internal import ScalarText

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
    package var sessionName: String?
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
        // A scheme is the same in capitals.
        let beginning = url.prefix(8).lowercased()
        let isSecure = beginning == "https://"
        guard isSecure || beginning.hasPrefix("http://") else { return nil }
        scheme = isSecure ? "https" : "http"
        host = ""
        path = ""
        query = ""
        guard url.withBytes({ read($0, from: isSecure ? 8 : 7) }) else { return nil }
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        guard bytes.count <= 65_536 else { return false }
        var end = bytes.count
        var slash: Int?
        var mark: Int?
        for place in start..<bytes.count {
            let byte = bytes[place]
            guard byte > 0x20, byte != 0x7f else { return false }
            guard place < end else { continue }
            switch byte {
            // A fragment is no part of a request.
            case UInt8(ascii: "#"): end = place
            case UInt8(ascii: "/"): if slash == nil, mark == nil { slash = place }
            case UInt8(ascii: "?"): if mark == nil { mark = place }
            default: break
            }
        }
        let pathEnd = mark ?? end
        let pathStart = slash ?? pathEnd
        path = Self.text(bytes, pathStart..<pathEnd)
        if let mark { query = Self.text(bytes, mark + 1..<end) }
        return readAuthority(bytes, start..<pathStart)
    }

    private mutating func readAuthority(_ bytes: UnsafeBufferPointer<UInt8>, _ authority: Range<Int>) -> Bool {
        let isBracketed = !authority.isEmpty && bytes[authority.lowerBound] == UInt8(ascii: "[")
        var end = authority.lowerBound
        while end < authority.upperBound, isBracketed || bytes[end] != UInt8(ascii: ":") {
            let byte = bytes[end]
            switch byte {
            case UInt8(ascii: "]") where isBracketed, UInt8(ascii: "[") where end == authority.lowerBound: break
            case UInt8(ascii: "@"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
                UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""):
                return false
            case UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"),
                UInt8(ascii: "."), UInt8(ascii: "%"):
                break
            default: if isBracketed { return false }
            }
            end += 1
            if isBracketed, byte == UInt8(ascii: "]") { break }
        }
        guard end > authority.lowerBound, !isBracketed || bytes[end - 1] == UInt8(ascii: "]") else { return false }
        host = Self.text(bytes, authority.lowerBound..<end)
        if end == authority.upperBound { return true }
        guard bytes[end] == UInt8(ascii: ":"), end + 1 < authority.upperBound else { return false }
        var number = 0
        for place in end + 1..<authority.upperBound {
            guard bytes[place] &- 0x30 < 10 else { return false }
            number = number * 10 + Int(bytes[place] &- 0x30)
            guard number <= 65_535 else { return false }
        }
        port = number
        return true
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
}
