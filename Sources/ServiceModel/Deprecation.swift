/// That something should no longer be used, and what the description says about it.
public struct Deprecation: Sendable, Hashable {
    public var message: String?
    /// Since when, as written: usually a date.
    public var since: String?

    public init(message: String? = nil, since: String? = nil) {
        self.message = message
        self.since = since
    }
}
