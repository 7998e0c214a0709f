internal import Values

/// A point in time given as a parameter: a text, a number of seconds, or a time that YAML made of a scalar.
enum ParameterTimestamp {
    /// The point in time, or nothing for what cannot be one; a date of YAML is none.
    static func read(_ value: Value) -> OffsetTimestamp? {
        switch value {
        case .string(let text): TimestampText.parse(text)
        case .number(let number): TimestampText.parse(number.pythonText)
        case .bool(let bool): OffsetTimestamp(secondsSinceEpoch: bool ? 1 : 0)
        case .timestamp(let timestamp) where !timestamp.isDate: timestamp
        default: nil
        }
    }
}
