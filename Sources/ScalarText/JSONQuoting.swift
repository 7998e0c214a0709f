/// Spells text as a JSON string.
public enum JSONQuoting {
    /// Appends UTF-8 text in quotes, with `\"`, `\\`, `\b`, `\f`, `\n`, `\r`, `\t` and `\u00XX` where JSON wants them.
    public static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], escapesNonASCII: Bool = false) {
        bytes.append(UInt8(ascii: "\""))
        var i = 0
        while i < text.count {
            let end = escapesNonASCII ? JSONScanner.skipPlainText(text, from: i) : endOfUnquoted(text, from: i)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[i..<end]))
            i = end
            guard i < text.count else { break }
            if text[i] < 0x80 {
                appendEscape(UInt16(text[i]), to: &bytes)
                i += 1
            } else {
                let length = JSONScanner.utf8Length(text, at: i) ?? 1
                for unit in String(decoding: UnsafeBufferPointer(rebasing: text[i..<i + length]), as: UTF8.self).utf16 {
                    appendEscape(unit, to: &bytes)
                }
                i += length
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Text in quotes, as `append` spells it.
    public static func quoted(_ text: String, escapesNonASCII: Bool = false) -> String {
        var bytes: [UInt8] = []
        text.withBytes { append($0, to: &bytes, escapesNonASCII: escapesNonASCII) }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: -

    private static func endOfUnquoted(_ text: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
        var i = JSONScanner.skipPlainText(text, from: offset)
        while i < text.count, text[i] >= 0x80 { i = JSONScanner.skipPlainText(text, from: i + 1) }
        return i
    }

    private static func appendEscape(_ unit: UInt16, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch unit {
        case 0x22, 0x5C: bytes.append(UInt8(lowBitsOf: unit))
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        default:
            bytes.append(UInt8(ascii: "u"))
            for shift in [12, 8, 4, 0] as [UInt16] {
                let digit = UInt8(lowBitsOf: unit &>> shift & 0xF)
                bytes.append(digit < 10 ? 0x30 + digit : 0x61 - 10 + digit)
            }
        }
    }
}
