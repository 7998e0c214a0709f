#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Android)
    internal import Android
#endif

/// The platform's lock, in memory of its own.
///
/// The standard library's needs a module that nothing else here does: reading and indexing it takes a second of every clean build.
@usableFromInline
package class Lock: @unchecked Sendable {  // the pointer never changes, and the platform's lock may be used from any thread
    #if canImport(Darwin)
        private let place = UnsafeMutablePointer<os_unfair_lock>.allocate(capacity: 1)

        package init() { place.initialize(to: os_unfair_lock()) }

        deinit { place.deallocate() }

        package final func take() { os_unfair_lock_lock(place) }
        package final func giveBack() { os_unfair_lock_unlock(place) }
    #else
        private let place = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

        package init() {
            place.initialize(to: pthread_mutex_t())
            pthread_mutex_init(place, nil)
        }

        deinit {
            pthread_mutex_destroy(place)
            place.deallocate()
        }

        package final func take() { pthread_mutex_lock(place) }
        package final func giveBack() { pthread_mutex_unlock(place) }
    #endif
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
