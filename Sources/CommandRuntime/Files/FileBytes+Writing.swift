internal import TerminalText

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

extension FileBytes {
    /// Puts bytes in the place of a file's, all or none: they are written beside it and renamed over it.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws(FileError) {
        // A link keeps its target's place.
        let target = resolved(path)
        let temporary = "\(target).\(getpid()).tmp"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileError(number: errno, path: path) }
        let isWritten = bytes.withUnsafeBytes({ Terminal(descriptor: descriptor).write($0) }) && fsync(descriptor) == 0
        let number = errno
        close(descriptor)
        guard isWritten else {
            unlink(temporary)
            throw FileError(number: number, path: path)
        }
        guard rename(temporary, target) == 0 else {
            let number = errno
            unlink(temporary)
            throw FileError(number: number, path: path)
        }
    }

    /// Makes a folder with those above it.
    static func makeFolder(_ path: String, mode: mode_t = 0o755) throws(FileError) {
        var status = stat()
        if stat(path, &status) == 0 { return }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try makeFolder(String(path[..<slash]), mode: mode) }
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw FileError(number: errno, path: path) }
    }

    private static func resolved(_ path: String) -> String {
        guard let found = realpath(path, nil) else { return path }
        defer { free(found) }
        return String(cString: found)
    }
}
