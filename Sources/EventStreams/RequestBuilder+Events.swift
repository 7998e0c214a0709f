public import ServiceRuntime
public import WireFormats

// Bodies that are streams of events.

extension RequestBuilder {
    /// Sends events as the body; `payloads` names the member that is an event's whole payload, `headers` those that are headers.
    ///
    /// In RPC protocols the input's other members go ahead in a message of their own, which `initial` writes.
    public func payload<Event: WritableShape>(
        events: EventStream<Event>?, payloads: [String: String] = [:], headers: [String: [String]] = [:],
        initial: ((inout ShapeEncoder) -> Void)? = nil
    ) {
        guard let events else { return }
        var stream = events.messages(service.wireProtocol, payloads: payloads, headers: headers)
        if let initial {
            body(initial)
            guard case .bytes(let members)? = content else { return }
            let type = service.wireProtocol == .rpcv2CBOR ? "application/cbor" : "application/json"
            do {
                stream = stream.preceded(by: try EventMessage.initialRequest(members, contentType: type).encoded())
            } catch {
                return fail(ClientError(.badInput, "The input cannot be written: \(error)", operation: operation, underlying: error))
            }
        }
        content = .stream(stream)
        contentType = "application/vnd.amazon.eventstream"
        framing = EventFrames.self
    }
}

extension Reply {
    /// The events that the body is; `payloads` names the member that is an event's whole payload.
    public func events<Event: DecodableShape>(_ event: Event.Type, payloads: [String: String] = [:]) throws -> EventStream<Event> {
        EventStream(stream, payloads: payloads)
    }
}
