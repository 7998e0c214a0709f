/// In which styles a text may stand as a YAML scalar without becoming another text.
struct YAMLScalarAnalysis {
    enum Style { case plain, singleQuoted, doubleQuoted }

    private(set) var isMultiline = false
    private(set) var length = 0
    private var allowsPlain = true
    private var allowsSingleQuotes = true

    init(_ text: String) {
        let scalars = text.unicodeScalars
        if scalars.isEmpty { return }
        var hasIndicator = text.utf8.starts(with: "---".utf8) || text.utf8.starts(with: "...".utf8)
        var previous: Unicode.Scalar?
        var index = scalars.startIndex
        while index != scalars.endIndex {
            let scalar = scalars[index]
            scalars.formIndex(after: &index)
            let next = index == scalars.endIndex ? nil : scalars[index]
            length += 1
            if Self.isIndicator(scalar, after: previous, before: next) { hasIndicator = true }
            if !Self.isPrintable(scalar) { forbidQuotes() }
            if Self.isBreak(scalar) {
                isMultiline = true
                if previous == " " { forbidQuotes() }
            } else if scalar == " " {
                if previous == nil || next == nil { allowsPlain = false }
                if let previous, Self.isBreak(previous) { forbidQuotes() }
            }
            previous = scalar
        }
        if hasIndicator || isMultiline { allowsPlain = false }
    }

    /// The plainest style that keeps the text a text; `readsAsText` says whether plain it would not be taken for something else.
    func style(asKey: Bool, readsAsText: Bool) -> Style {
        if asKey && isMultiline { return .doubleQuoted }
        if allowsPlain && readsAsText && !(length == 0 && asKey) { return .plain }
        return allowsSingleQuotes ? .singleQuoted : .doubleQuoted
    }

    /// Whether a text is up to 128 letters, digits and marks that mean nothing inside a word, beginning with a letter or digit; such a
    /// text stands plain unless it reads as something else.
    static func isWord(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, isAlphanumeric(first), bytes.count <= 128 else { return false }
        var last = first
        for byte in bytes {
            switch byte {
            case 0x2B, 0x2D...0x2F, 0x3A, 0x3D, 0x40, 0x5F: break  // + - . / : = @ _
            default: if !isAlphanumeric(byte) { return false }
            }
            last = byte
        }
        return last != UInt8(ascii: ":")
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// What may stand in a stream as it is; characters beyond the basic plane are escaped, as libyaml does.
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: true
        default: false
        }
    }

    // MARK: -

    private mutating func forbidQuotes() {
        allowsPlain = false
        allowsSingleQuotes = false
    }

    /// Whether a character means something at its place outside of flow collections.
    private static func isIndicator(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?) -> Bool {
        switch scalar {
        case "#": return previous.map(isBlank) ?? true
        case ":": return next.map(isBlank) ?? true
        case "?", "-": return previous == nil && (next.map(isBlank) ?? true)
        case ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`": return previous == nil
        default: return false
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\0" || isBreak(scalar)
    }
}
