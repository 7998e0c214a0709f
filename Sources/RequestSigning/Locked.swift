internal import CSystem

/// The platform's lock.
///
/// The standard library's needs a module that nothing else here does: reading and indexing it takes a second of every clean build.
@usableFromInline
package class Lock: @unchecked Sendable {  // the pointer never changes, and the platform's lock may be used from any thread
    private let lock = ss_lock_new()

    package init() {}

    deinit { ss_lock_free(lock) }

    package final func take() { ss_lock_take(lock) }
    package final func giveBack() { ss_lock_give_back(lock) }
}

/// A value behind a lock.
package final class Locked<State: Sendable>: Lock, @unchecked Sendable {  // `state` is touched only while the lock is held
    @usableFromInline var state: State

    /// Keeps a value.
    @inlinable
    package init(_ state: State) {
        self.state = state
        super.init()
    }

    /// Hands the value to a function that nobody else can be in meanwhile; it must not take the lock again.
    @inlinable
    package func withLock<Result>(_ body: (inout State) throws -> Result) rethrows -> Result {
        take()
        defer { giveBack() }
        return try body(&state)
    }
}
