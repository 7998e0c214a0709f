/// What a `SignatureDoesNotMatch` answer quotes.
struct QuotedSignature {
    var canonicalRequest: String?
    var stringToSign: String?

    /// Reads a message, or a body in XML or JSON. Anything else quotes nothing.
    init(_ answer: String) {
        let bytes = Array(answer.utf8)
        guard bytes.count <= 1 << 20 else { return }
        let first = bytes.first { $0 > 0x20 }
        if first == UInt8(ascii: "<") {
            // Object storage answers with an element for each text, others with one message.
            canonicalRequest = QuotedSignature.element("CanonicalRequest", in: bytes)
            stringToSign = QuotedSignature.element("StringToSign", in: bytes)
            if canonicalRequest == nil && stringToSign == nil { readMessage(QuotedSignature.withoutEntities(bytes[...])) }
        } else if first == UInt8(ascii: "{") {
            readMessage(QuotedSignature.withoutEscapes(bytes))
        } else {
            readMessage(bytes)
        }
    }

    /// `The Canonical String for this request should have been 'POST …' The String-to-Sign should have been 'AWS4 …'`.
    private mutating func readMessage(_ message: [UInt8]) {
        let canonicalMark = Array("Canonical String for this request should have been".utf8)
        let signMark = Array("String-to-Sign should have been".utf8)
        let canonical = message.firstRange(of: canonicalMark)
        let sign = message.firstRange(of: signMark)
        if let canonical {
            let end = sign.map(\.lowerBound) ?? message.count
            if canonical.upperBound <= end { canonicalRequest = QuotedSignature.quotation(message[canonical.upperBound..<end]) }
        }
        if let sign { stringToSign = QuotedSignature.quotation(message[sign.upperBound...]) }
    }

    /// What stands between the first and the last apostrophe: a header's value may hold one itself.
    private static func quotation(_ text: ArraySlice<UInt8>) -> String? {
        guard let start = text.firstIndex(of: UInt8(ascii: "'")), let end = text.lastIndex(of: UInt8(ascii: "'")), start < end else {
            return nil
        }
        return String(decoding: text[(start + 1)..<end], as: UTF8.self)
    }

    private static func element(_ name: String, in body: [UInt8]) -> String? {
        guard let open = body.firstRange(of: Array("<\(name)>".utf8)) else { return nil }
        guard let close = body[open.upperBound...].firstRange(of: Array("</\(name)>".utf8)) else { return nil }
        return String(decoding: withoutEntities(body[open.upperBound..<close.lowerBound]), as: UTF8.self)
    }

    private static func withoutEntities(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var rest = text
        while let byte = rest.first {
            rest = rest.dropFirst()
            guard byte == UInt8(ascii: "&"), let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
                result.append(byte)
                continue
            }
            let name = String(decoding: rest[..<end], as: UTF8.self)
            guard let scalar = scalar(named: name) else {
                result.append(byte)
                continue
            }
            result.append(contentsOf: Character(scalar).utf8)
            rest = rest[(end + 1)...]
        }
        return result
    }

    private static func scalar(named name: String) -> Unicode.Scalar? {
        switch name {
        case "lt": "<"
        case "gt": ">"
        case "amp": "&"
        case "quot": "\""
        case "apos": "'"
        default:
            if name.hasPrefix("#x") || name.hasPrefix("#X") {
                UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
            } else if name.hasPrefix("#") {
                UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
            } else {
                nil
            }
        }
    }

    private static func withoutEscapes(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count else {
                result.append(text[index])
                index += 1
                continue
            }
            let escape = text[index + 1]
            index += 2
            switch escape {
            case UInt8(ascii: "n"): result.append(0x0a)
            case UInt8(ascii: "r"): result.append(0x0d)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "u") where index + 4 <= text.count:
                let digits = String(decoding: text[index..<(index + 4)], as: UTF8.self)
                let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{fffd}"
                result.append(contentsOf: Character(scalar).utf8)
                index += 4
            default: result.append(escape)
            }
        }
        return result
    }
}
