/// The method of an HTTP request, such as `POST`.
public struct HTTPMethod: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The method as it goes on the wire.
    public var rawValue: String

    /// A method by its name on the wire.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A method by its name on the wire.
    public init(stringLiteral value: String) { rawValue = value }

    /// The method as it goes on the wire.
    public var description: String { rawValue }

    /// `GET`
    public static var get: Self { "GET" }
    /// `HEAD`
    public static var head: Self { "HEAD" }
    /// `POST`
    public static var post: Self { "POST" }
    /// `PUT`
    public static var put: Self { "PUT" }
    /// `PATCH`
    public static var patch: Self { "PATCH" }
    /// `DELETE`
    public static var delete: Self { "DELETE" }
    /// `OPTIONS`
    public static var options: Self { "OPTIONS" }
}
