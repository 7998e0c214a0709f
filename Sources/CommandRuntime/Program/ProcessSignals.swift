#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What signals do to the process.
public enum ProcessSignals {
    /// Makes Ctrl-C end the process with its status and a line end, and writing to a closed pipe an error like any other.
    public static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGINT, endInterrupted)
    }
}

/// Runs in the signal's own frame: nothing but what is safe there.
private func endInterrupted(_ number: Int32) {
    var lineEnd: UInt8 = 0x0A
    _ = write(1, &lineEnd, 1)
    _exit(ExitStatus.interrupted.rawValue)
}
