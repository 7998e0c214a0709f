/// The text of XML content and attributes.
enum XMLText {
    /// The text of raw content: references resolved, CDATA sections opened, comments and instructions left out, line ends made `\n`.
    ///
    /// The parser has seen the content, so it is well formed.
    static func decode(_ raw: UnsafeBufferPointer<UInt8>, isAttribute: Bool = false) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(raw.count)
        var position = 0
        while position < raw.count {
            let byte = raw[position]
            switch byte {
            case UInt8(ascii: "&"):
                if let found = reference(raw, at: position) {
                    text.append(utf8: found.scalar)
                    position += found.length
                } else {
                    text.append(byte)
                    position += 1
                }
            case UInt8(ascii: "<") where !isAttribute:
                if starts("<![CDATA[", raw, position) {
                    let start = position + 9
                    let end = find("]]>", raw, start)
                    appendLines(raw, start..<end, &text)
                    position = min(end + 3, raw.count)
                } else if starts("<!--", raw, position) {
                    position = min(find("-->", raw, position + 4) + 3, raw.count)
                } else {
                    position = min(find("?>", raw, position) + 2, raw.count)
                }
            case 0x0D:
                text.append(isAttribute ? 0x20 : 0x0A)
                position += position + 1 < raw.count && raw[position + 1] == 0x0A ? 2 : 1
            case 0x09, 0x0A:
                text.append(isAttribute ? 0x20 : byte)
                position += 1
            default:
                text.append(byte)
                position += 1
            }
        }
        return text
    }

    /// The character of a reference that begins at an `&`, and how long the reference is.
    static func reference(_ raw: UnsafeBufferPointer<UInt8>, at start: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        var end = start + 1
        let limit = min(raw.count, start + 14)
        while end < limit, raw[end] != UInt8(ascii: ";") { end += 1 }
        guard end < limit else { return nil }
        let length = end + 1 - start
        let name = raw[start + 1..<end]
        if name.first == UInt8(ascii: "#") {
            var digits = name.dropFirst()
            let isHex = digits.first == UInt8(ascii: "x")
            if isHex { digits = digits.dropFirst() }
            guard !digits.isEmpty else { return nil }
            var code: UInt32 = 0
            for byte in digits {
                guard let digit = hexValue(byte), isHex || digit < 10 else { return nil }
                code = code * (isHex ? 16 : 10) + UInt32(digit)
                if code > 0x10FFFF { return nil }
            }
            guard code != 0, let scalar = Unicode.Scalar(code) else { return nil }
            return (scalar, length)
        }
        switch String(decoding: name, as: UTF8.self) {
        case "amp": return ("&", length)
        case "lt": return ("<", length)
        case "gt": return (">", length)
        case "quot": return ("\"", length)
        case "apos": return ("'", length)
        default: return nil
        }
    }

    private static func appendLines(_ raw: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ text: inout [UInt8]) {
        for position in range {
            if raw[position] != 0x0D {
                text.append(raw[position])
            } else if position + 1 >= range.upperBound || raw[position + 1] != 0x0A {
                text.append(0x0A)
            }
        }
    }

    private static func starts(_ mark: StaticString, _ raw: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        guard position + mark.utf8CodeUnitCount <= raw.count else { return false }
        return (0..<mark.utf8CodeUnitCount).allSatisfy { raw[position + $0] == mark.utf8Start[$0] }
    }

    private static func find(_ mark: StaticString, _ raw: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var position = min(start, raw.count)
        while position < raw.count, !starts(mark, raw, position) { position += 1 }
        return position
    }
}
