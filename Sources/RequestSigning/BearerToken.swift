/// A token that is sent as it is, instead of a signature.
public struct BearerToken: Sendable, Hashable {
    /// The token; it is never printed.
    public var token: String

    /// A token from its text.
    public init(_ token: String) {
        self.token = token
    }

    /// Sets `Authorization: Bearer …`. A token must not be sent but over TLS; the caller sees to that.
    public func sign(_ request: inout SignableRequest) {
        withHeaderTable(room: request.headers.count) { table in
            table.read(request.headers)
            table.set("Authorization", "Bearer \(token)", in: &request.headers)
        }
    }
}

extension BearerToken: CustomStringConvertible, CustomReflectable {
    /// That there is a token; never which.
    public var description: String { "BearerToken(\(token.isEmpty ? "empty" : "set"))" }

    /// What `dump` shows: nothing of the token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
