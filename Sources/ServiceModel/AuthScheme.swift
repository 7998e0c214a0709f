/// A way in which a request can show who sends it.
public enum AuthScheme: Sendable, Hashable {
    /// AWS Signature Version 4.
    case sigv4
    /// AWS Signature Version 4A: valid in more than one region.
    case sigv4a
    /// The old AWS signature of query services.
    case v2
    /// `Authorization: Bearer …`; OAuth 2 tokens too.
    case bearer
    case basic
    /// A key in a header or in the query.
    case apiKey(name: String, inQuery: Bool)
    /// Nothing: the operation is open to everyone.
    case none
    /// Several together.
    case all([AuthScheme])
    /// One that has a name but no meaning here.
    case other(String)

    public var isKey: Bool { if case .apiKey = self { true } else { false } }

    /// The schemes that it is made of, without `none`.
    public var parts: [AuthScheme] {
        switch self {
        case .all(let schemes): schemes.flatMap(\.parts)
        case .none: []
        default: [self]
        }
    }
}

extension AuthScheme {
    /// The scheme in one word.
    public var text: String {
        switch self {
        case .sigv4: "sigv4"
        case .sigv4a: "sigv4a"
        case .v2: "v2"
        case .bearer: "bearer"
        case .basic: "basic"
        case .apiKey(let name, let inQuery): "apiKey \(inQuery ? "query" : "header") \(name)"
        case .none: "none"
        case .all(let schemes): schemes.map(\.text).joined(separator: " + ")
        case .other(let name): name
        }
    }
}
