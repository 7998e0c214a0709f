#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Reads small files: settings, keys, tokens.
enum SmallFile {
    /// What can go wrong.
    enum Failure: Error {
        case missing
        case unreadable(String)
    }

    static let mostBytes = 8 << 20

    /// All bytes of a file of a modest size.
    static func read(_ path: String) throws(Failure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { throw .missing }
            throw .unreadable(String(cString: strerror(errno)))
        }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw .unreadable(String(cString: strerror(errno))) }
        // A device is bounded like a file; `/dev/null` is how people say that there are no settings.
        let kind = facts.st_mode & S_IFMT
        guard kind == S_IFREG || kind == S_IFCHR else { throw .unreadable("it is not a regular file") }
        guard facts.st_size <= mostBytes else { throw .unreadable("it has more than \(mostBytes) bytes") }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16_384)
        while bytes.count <= mostBytes {
            let count = piece.withUnsafeMutableBytes { Self.readSome(file, $0) }
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw .unreadable(String(cString: strerror(errno)))
            }
            bytes += piece[..<count]
        }
        throw .unreadable("it has more than \(mostBytes) bytes")
    }

    /// Why a file could not be read, in words.
    static func reason(_ failure: Failure) -> String {
        switch failure {
        case .missing: "it is not there"
        case .unreadable(let reason): reason
        }
    }

    /// Writes a file only its owner may read, beside its place first, so that no one ever reads half of it.
    static func replace(_ path: String, _ text: String) {
        let beside = "\(path).\(getpid()).new"
        let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        var text = text
        let isWritten = text.withUTF8 { write(file, $0.baseAddress, $0.count) == $0.count }
        close(file)
        if !isWritten || rename(beside, path) != 0 { unlink(beside) }
    }

    private static func readSome(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.read(file, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
            Musl.read(file, buffer.baseAddress, buffer.count)
        #else
            Darwin.read(file, buffer.baseAddress, buffer.count)
        #endif
    }

    /// A path with `~` at its beginning read as the user's home.
    static func expanded(_ path: String, home: String?) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home else { return path }
        return home + String(path.dropFirst())
    }
}
