#if canImport(Darwin)
    internal import Darwin

    /// A value behind a lock.
    ///
    /// `@unchecked`, because the compiler can't see that `state` is touched only while the lock is held.
    final class Locked<State: Sendable>: @unchecked Sendable {
        private let lock = UnsafeMutablePointer<os_unfair_lock>.allocate(capacity: 1)
        private var state: State

        init(_ state: State) {
            self.state = state
            lock.initialize(to: os_unfair_lock())
        }

        deinit { lock.deallocate() }

        func withLock<Result>(_ body: (inout State) -> Result) -> Result {
            os_unfair_lock_lock(lock)
            defer { os_unfair_lock_unlock(lock) }
            return body(&state)
        }
    }
#else
    internal import Synchronization

    /// A value behind a lock. The standard library's own asks for newer Apple systems than this package does.
    final class Locked<State: Sendable>: Sendable {
        private let state: Mutex<State>

        init(_ state: State) { self.state = Mutex(state) }

        func withLock<Result>(_ body: (inout State) -> Result) -> Result {
            state.withLock { body(&$0) }
        }
    }
#endif
