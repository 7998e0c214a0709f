/// How a text looks in a terminal: `(.bright + .blue).applied(to: "x")` is `ESC[1m ESC[34m x ESC[0m` without the blanks.
public struct TextStyle: Sendable, Hashable {
    /// The codes of ISO 6429, each sent in a sequence of its own.
    public let codes: [UInt8]

    public init(codes: [UInt8]) { self.codes = codes }

    public static let plain = TextStyle(codes: [])
    public static let bright = TextStyle(codes: [1])
    public static let dim = TextStyle(codes: [2])
    public static let italic = TextStyle(codes: [3])
    public static let underlined = TextStyle(codes: [4])
    public static let inverse = TextStyle(codes: [7])
    public static let red = TextStyle(codes: [31])
    public static let green = TextStyle(codes: [32])
    public static let yellow = TextStyle(codes: [33])
    public static let blue = TextStyle(codes: [34])
    public static let magenta = TextStyle(codes: [35])
    public static let cyan = TextStyle(codes: [36])

    /// Both looks at once.
    public static func + (left: TextStyle, right: TextStyle) -> TextStyle { TextStyle(codes: left.codes + right.codes) }

    /// What switches the look on.
    public var opening: String { codes.map { "\u{1B}[\($0)m" }.joined() }

    /// What switches every look off.
    public static let closing = "\u{1B}[0m"

    /// The text in this look; plain text stays as it is.
    public func applied(to text: String) -> String { codes.isEmpty ? text : opening + text + Self.closing }
}

/// Whether to colour: always, never, or where a person looks on.
public enum ColorChoice: String, Sendable, Hashable, CaseIterable {
    case on, off, auto

    /// Whether to colour what goes to a terminal or elsewhere.
    public func isOn(toTerminal: Bool) -> Bool {
        switch self {
        case .on: true
        case .off: false
        case .auto: toTerminal
        }
    }
}

/// A text without the sequences that colour it or move the cursor.
public func withoutSequences(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
        guard scalar == "\u{1B}" else {
            result.append(scalar)
            continue
        }
        guard scalars.first == "[" else { continue }
        scalars.removeFirst()
        // A sequence ends with its first byte from @ to ~.
        while let part = scalars.popFirst(), !(0x40...0x7E).contains(part.value) {}
    }
    return String(result)
}
