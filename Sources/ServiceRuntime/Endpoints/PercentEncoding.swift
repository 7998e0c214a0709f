internal import RequestSigning
internal import ScalarText

/// Percent-encoding as RFC 3986 says, with upper-case digits.
public enum PercentEncoding {
    /// Everything encoded but letters, digits, `-._~` and, if `slashes`, `/`.
    public static func encode(_ text: String, keepingSlashes slashes: Bool = false) -> String {
        if text.utf8.allSatisfy({ isUnreserved($0) || slashes && $0 == UInt8(ascii: "/") }) { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 3)
        append(text, to: &bytes, keepingSlashes: slashes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the encoded text.
    static func append(_ text: String, to bytes: inout [UInt8], keepingSlashes slashes: Bool = false) {
        for byte in text.utf8 {
            if isUnreserved(byte) || slashes && byte == UInt8(ascii: "/") {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(upperCaseDigit(byte &>> 4))
                bytes.append(upperCaseDigit(byte & 15))
            }
        }
    }

    /// The text with `%41` read as `A`; a percent sign without two hexadecimal digits stays.
    static func decode(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        return text.withBytes { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { decoded in
                var read = 0
                var written = 0
                while read < bytes.count {
                    let byte = decodedByte(bytes, at: read)
                    decoded[written] = byte ?? bytes[read]
                    read += byte == nil ? 1 : 3
                    written += 1
                }
                return written
            }
        }
    }
}
