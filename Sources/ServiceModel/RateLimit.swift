/// How often a service lets itself be asked.
public struct RateLimit: Sendable, Hashable {
    /// How many of `unit` are allowed in each period.
    public var count: Int
    /// What is counted, in the singular: `call`, `query`.
    public var unit: String
    /// The period: `second`, `minute`, `hour`, `day`.
    public var period: String
    /// What else is to be known about it, such as over what it is summed.
    public var note: String?

    public init(count: Int, unit: String, period: String, note: String? = nil) {
        self.count = count
        self.unit = unit
        self.period = period
        self.note = note
    }
}
