/// What a value has to satisfy, as the description states it; numbers are kept as written.
public struct Constraints: Sendable, Hashable {
    /// The least value of a number, the least length of the rest.
    public var min: String?
    /// The greatest value of a number, the greatest length of the rest.
    public var max: String?
    public var pattern: String?
    public var excludesMin = false
    public var excludesMax = false
    public var multipleOf: String?
    public var hasUniqueItems = false
    /// The only numbers allowed, as written; texts that are listed make an enumeration instead.
    public var values: [String] = []
    /// A `format` that names no type of its own: `email`, `uuid`, `hostname`.
    public var format: String?

    public init(min: String? = nil, max: String? = nil, pattern: String? = nil) {
        self.min = min
        self.max = max
        self.pattern = pattern
    }

    public var isEmpty: Bool { self == Constraints() }
}
