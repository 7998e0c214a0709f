#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Reading and writing files by path, with errors that say what to do. A few system calls: a library for them would cost more to load
/// than most runs take.
package enum Disk {
    package enum Kind { case file, folder, other }

    /// What stands at a path, if anything does.
    package static func kind(_ path: String) -> Kind? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// Which file a path leads to, whatever its name, and how large it is.
    package struct Identity: Hashable {
        package var device: UInt64
        package var number: UInt64
        package var size: Int
    }

    package static func identity(_ path: String) -> Identity? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Identity(
            device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(truncatingIfNeeded: status.st_ino), size: Int(status.st_size))
    }

    /// When a file was last changed, in nanoseconds.
    package static func changeTime(_ path: String) -> Int? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }

    /// The bytes of a file.
    package static func read(_ path: String) throws(DiskError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw DiskError("cannot read", path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw DiskError("cannot read", path) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw DiskError(message: "cannot read '\(path)': it is a folder") }
        guard status.st_size <= largest else { throw DiskError(message: "cannot read '\(path)': it is larger than 4 GiB") }
        var failed = false
        var bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size) + 1) { buffer, count in
            while count < buffer.count {
                let got = systemRead(file, buffer.baseAddress.map { $0 + count }, buffer.count - count)
                if got < 0 { failed = true }
                if got <= 0 { return }
                count += got
            }
        }
        // A file that is no plain file, or grows meanwhile, has more than its size said.
        while !failed, bytes.count > Int(status.st_size) {
            var piece = [UInt8](repeating: 0, count: 65_536)
            let got = piece.withUnsafeMutableBytes { systemRead(file, $0.baseAddress, $0.count) }
            if got < 0 { failed = true }
            if got <= 0 { break }
            bytes += piece[..<got]
            if bytes.count > Int(largest) { throw DiskError(message: "cannot read '\(path)': it is larger than 4 GiB") }
        }
        if failed { throw DiskError("cannot read", path) }
        return bytes
    }

    /// Writes a file beside its place and moves it there, so that nobody ever sees half of it.
    package static func write(_ bytes: [UInt8], to path: String) throws(DiskError) { try move(try writeBeside(bytes, path), to: path) }

    /// Writes bytes beside the place where they are to stand; the result is where.
    package static func writeBeside(_ bytes: [UInt8], _ path: String) throws(DiskError) -> String {
        let temporary = "\(path).\(getpid()).shapesmith"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw DiskError("cannot write", path) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                systemWrite(file, buffer.baseAddress.map { $0 + written }, buffer.count - written)
            }
            guard count > 0 else {
                let error = DiskError("cannot write", path)
                close(file)
                unlink(temporary)
                throw error
            }
            written += count
        }
        guard close(file) == 0 else {
            let error = DiskError("cannot write", path)
            unlink(temporary)
            throw error
        }
        return temporary
    }

    /// Moves a file that was written beside its place to that place.
    package static func move(_ temporary: String, to path: String) throws(DiskError) {
        guard rename(temporary, path) == 0 else {
            let error = DiskError("cannot write", path)
            unlink(temporary)
            throw error
        }
    }

    /// Makes a folder with all that are above it.
    package static func makeFolder(_ path: String) throws(DiskError) {
        if path.isEmpty || kind(path) == .folder { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolder(String(path[..<slash])) }
        if mkdir(path, 0o777) != 0, kind(path) != .folder { throw DiskError("cannot make the folder", path) }
    }

    package static func remove(_ path: String) throws(DiskError) {
        if unlink(path) != 0, errno != ENOENT { throw DiskError("cannot remove", path) }
    }

    /// Removes a folder if nothing is in it.
    package static func removeIfEmpty(_ path: String) { rmdir(path) }

    /// The names in a folder, sorted; those that begin with a dot are left out.
    package static func names(in path: String) throws(DiskError) -> [String] {
        guard let folder = opendir(path) else { throw DiskError("cannot read the folder", path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            // Read where it lies: as a value the name is a tuple of 256, which the compiler takes half a second to look through.
            guard let place = MemoryLayout<dirent>.offset(of: \.d_name) else { continue }
            let name = String(cString: UnsafeRawPointer(entry).advanced(by: place).assumingMemoryBound(to: CChar.self))
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// Marks a file as just looked at.
    package static func touch(_ path: String) { utimes(path, nil) }

    package static var currentFolder: String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }

    private static let largest = 4 &<< 30
}

/// Why something could not be read or written.
public struct DiskError: Error, CustomStringConvertible, Sendable {
    public var message: String
    public var description: String { message }

    package init(message: String) { self.message = message }

    /// What was tried, with what the system says about it.
    package init(_ what: String, _ path: String) { message = "\(what) '\(path)': \(String(cString: strerror(errno)).lowercasedStart)" }
}

extension String {
    fileprivate var lowercasedStart: String { prefix(1).lowercased() + dropFirst() }
}

private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    while true {
        let got = read(file, buffer, count)
        if got >= 0 || errno != EINTR { return got }
    }
}

private func systemWrite(_ file: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    while true {
        let put = write(file, buffer, count)
        if put >= 0 || errno != EINTR { return put }
    }
}
