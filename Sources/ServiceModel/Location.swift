/// Where on the wire a member of an input or output stands; a nested member is always in the body.
public enum Location: Sendable, Hashable {
    case body
    /// A header of this name.
    case header(String)
    /// Every header with this prefix, as a map.
    case headers(prefix: String)
    /// A query parameter of this name.
    case query(String)
    /// A map whose entries are query parameters.
    case queryMap
    /// A place in the path, `{name}` or greedy `{name+}`.
    case label(String)
    /// A field of a form body.
    case form(String)
    /// The member is the whole body.
    case payload
    /// The status of the reply.
    case status
    /// A header of an event.
    case eventHeader
    /// The payload of an event.
    case eventPayload
}
