internal import Values

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Loads `file://` (text) and `fileb://` (bytes) values; any other value is no file.
struct ParameterFiles {
    /// For `~` and `$NAME` in paths, and for the encoding of texts.
    let environment: [String: String]

    /// A parameter is held in memory, so there is an end to it.
    static let maximumSize = 256 << 20

    /// The text or bytes of the file that a value names; nothing for a value that names none.
    func load(_ value: String) throws(ParameterFileError) -> Value? {
        if value.hasPrefix("file://") {
            let path = expanded(value.dropFirst(7))
            let bytes = try read(path, named: value)
            let name = environment["AWS_CLI_FILE_ENCODING"] ?? "utf-8"
            guard let encoding = TextEncoding(name) else { throw ParameterFileError(message: "unknown encoding: \(name)") }
            guard let text = encoding.text(bytes) else {
                throw ParameterFileError(
                    message:
                        "Unable to load paramfile (\(path)), text contents could not be decoded.  If this is a binary file, please use "
                        + "the fileb:// prefix instead of the file:// prefix.")
            }
            // Python reads text files with every kind of line end as "\n".
            return .string(text.utf8.contains(0x0D) ? Self.withPlainLineEnds(text) : text)
        }
        if value.hasPrefix("fileb://") { return .bytes(try read(expanded(value.dropFirst(8)), named: value)) }
        return nil
    }

    // MARK: -

    private func read(_ path: String, named name: String) throws(ParameterFileError) -> [UInt8] {
        do throws(FileError) {
            return try FileBytes.read(path, atMost: Self.maximumSize)
        } catch {
            throw ParameterFileError(message: "Unable to load paramfile \(name): \(error.pythonMessage)")
        }
    }

    /// The path with `~`, `~user` and `$NAME` or `${NAME}` replaced; what is not set stays.
    private func expanded(_ path: Substring) -> String {
        var path = String(path)
        if path.hasPrefix("~") {
            let user = path.dropFirst().prefix { $0 != "/" }
            if user.isEmpty, let home = environment["HOME"] { path = home + path.dropFirst() }
        }
        var result = ""
        var rest = path[...]
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            let after = rest[rest.index(after: dollar)...]
            let isBraced = after.first == "{"
            let name =
                isBraced
                ? after.dropFirst().prefix { $0 != "}" } : after.prefix { $0 == "_" || ($0.isASCII && ($0.isLetter || $0.isNumber)) }
            let end = isBraced ? (name.endIndex < after.endIndex ? after.index(after: name.endIndex) : nil) : name.endIndex
            if let end, !name.isEmpty, let value = environment[String(name)] {
                result += value
                rest = after[end...]
            } else {
                result += "$"
                rest = after
            }
        }
        return result + rest
    }

    private static func withPlainLineEnds(_ text: String) -> String {
        var bytes: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == 0x0A, previous == 0x0D {
                previous = byte
                continue
            }
            bytes.append(byte == 0x0D ? 0x0A : byte)
            previous = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Why a parameter's file cannot be used.
struct ParameterFileError: Error {
    let message: String
}
