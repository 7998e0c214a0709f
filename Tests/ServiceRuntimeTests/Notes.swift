import ServiceRuntime
import Synchronization

/// An observer that keeps what it is told.
final class Notes: ClientObserver {
    private let events = Mutex<[CallEvent]>([])

    func observe(_ event: CallEvent) { events.withLock { $0.append(event) } }

    var all: [CallEvent] { events.withLock { $0 } }
    var everything: String { all.map { "\($0)" }.joined(separator: "\n") }
    var missing: [String] {
        all.flatMap { event -> [String] in
            if case .membersMissing(let names) = event.kind { names } else { [] }
        }
    }
}
