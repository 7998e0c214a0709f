internal import ScalarText

// CBOR of RFC 8949: maps and lists of indefinite length, integers in the fewest bytes.

extension ShapeEncoder {
    mutating func appendCBOR(text: String) {
        text.withBytes { appendCBOR(text: $0) }
    }

    mutating func appendCBOR(text: UnsafeBufferPointer<UInt8>) {
        appendCBORHead(major: 3, UInt64(text.count))
        output.append(text)
    }

    mutating func appendCBOR(integer value: Int64) {
        if value >= 0 {
            appendCBORHead(major: 0, UInt64(value))
        } else {
            appendCBORHead(major: 1, UInt64(-(value + 1)))
        }
    }

    mutating func appendCBORHead(major: UInt8, _ value: UInt64) {
        let kind = major &<< 5
        switch value {
        case 0..<24: output.append(kind | UInt8(value))
        case 24..<0x100:
            output.append(kind | 24)
            output.append(UInt8(value))
        case 0x100..<0x1_0000:
            output.append(kind | 25)
            output.append(bigEndian: value, bytes: 2)
        case 0x1_0000..<0x1_0000_0000:
            output.append(kind | 26)
            output.append(bigEndian: value, bytes: 4)
        default:
            output.append(kind | 27)
            output.append(bigEndian: value, bytes: 8)
        }
    }

    /// A number that is no integer of 64 bits: a bignum (tags 2 and 3) or a decimal fraction (tag 4).
    mutating func appendCBOR(number text: String) {
        let (allDigits, power, isNegative) = decimalParts(text)
        var (digits, exponent) = (allDigits, power)
        while exponent > 0 && exponent <= 4_096 {
            digits.append(0)
            exponent -= 1
        }
        if exponent != 0 {
            output.append(0xC4)
            output.append(0x82)
            appendCBOR(integer: Int64(exponent))
        }
        appendCBOR(digits: digits, isNegative: isNegative)
    }

    private mutating func appendCBOR(digits: [UInt8], isNegative: Bool) {
        var bytes: [UInt8] = [0]  // base 256, lowest first
        for digit in digits {
            var carry = Int(digit)
            for position in bytes.indices {
                let value = Int(bytes[position]) * 10 + carry
                bytes[position] = UInt8(lowBitsOf: value)
                carry = value &>> 8
            }
            if carry > 0 { bytes.append(UInt8(carry)) }
        }
        if isNegative {
            // -1 - n stands for the negative: take one off.
            var position = 0
            while position < bytes.count {
                if bytes[position] > 0 {
                    bytes[position] -= 1
                    break
                }
                bytes[position] = 255
                position += 1
            }
        }
        while bytes.count > 1, bytes.last == 0 { bytes.removeLast() }
        if bytes.count <= 8 {
            appendCBORHead(major: isNegative ? 1 : 0, bytes.reversed().reduce(0) { $0 &<< 8 | UInt64($1) })
        } else {
            output.append(isNegative ? 0xC3 : 0xC2)
            appendCBORHead(major: 2, UInt64(bytes.count))
            output.append(bytes.reversed())
        }
    }
}

/// A number's digits without zeros in front, its power of ten and its sign.
private func decimalParts(_ text: String) -> (digits: [UInt8], exponent: Int, isNegative: Bool) {
    var digits: [UInt8] = []
    var exponent = 0
    var isNegative = false
    var isBehindPoint = false
    var bytes = Array(text.utf8)[...]
    if bytes.first == UInt8(ascii: "-") {
        isNegative = true
        bytes = bytes.dropFirst()
    }
    while let byte = bytes.first {
        bytes = bytes.dropFirst()
        if isDigit(byte) {
            if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte - UInt8(ascii: "0")) }
            if isBehindPoint { exponent -= 1 }
        } else if byte == UInt8(ascii: ".") {
            isBehindPoint = true
        } else {
            let (sum, isTooSmall) = exponent.addingReportingOverflow(NumberSyntax.integer(String(decoding: bytes, as: UTF8.self)) ?? 0)
            exponent = isTooSmall ? .min : sum
            break
        }
    }
    return (digits, exponent, isNegative)
}
