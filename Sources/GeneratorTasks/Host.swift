#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// What the program runs on.
enum Host {
    /// How many processors there are to work on.
    static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// The file of the program itself, if the system tells.
    static var programPath: String? {
        #if canImport(Darwin)
            var size = UInt32(4096)
            var path = [CChar](repeating: 0, count: 4096)
            guard _NSGetExecutablePath(&path, &size) == 0 else { return nil }
            return path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
        #else
            return "/proc/self/exe"
        #endif
    }
}
