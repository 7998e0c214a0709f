public import WireFormats

// Bodies that are streams of events.

extension RequestBuilder {
    /// Sends events as the body; `payloads` names the member that is an event's whole payload, `headers` those that are headers.
    public mutating func payload<Event: EncodableShape>(
        events: EventStream<Event>?, payloads: [String: String] = [:], headers: [String: [String]] = [:]
    ) {
        guard let events else { return }
        content = .stream(events.messages(service.wireProtocol, payloads: payloads, headers: headers))
        contentType = "application/vnd.amazon.eventstream"
    }
}

extension Reply {
    /// The events that the body is; `payloads` names the member that is an event's whole payload.
    public func events<Event: DecodableShape>(_ event: Event.Type, payloads: [String: String] = [:]) throws -> EventStream<Event> {
        EventStream(stream, payloads: payloads)
    }
}
