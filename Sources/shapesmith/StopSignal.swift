import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Whether somebody wants the program to end: Ctrl-C, or a request of the system.
enum StopSignal {
    /// From now on these signals end nothing by themselves.
    static func listen() {
        received.store(0, ordering: .relaxed)
        signal(SIGINT, remember)
        signal(SIGTERM, remember)
    }

    /// The status to end with, as shells count it: 130 for Ctrl-C.
    static var status: Int32? {
        let signal = received.load(ordering: .relaxed)
        return signal == 0 ? nil : 128 + signal
    }

    /// Waits, but not when a signal comes or has come.
    static func pause(milliseconds: Int) {
        var left = milliseconds
        while left > 0, status == nil {
            usleep(UInt32(min(left, 50) * 1000))
            left -= 50
        }
    }
}

private let received = Atomic<Int32>(0)

/// Runs in the middle of anything, so it does nothing but remember.
private func remember(_ signal: Int32) { received.store(signal, ordering: .relaxed) }
