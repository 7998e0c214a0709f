/// How the bytes of a text file are read: UTF-8, or what `AWS_CLI_FILE_ENCODING` names.
enum TextEncoding {
    case utf8
    case ascii
    case latin1
    case windows1252
    case utf16

    /// The encoding of a name, which is spelled in many ways: `latin-1`, `ISO-8859-1`, `utf_8`.
    init?(_ name: String) {
        switch String(name.lowercased().filter { !"-_ ".contains($0) }) {
        case "utf8", "u8", "utf", "cp65001": self = .utf8
        case "ascii", "usascii", "646": self = .ascii
        case "latin1", "latin", "l1", "iso88591", "88591", "cp819": self = .latin1
        case "cp1252", "windows1252", "1252": self = .windows1252
        case "utf16", "u16": self = .utf16
        default: return nil
        }
    }

    /// The text; nothing if the bytes are none in this encoding.
    func text(_ bytes: [UInt8]) -> String? {
        switch self {
        case .utf8: String(validating: bytes, as: UTF8.self)
        case .ascii: bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
        case .latin1: Self.text(bytes) { UInt32($0) }
        case .windows1252: Self.text(bytes) { (0x80..<0xA0).contains($0) ? Self.windows[Int($0) - 0x80] : UInt32($0) }
        case .utf16: Self.utf16(bytes)
        }
    }

    // MARK: -

    private static func text(_ bytes: [UInt8], _ scalar: (UInt8) -> UInt32) -> String? {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            guard let scalar = Unicode.Scalar(scalar(byte)), scalar.value != 0xFFFF else { return nil }
            text.append(scalar)
        }
        return String(text)
    }

    /// The mark at the beginning tells the order of bytes; without one the lower comes first.
    private static func utf16(_ bytes: [UInt8]) -> String? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        let isBigEndian = bytes.starts(with: [0xFE, 0xFF])
        let isMarked = isBigEndian || bytes.starts(with: [0xFF, 0xFE])
        let units = stride(from: isMarked ? 2 : 0, to: bytes.count, by: 2).map { place in
            let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        return String(validating: units, as: UTF16.self)
    }

    /// What Windows puts in the place of control characters; 0xFFFF where there is nothing.
    private static let windows: [UInt32] = [
        0x20AC, 0xFFFF, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFF, 0x017D, 0xFFFF,
        0xFFFF, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFF, 0x017E, 0x0178,
    ]
}
