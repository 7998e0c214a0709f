internal import CSystem
internal import ScalarText

/// Reads small files: settings, keys, tokens.
enum SmallFile {
    /// What can go wrong.
    enum Failure: Error {
        case missing
        case unreadable(String)
    }

    static let mostBytes = 8 &<< 20

    /// All bytes of a file of a modest size.
    static func read(_ path: String) throws(Failure) -> [UInt8] {
        var size: Int64 = 0
        var isPlain: Int32 = 0
        let file = ss_file_open(path, &size, &isPlain)
        guard file >= 0 else { throw ss_is_missing(-file) != 0 ? .missing : .unreadable(words(-file)) }
        defer { ss_file_close(file) }
        // A device is bounded like a file; `/dev/null` is how people say that there are no settings.
        guard isPlain != 0 else { throw .unreadable("it is not a regular file") }
        guard size <= Int64(mostBytes) else { throw .unreadable("it has more than \(mostBytes) bytes") }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16_384)
        while bytes.count <= mostBytes {
            let count = piece.withUnsafeMutableBytes { ss_file_read(file, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            if count < 0 { throw .unreadable(words(Int32(lowBitsOf: -count))) }
            bytes += piece[..<count]
        }
        throw .unreadable("it has more than \(mostBytes) bytes")
    }

    private static func words(_ code: Int32) -> String { String(cString: ss_reason(code)) }

    /// Why a file could not be read, in words.
    static func reason(_ failure: Failure) -> String {
        switch failure {
        case .missing: "it is not there"
        case .unreadable(let reason): reason
        }
    }

    /// Writes a file only its owner may read, beside its place first, so that no one ever reads half of it.
    static func replace(_ path: String, _ text: String) {
        text.withBytes { ss_file_replace(path, "\(path).\(ss_process_number()).new", $0.baseAddress, $0.count) }
    }

    /// A path with `~` at its beginning read as the user's home.
    static func expanded(_ path: String, home: String?) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home else { return path }
        return home + String(path.dropFirst())
    }
}
