internal import RequestSigning
internal import ServiceRuntime

/// Follows a call: keeps what was signed, and with `--debug` tells what happens.
final class CallObserver: ClientObserver {
    private let record = Locked<SigningRecord?>(nil)
    private let debug: DebugLog?

    init(debug: DebugLog?) { self.debug = debug }

    /// What was signed last.
    var lastRecord: SigningRecord? { record.withLock { $0 } }

    func observe(_ event: CallEvent) {
        if case .signed(let signed) = event.kind { record.withLock { $0 = signed } }
        debug?.tell(event)
    }
}
