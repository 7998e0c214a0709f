/// What a plain scalar means in the core schema of YAML 1.2 (section 10.3.2).
public enum YAMLSchema {
    /// The meaning of a scalar; texts stay with their scalar.
    public enum Meaning: Sendable, Hashable {
        case null
        case bool(Bool)
        /// `12`, `-3`, `0o17`, `0x1F`
        case integer
        /// `1.5`, `1e3`, `.inf`, `-.inf`, `.nan`
        case float
        case string
    }

    /// The meaning of a scalar by its tag, or by its text if it is plain and has none; nothing if the tag is not of the core schema,
    /// or the text does not fit the tag.
    public static func meaning(of scalar: YAMLScalar) -> Meaning? {
        guard let tag = scalar.properties.tag else { return scalar.style == .plain ? meaning(ofPlain: scalar.text) : .string }
        let plain = meaning(ofPlain: scalar.text)
        switch tag {
        case "!", "tag:yaml.org,2002:str": return .string
        case "tag:yaml.org,2002:null": return plain == .null ? .null : nil
        case "tag:yaml.org,2002:bool": return plain == .bool(true) || plain == .bool(false) ? plain : nil
        case "tag:yaml.org,2002:int": return plain == .integer ? .integer : nil
        case "tag:yaml.org,2002:float": return plain == .integer || plain == .float ? .float : nil
        default: return nil
        }
    }

    /// The meaning of a plain text without a tag.
    public static func meaning(ofPlain text: String) -> Meaning {
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        case ".nan", ".NaN", ".NAN": return .float
        default: return number(Array(text.utf8)) ?? .string
        }
    }

    // MARK: -

    private static func number(_ text: [UInt8]) -> Meaning? {
        if text.count > 2, text[0] == UInt8(ascii: "0") {
            if text[1] == UInt8(ascii: "o") { return text.dropFirst(2).allSatisfy { (0x30...0x37).contains($0) } ? .integer : nil }
            if text[1] == UInt8(ascii: "x") { return text.dropFirst(2).allSatisfy(isHexDigit) ? .integer : nil }
        }
        var rest = text[...]
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
        if [".inf", ".Inf", ".INF"].contains(where: { $0.utf8.elementsEqual(rest) }) { return .float }
        let whole = rest.prefix(while: isDigit)
        rest = rest.dropFirst(whole.count)
        if rest.isEmpty { return whole.isEmpty ? nil : .integer }
        var digits = whole.count
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: isDigit)
            digits += fraction.count
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard digits > 0 else { return nil }
        guard let letter = rest.first else { return .float }
        guard letter | 0x20 == UInt8(ascii: "e") else { return nil }
        rest = rest.dropFirst()
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
        return !rest.isEmpty && rest.allSatisfy(isDigit) ? .float : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }
}
