#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Whole files, read with plain system calls.
enum FileBytes {
    /// The bytes of a file, of standard input under its name, or of a pipe until it ends.
    static func read(_ path: String, atMost limit: Int) throws(FileError) -> [UInt8] {
        guard !path.utf8.contains(0) else { throw FileError(number: EINVAL, path: path, note: "embedded null byte") }
        let isNamedPipe = isNamedPipe(path)
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | (isNamedPipe ? O_NONBLOCK : 0))
        guard descriptor >= 0 else { throw FileError(number: errno, path: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(number: errno, path: path) }
        if status.st_mode & S_IFMT == S_IFDIR { throw FileError(number: EISDIR, path: path) }
        var bytes: [UInt8] = []
        if status.st_mode & S_IFMT == S_IFREG { bytes.reserveCapacity(min(Int(clamping: status.st_size), limit) + 1) }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            if isNamedPipe { try wait(for: descriptor, path) }
            let size = chunk.count
            let count = chunk.withUnsafeMutableBytes { buffer in
                #if canImport(Darwin)
                    Darwin.read(descriptor, buffer.baseAddress, size)
                #elseif canImport(Musl)
                    Musl.read(descriptor, buffer.baseAddress, size)
                #else
                    Glibc.read(descriptor, buffer.baseAddress, size)
                #endif
            }
            if count < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                throw FileError(number: errno, path: path)
            }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            if bytes.count > limit { throw FileError(number: EFBIG, path: path) }
        }
    }

    /// How long a named pipe may stay silent.
    private static let milliseconds: Int32 = 30_000

    /// Whether a path leads to a pipe that somebody has yet to write to; those that this process was started with are no such.
    private static func isNamedPipe(_ path: String) -> Bool {
        guard !path.hasPrefix("/dev/"), !path.hasPrefix("/proc/") else { return false }
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
    }

    /// Waits until there is something to read, or nobody will write any more.
    private static func wait(for descriptor: Int32, _ path: String) throws(FileError) {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while true {
            let count = poll(&wanted, 1, milliseconds)
            if count > 0 { return }
            if count == 0 { throw FileError(number: ETIMEDOUT, path: path) }
            if errno != EINTR { throw FileError(number: errno, path: path) }
        }
    }
}

/// Why a file cannot be read or written.
struct FileError: Error {
    /// The system's number of the error.
    let number: Int32
    let path: String
    /// Words that Python uses where the system has none.
    var note: String?

    var isMissing: Bool { number == ENOENT || number == ENOTDIR }

    var reason: String { strerror(number).map { String(cString: $0) } ?? "error \(number)" }

    /// `[Errno 2] No such file or directory: 'x'`
    var pythonMessage: String { note ?? PythonMessages.fileError(number, reason, path: path) }
}
