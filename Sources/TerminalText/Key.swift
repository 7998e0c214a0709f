/// A key as it arrives from a terminal in raw mode.
public enum Key: Sendable, Hashable {
    /// A character that is typed or pasted.
    case character(Character)
    /// Control with a letter: `a` for Control-A. Return, Tab and Escape are keys of their own.
    case control(Character)
    case enter, tab, backTab, escape, backspace, delete
    case up, down, left, right, home, end, pageUp, pageDown
}

/// Makes keys out of the bytes of a terminal.
///
/// Bytes may come cut anywhere; what is not yet whole waits. An escape that nothing follows is told by `flush`.
public struct KeyDecoder: Sendable {
    private var waiting: [UInt8] = []
    /// More parameters than any key has: such a sequence is noise.
    private static let longestSequence = 32

    public init() {}

    /// Whether a key has begun to arrive.
    public var isWaiting: Bool { !waiting.isEmpty }

    /// The keys that are whole with these bytes.
    public mutating func keys(from bytes: some Sequence<UInt8>) -> [Key] {
        waiting.append(contentsOf: bytes)
        var keys: [Key] = []
        var rest = waiting[...]
        while !rest.isEmpty {
            guard let (key, length) = Self.first(of: rest) else { break }
            if let key { keys.append(key) }
            rest = rest.dropFirst(length)
        }
        waiting = Array(rest)
        return keys
    }

    /// The key that what has arrived stands for if nothing more comes: an escape by itself.
    public mutating func flush() -> [Key] {
        guard waiting.first == 0x1B else {
            waiting = []
            return []
        }
        waiting.removeFirst()
        let rest = waiting
        waiting = []
        return [.escape] + keys(from: rest)
    }

    // MARK: -

    /// The first key with the number of its bytes, no key for what means nothing; nil if more bytes are needed.
    private static func first(of bytes: ArraySlice<UInt8>) -> (key: Key?, length: Int)? {
        guard let byte = bytes.first else { return nil }
        switch byte {
        case 0x1B: return escape(bytes)
        case 0x0D, 0x0A: return (.enter, 1)
        case 0x09: return (.tab, 1)
        case 0x7F, 0x08: return (.backspace, 1)
        case 0: return (nil, 1)
        case 0x01...0x1A: return (.control(Character(Unicode.Scalar(byte + 0x60))), 1)
        case 0x1C...0x1F: return (nil, 1)
        case 0x20..<0x7F: return (.character(Character(Unicode.Scalar(byte))), 1)
        default: return character(bytes)
        }
    }

    private static func character(_ bytes: ArraySlice<UInt8>) -> (key: Key?, length: Int)? {
        let length: Int
        switch bytes.first ?? 0 {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return (nil, 1)
        }
        let part = bytes.prefix(length)
        guard part.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return (nil, 1) }
        guard part.count == length else { return nil }
        return (.character(Character(String(decoding: part, as: UTF8.self))), length)
    }

    /// `ESC [ parameters letter` and `ESC O letter`.
    private static func escape(_ bytes: ArraySlice<UInt8>) -> (key: Key?, length: Int)? {
        let rest = bytes.dropFirst()
        guard let introducer = rest.first else { return nil }
        guard introducer == UInt8(ascii: "[") || introducer == UInt8(ascii: "O") else { return (.escape, 1) }
        let body = rest.dropFirst()
        guard let final = body.firstIndex(where: { (0x40...0x7E).contains($0) }) else {
            return body.count > longestSequence ? (nil, 2) : nil
        }
        let parameters = String(decoding: body[..<final], as: UTF8.self)
        return (key(final: body[final], parameters: parameters), final - bytes.startIndex + 1)
    }

    private static func key(final: UInt8, parameters: String) -> Key? {
        switch final {
        case UInt8(ascii: "A"): return .up
        case UInt8(ascii: "B"): return .down
        case UInt8(ascii: "C"): return .right
        case UInt8(ascii: "D"): return .left
        case UInt8(ascii: "H"): return .home
        case UInt8(ascii: "F"): return .end
        case UInt8(ascii: "Z"): return .backTab
        case UInt8(ascii: "~"):
            switch parameters.prefix(while: { $0 != ";" }) {
            case "1", "7": return .home
            case "3": return .delete
            case "4", "8": return .end
            case "5": return .pageUp
            case "6": return .pageDown
            default: return nil
            }
        default: return nil
        }
    }
}
