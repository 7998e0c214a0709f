/// How a moment is written; the raw value is the name in shape definitions.
public enum TimestampFormat: String, Sendable, Hashable {
    /// `2015-01-01T12:00:00Z`
    case iso8601
    /// Seconds since 1970, perhaps with a fraction.
    case unixTimestamp
    /// `Thu, 01 Jan 2015 12:00:00 GMT`
    case rfc822
    /// A date without a time, `2015-01-01`.
    case date
}
