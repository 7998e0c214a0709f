public import WireFormats

/// Events that follow each other in a body, each one member of a union.
///
/// An input's stream is made from events, an output's is iterated:
///
///     for try await event in output.resourceStream { … }
public struct EventStream<Event: Sendable>: AsyncSequence, Sendable {
    public typealias Element = Event
    public typealias Failure = any Error

    private let makeEvents: @Sendable () -> Iterator

    /// A stream of events at hand.
    public init(_ events: [Event]) {
        makeEvents = {
            let rest = RestOfEvents(events)
            return Iterator { await rest.next() }
        }
    }

    /// A stream of the events of another sequence.
    public init<Events: AsyncSequence & Sendable>(_ events: Events) where Events.Element == Event {
        makeEvents = {
            let holder = EventIterator(events.makeAsyncIterator())
            return Iterator { try await holder.next() }
        }
    }

    public func makeAsyncIterator() -> Iterator { makeEvents() }

    /// The events, one after the other.
    public struct Iterator: AsyncIteratorProtocol {
        private let nextEvent: @Sendable () async throws -> Event?

        init(_ nextEvent: @escaping @Sendable () async throws -> Event?) { self.nextEvent = nextEvent }

        public mutating func next() async throws -> Event? { try await nextEvent() }
    }
}

/// An error that a service sends inside an event stream.
public struct EventStreamFault: Error, Sendable, CustomStringConvertible {
    /// The name of the error's shape, or the code of an error without one.
    public var code: String
    public var message: String?
    /// The whole message, with what else the error holds.
    public var event: EventMessage

    public var description: String { message.map { "\(code): \($0)" } ?? code }
}

// MARK: - Reading and writing

extension EventStream where Event: DecodableShape {
    /// The events in bytes; `payloads` names, for each event that has one, the member that is the message's whole payload.
    ///
    /// Messages that carry no event of the union (the first reply of RPC protocols) are skipped; errors are thrown.
    public init(_ bytes: ByteStream, payloads: [String: String] = [:]) {
        makeEvents = {
            let messages = EventIterator(EventMessages(bytes).makeAsyncIterator())
            return Iterator {
                while let message = try await messages.next() {
                    if let event: Event = try message.event(payloads: payloads) { return event }
                }
                return nil
            }
        }
    }
}

extension EventStream where Event: WritableShape {
    /// The messages of the events as bytes; `payloads` names the member that is an event's whole payload, `headers` those that are headers.
    ///
    /// `seal` may put each message into another one, as signatures do; it is called once more with nil for the end.
    public func messages(
        _ wireProtocol: WireProtocol, payloads: [String: String] = [:], headers: [String: [String]] = [:],
        seal: @escaping @Sendable (EventMessage?) throws -> EventMessage? = { $0 }
    ) -> ByteStream {
        let events = EventIterator(makeAsyncIterator())
        let end = EndOfStream()
        return ByteStream {
            if let event = try await events.next() {
                let message = try EventMessage(event, wireProtocol, payloads: payloads, headers: headers)
                return try seal(message)?.encoded() ?? []
            }
            guard await end.isFirst() else { return nil }
            return try seal(nil)?.encoded()
        }
    }
}

// MARK: -

private actor RestOfEvents<Event: Sendable> {
    private var events: ArraySlice<Event>
    init(_ events: [Event]) { self.events = events[...] }
    func next() -> Event? { events.popFirst() }
}

private actor EndOfStream {
    private var isOver = false
    func isFirst() -> Bool {
        defer { isOver = true }
        return !isOver
    }
}

/// Another sequence's iterator. A stream is iterated by one task at a time, as `AsyncIteratorProtocol` demands; the lock-free class only
/// carries the state from call to call.
final class EventIterator<Base: AsyncIteratorProtocol>: @unchecked Sendable {
    private var base: Base
    init(_ base: Base) { self.base = base }
    func next() async throws -> Base.Element? { try await base.next() }
}
