/// How a point in time stands on the wire.
public enum TimestampFormat: UInt8, Sendable, Hashable {
    /// What the body's format uses if nothing else is said.
    case standard
    /// `2015-01-25T08:00:00Z`
    case dateTime
    /// `1422172800`, with a fraction where there is one.
    case epochSeconds
    /// `Sun, 25 Jan 2015 08:00:00 GMT`
    case httpDate
    /// `2015-01-25`; the time of day is cut.
    case date

    /// The format of a name used in specifications: `iso8601`, `date-time`, `unixTimestamp`, `epoch-seconds`, `rfc822`, `http-date`.
    public init?(specificationName name: some StringProtocol) {
        switch name {
        case "iso8601", "date-time", "dateTime": self = .dateTime
        case "unixTimestamp", "epoch-seconds", "epochSeconds": self = .epochSeconds
        case "rfc822", "http-date", "httpDate": self = .httpDate
        case "date": self = .date
        default: return nil
        }
    }
}
