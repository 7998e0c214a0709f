#if os(Linux)
    internal import CSystem

    /// A lock that a thread takes and another one waits for.
    ///
    /// It is unchecked because the pointer never changes, and the platform's lock may be used from any thread.
    final class LoopLock: @unchecked Sendable {
        private let mutex = ss_lock_new()

        deinit { ss_lock_free(mutex) }

        func lock() { ss_lock_take(mutex) }
        func unlock() { ss_lock_give_back(mutex) }
    }
#endif
