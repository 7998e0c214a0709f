/// Character references of HTML, those that descriptions use.
enum Entities {
    private static let named: [(name: [UInt8], text: [UInt8])] = [
        ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", " "), ("ndash", "–"), ("mdash", "—"),
        ("hellip", "…"),
        ("lsquo", "‘"), ("rsquo", "’"), ("ldquo", "“"), ("rdquo", "”"), ("copy", "©"), ("reg", "®"), ("trade", "™"), ("times", "×"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// What `&…;` at `index` stands for, and where the text goes on.
    static func entity(in text: [UInt8], at index: Int) -> (text: [UInt8], end: Int)? {
        guard let end = text[index...].prefix(10).firstIndex(of: UInt8(ascii: ";")), end > index + 1 else { return nil }
        let name = text[(index + 1)..<end]
        if name.first == UInt8(ascii: "#") { return numbered(name.dropFirst()).map { ($0, end + 1) } }
        return named.first { $0.name.elementsEqual(name) }.map { ($0.text, end + 1) }
    }

    private static func numbered(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
        let isHex = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
        guard let value = UInt32(text, radix: isHex ? 16 : 10), value >= 0x20, let scalar = Unicode.Scalar(value) else { return nil }
        return Array(String(scalar).utf8)
    }
}
