/// A way through a document, step by step (RFC 6901): `/definitions/Pet`.
public struct JSONPointer: Sendable, Hashable {
    /// The keys and positions, unescaped.
    public var tokens: [String]

    public init(tokens: [String] = []) {
        self.tokens = tokens
    }

    /// Reads a pointer; nothing if it does not start with `/` or holds a `~` that escapes nothing.
    public init?(_ text: some StringProtocol) {
        tokens = []
        guard !text.isEmpty else { return }
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let token = Self.unescaped(part) else { return nil }
            tokens.append(token)
        }
    }

    /// Reads the part of a URI after `#`, whose `%XX` stand for bytes.
    public init?(fragment: some StringProtocol) {
        guard let text = percentDecoded(fragment) else { return nil }
        self.init(text)
    }

    /// The pointer to a part of what this one points to.
    public func appending(_ token: String) -> JSONPointer { JSONPointer(tokens: tokens + [token]) }

    // MARK: -

    private static func unescaped(_ part: some StringProtocol) -> String? {
        guard part.utf8.contains(UInt8(ascii: "~")) else { return String(part) }
        var token: [UInt8] = []
        var rest = part.utf8.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "~") else {
                token.append(byte)
                continue
            }
            switch rest.next() {
            case UInt8(ascii: "0"): token.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): token.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return String(decoding: token, as: UTF8.self)
    }
}

extension JSONPointer: CustomStringConvertible {
    /// `/paths/~1pets`
    public var description: String {
        tokens.map { token in
            var text = "/"
            for character in token.unicodeScalars {
                switch character {
                case "~": text += "~0"
                case "/": text += "~1"
                default: text.unicodeScalars.append(character)
                }
            }
            return text
        }.joined()
    }
}

extension Node {
    /// What a pointer leads to from here.
    public subscript(_ pointer: JSONPointer) -> Node? {
        pointer.tokens.reduce(self as Node?) { $0?.step($1) }
    }

    /// The value of a key of a map, or the item of a list at a position without leading zeros.
    func step(_ token: String) -> Node? {
        guard cell.kind == .list else { return self[token] }
        guard let position = Int(token), String(position) == token else { return nil }
        return self[position]
    }
}

/// The text with `%XX` resolved; nothing if that is not UTF-8 or a `%` stands alone.
func percentDecoded(_ text: some StringProtocol) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
        guard byte == UInt8(ascii: "%") else {
            bytes.append(byte)
            continue
        }
        guard let high = rest.next().flatMap(hexDigit), let low = rest.next().flatMap(hexDigit) else { return nil }
        bytes.append(high &<< 4 | low)
    }
    let decoded = String(decoding: bytes, as: UTF8.self)
    return decoded.utf8.elementsEqual(bytes) ? decoded : nil
}

/// The value of a hexadecimal digit.
func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
}
