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
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(number: errno, path: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(number: errno, path: path) }
        if status.st_mode & S_IFMT == S_IFDIR { throw FileError(number: EISDIR, path: path) }
        var bytes: [UInt8] = []
        if status.st_mode & S_IFMT == S_IFREG { bytes.reserveCapacity(min(Int(clamping: status.st_size), limit) + 1) }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
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
                if errno == EINTR { continue }
                throw FileError(number: errno, path: path)
            }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            if bytes.count > limit { throw FileError(number: EFBIG, path: path) }
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
