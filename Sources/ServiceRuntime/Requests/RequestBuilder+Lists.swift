public import WireFormats

/// Lists in the path and in headers, as documents say how to write them.
extension RequestBuilder {
    /// Fills in `{name}` of the path with the values of a list joined by a separator.
    public func labelJoined<Value: HTTPText>(_ name: String, _ values: [Value]?, separator: String) {
        label(name, values?.map(\.httpText).joined(separator: separator))
    }

    /// Adds one header with the values of a list joined by a separator.
    public func headerJoined<Value: HTTPText>(_ name: String, _ values: [Value]?, separator: String) {
        guard let values, !values.isEmpty else { return }
        header(name, values.map(\.httpText).joined(separator: separator))
    }
}

/// Times where a document says how lists and forms are written; their format goes before everything else.
extension RequestBuilder {
    /// Fills in `{name}` of the path with the times of a list joined by a separator.
    public func labelJoined(_ name: String, _ values: [Timestamp]?, format: TimestampFormat, separator: String) {
        labelJoined(name, texts(values, format), separator: separator)
    }

    /// Adds one header with the times of a list joined by a separator.
    public func headerJoined(_ name: String, _ values: [Timestamp]?, format: TimestampFormat, separator: String) {
        headerJoined(name, texts(values, format), separator: separator)
    }

    /// Adds one parameter with the times of a list joined by a separator.
    public func queryJoined(_ name: String, _ values: [Timestamp]?, format: TimestampFormat, separator: String) {
        queryJoined(name, texts(values, format), separator: separator)
    }

    /// Adds the times of a list as `prefix1`, `prefix2` and so on.
    public func queryNumbered(_ prefix: String, _ values: [Timestamp]?, format: TimestampFormat) {
        queryNumbered(prefix, texts(values, format))
    }

    /// Adds a time to the form that is the body.
    public func formField(_ name: String, _ value: Timestamp?, format: TimestampFormat) {
        formList(name, texts(value.map { [$0] }, format))
    }

    /// Adds a field to the form for each time of a list.
    public func formList(_ name: String, _ values: [Timestamp]?, format: TimestampFormat) {
        formList(name, texts(values, format))
    }

    /// Adds one field to the form with the times of a list joined by a separator.
    public func formJoined(_ name: String, _ values: [Timestamp]?, format: TimestampFormat, separator: String) {
        formJoined(name, texts(values, format), separator: separator)
    }

    /// Adds the times of a list to the form as `prefix1`, `prefix2` and so on.
    public func formNumbered(_ prefix: String, _ values: [Timestamp]?, format: TimestampFormat) {
        formNumbered(prefix, texts(values, format))
    }

    private func texts(_ values: [Timestamp]?, _ format: TimestampFormat) -> [String]? {
        values?.map { $0.text(format == .standard ? .dateTime : format) }
    }
}
