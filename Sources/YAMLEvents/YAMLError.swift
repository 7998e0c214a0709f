/// Damage in a YAML text: what it is and where.
public struct YAMLError: Error, Sendable, Hashable {
    /// What kind of damage it is; more kinds may join.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Bytes that are not UTF-8, or text in another encoding.
        public static let encoding = Code(rawValue: "encoding")
        /// A character that YAML does not allow.
        public static let control = Code(rawValue: "control")
        /// Text that is not YAML.
        public static let syntax = Code(rawValue: "syntax")
        /// More lists and maps inside each other than allowed.
        public static let depth = Code(rawValue: "depth")
        /// More of something than any reader would take.
        public static let size = Code(rawValue: "size")
        /// No memory was left.
        public static let memory = Code(rawValue: "memory")
    }

    public let code: Code
    public let message: String
    /// What to do about it, if that is known.
    public let hint: String?
    /// The byte where the damage is, from 0.
    public let offset: Int
    /// Where that begins in which the damage was found, such as a string that is never closed.
    public let contextOffset: Int?
    /// The line, from 1.
    public let line: Int
    /// The byte within the line, from 1.
    public let column: Int

    init(_ code: Code, _ message: String, hint: String? = nil, offset: Int, contextOffset: Int? = nil, in bytes: [UInt8]) {
        self.code = code
        self.message = message
        self.hint = hint
        self.offset = offset
        self.contextOffset = contextOffset
        var line = 1
        var start = 0
        for (index, byte) in bytes.prefix(offset).enumerated() where byte == UInt8(ascii: "\n") {
            line += 1
            start = index + 1
        }
        self.line = line
        column = offset - start + 1
    }

    /// Describes bytes that are no character of YAML: a character that it does not allow, or no UTF-8 at all.
    init(unreadable bytes: [UInt8], at offset: Int, isText: Bool) {
        var offset = min(max(offset, 0), bytes.count)
        let found = offset < bytes.count ? bytes[offset] : 0
        if isText, offset < bytes.count, found == 0 {
            self.init(.control, "a NUL byte, which YAML does not allow", hint: "is this a text file?", offset: offset, in: bytes)
        } else if isText {
            let name = found < 0x80 ? "the control character \(Self.spelled(found))" : "a character"
            let hint = "in double quotes it can be written as an escape"
            self.init(.control, "\(name), which YAML does not allow", hint: hint, offset: offset, in: bytes)
        } else {
            // libyaml may point at the byte that does not follow; the character starts at most three bytes before.
            let last = offset
            while offset > 0, last - offset < 3, offset == bytes.count || bytes[offset] < 0xC0, bytes[offset - 1] >= 0x80 { offset -= 1 }
            let first = offset < bytes.count ? bytes[offset] : 0
            let message = "the byte \(Self.spelled(first)), which is not UTF-8"
            self.init(.encoding, message, hint: "save the file as UTF-8", offset: offset, in: bytes)
        }
    }

    /// `0x07`
    private static func spelled(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "0x" + (digits.count < 2 ? "0" : "") + digits
    }
}

extension YAMLError: CustomStringConvertible {
    /// `line 3, column 7: a tab cannot indent YAML`
    public var description: String { "line \(line), column \(column): \(message)" }
}
