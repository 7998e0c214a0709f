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
    /// One that has a name but no meaning here.
    case other(String)
}
