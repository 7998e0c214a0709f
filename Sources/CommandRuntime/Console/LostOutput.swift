internal import RequestSigning

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Remembers why output could not be written. That nobody reads on is a wish, and no such reason.
final class LostOutput: Sendable {
    private let number = Locked<Int32>(0)

    /// Takes the system's number of an error; the first counts.
    func note(_ error: Int32) {
        if error != EPIPE { number.withLock { if $0 == 0 { $0 = error } } }
    }

    /// The reason, in the words of the system.
    var reason: String? {
        let number = number.withLock { $0 }
        return number == 0 ? nil : "[Errno \(number)] \(FileError(number: number, path: "").reason)"
    }
}
