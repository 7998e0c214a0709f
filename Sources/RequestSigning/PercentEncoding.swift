internal import ScalarText

/// Letters, digits and `-._~`: the bytes that RFC 3986 calls unreserved and that are never encoded.
@inline(__always)
package func isUnreserved(_ byte: UInt8) -> Bool {
    // One bit a byte: `-`, `.`, `0`–`9` in the lower word; letters, `_` and `~` in the upper.
    let low: UInt64 = 0x03ff_6000_0000_0000
    let high: UInt64 = 0x47ff_fffe_87ff_fffe
    let word = byte < 64 ? low : high
    return byte < 128 && (word &>> UInt64(byte & 63)) & 1 == 1
}

/// The value of a hexadecimal digit of either case.
@inline(__always)
func hexadecimalValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
}

/// The byte that `%` and two digits at `index` stand for.
@inline(__always)
package func decodedByte(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt8? {
    guard text[index] == UInt8(ascii: "%"), index + 2 < text.count, let high = hexadecimalValue(text[index + 1]),
        let low = hexadecimalValue(text[index + 2])
    else { return nil }
    return high &<< 4 | low
}

extension String {
    /// Adds a parameter whose value is encoded to a query or form.
    package mutating func appendParameter(_ name: String, _ value: String) {
        var encoded = ByteBuffer(capacity: value.utf8.count * 3)
        encoded.appendEncoded(value)
        self += "\(isEmpty ? "" : "&")\(name)=\(encoded.text)"
    }
}

extension ByteBuffer {
    /// Writes `%` and two upper-case digits.
    mutating func appendEncoded(_ byte: UInt8) {
        let target = room(for: 3)
        target[0] = UInt8(ascii: "%")
        target[1] = upperCaseDigit(byte &>> 4)
        target[2] = upperCaseDigit(byte & 15)
        advance(3)
    }

    /// Writes text with every byte but the unreserved ones encoded.
    mutating func appendEncoded(_ text: String) {
        text.withBytes { bytes in
            for byte in bytes {
                if isUnreserved(byte) { append(byte) } else { appendEncoded(byte) }
            }
        }
    }
}

/// The upper-case hexadecimal digit of a value below 16.
@inline(__always)
package func upperCaseDigit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x37 }
