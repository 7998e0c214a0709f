extension ShapeNode {
    /// The value of a CBOR number; one of the two is set.
    struct CBORNumber {
        var integer: Int64?
        private var other: Double?
        var double: Double? { other ?? integer.map(Double.init) }

        init(integer: Int64) { self.integer = integer }
        init(double: Double) {
            other = double
            integer = Int64(exactly: double)
        }
    }

    /// Where the value stands behind its tags, and its last tag.
    private var untagged: (head: CBORHead, position: Int, tag: UInt64?)? {
        var position = Int(node.start)
        var tag: UInt64?
        while let head = CBORHead(bytes, at: position) {
            guard head.major == 6 else { return (head, position, tag) }
            tag = head.argument
            position += head.length
        }
        return nil
    }

    /// The tag right in front of the value: 1 for a point in time.
    package var cborTag: UInt64? { untagged?.tag }

    func cborNumber() -> CBORNumber? {
        guard let (head, _, _) = untagged, let argument = head.argument else { return nil }
        switch (head.major, head.information) {
        case (0, _): return Int64(exactly: argument).map(CBORNumber.init(integer:)) ?? CBORNumber(double: Double(argument))
        case (1, _): return Int64(exactly: argument).map { CBORNumber(integer: -1 - $0) } ?? CBORNumber(double: -1 - Double(argument))
        case (7, 25): return CBORNumber(double: halfPrecision(UInt16(lowBitsOf: argument)))
        case (7, 26): return CBORNumber(double: Double(Float(bitPattern: UInt32(lowBitsOf: argument))))
        case (7, 27): return CBORNumber(double: Double(bitPattern: argument))
        default: return cborNumberText().flatMap { Double($0) }.map(CBORNumber.init(double:))
        }
    }

    /// A CBOR number in decimal digits, of any length; decimal fractions keep their exponent.
    package func cborNumberText() -> String? {
        guard let (head, _, tag) = untagged else { return nil }
        switch (head.major, head.argument) {
        case (4, 2):
            // RFC 8949, 3.4.4: both are integers, and only the mantissa may be a big one. Nothing in here holds another number.
            guard tag == 4 else { return nil }
            var parts = children
            guard let exponent = parts.next(), let mantissa = parts.next(), let digits = mantissa.cborIntegerText(),
                let power = exponent.cborIntegerText(), power.utf8.count <= 20
            else { return nil }
            return power == "0" ? digits : "\(digits)e\(power)"
        case (7, _): return [25, 26, 27].contains(head.information) ? cborNumber()?.double.map { "\($0)" } : nil
        default: return cborIntegerText()
        }
    }

    /// The digits of an integer or a big one.
    private func cborIntegerText() -> String? {
        guard let (head, position, tag) = untagged else { return nil }
        switch (head.major, head.argument) {
        case (0, let argument?): return String(argument)
        case (1, let argument?): return decimalText([UInt8](bigEndian(argument)), isNegative: true)
        case (2, let length):
            guard tag == 2 || tag == 3 else { return nil }
            let content = position + head.length
            let end = Int(node.start) + Int(node.length)
            guard content <= end else { return nil }
            let digits = length == nil ? CBORHead.join(bytes, content, end - content - 1) : Array(bytes[content..<end])
            return digits.count <= 4_096 ? decimalText(digits, isNegative: tag == 3) : nil
        default: return nil
        }
    }

    private func bigEndian(_ value: UInt64) -> [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(lowBitsOf: value &>> UInt64($0)) }
    }
}

/// Decimal digits of bytes, the highest first; a negative one stands for -1 - n.
private func decimalText(_ bytes: [UInt8], isNegative: Bool) -> String {
    var digits: [UInt8] = [0]  // lowest first
    for byte in bytes {
        var carry = Int(byte)
        for position in digits.indices {
            let value = Int(digits[position]) * 256 + carry
            digits[position] = UInt8(value % 10)
            carry = value / 10
        }
        while carry > 0 {
            digits.append(UInt8(carry % 10))
            carry /= 10
        }
    }
    if isNegative {
        var position = 0
        while position < digits.count, digits[position] == 9 {
            digits[position] = 0
            position += 1
        }
        if position == digits.count { digits.append(1) } else { digits[position] += 1 }
    }
    return (isNegative ? "-" : "") + String(decoding: digits.reversed().map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
}

/// The value of a float of 16 bits (IEEE 754 binary16).
func halfPrecision(_ bits: UInt16) -> Double {
    let exponent = Int(bits &>> 10 & 31)
    let fraction = Double(bits & 0x3FF)
    let sign: Double = bits &>> 15 == 1 ? -1 : 1
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default:
        return sign * (1024 + fraction) * Double(sign: .plus, exponent: exponent - 25, significand: 1)
    }
}
