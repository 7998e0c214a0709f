import Values

/// The number that a text stands for by the rules of Python's `int()` and `float()`: blanks around it, a sign, single
/// underscores between digits, digits of any script, `inf` and `nan`. Nil for any other text.
func number(from text: String) -> Number? {
    guard let plain = plainDigits(text) else { return nil }
    let integer = Number(text: plain.first == "+" ? String(plain.dropFirst()) : plain)
    if integer.isInteger, integer.text.utf8.count <= 4_300 { return Number(text: integer.pythonText) }
    guard isFloat(plain), let double = Double(plain) else { return nil }
    return Number(double)
}

// MARK: -

/// The text without blanks around it and without underscores, its digits in ASCII; nil if an underscore stands wrong.
private func plainDigits(_ text: String) -> String? {
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.first, isBlank(scalar) { scalars = scalars.dropFirst() }
    while let scalar = scalars.last, isBlank(scalar) { scalars = scalars.dropLast() }
    var plain = ""
    var previousIsDigit = false
    for (offset, scalar) in scalars.enumerated() {
        if scalar == "_" {
            let next = scalars.dropFirst(offset + 1).first
            guard previousIsDigit, next.map(digit) != .some(nil), next != nil else { return nil }
            previousIsDigit = false
            continue
        }
        if let digit = digit(scalar) {
            plain += String(digit)
            previousIsDigit = true
        } else {
            guard scalar.isASCII else { return nil }
            plain.unicodeScalars.append(scalar)
            previousIsDigit = false
        }
    }
    return plain
}

private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
}

private func digit(_ scalar: Unicode.Scalar) -> Int? {
    guard scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.flatMap { (0...9).contains($0) ? Int($0) : nil }
}

/// Whether a text is a decimal float or a word for infinity or not-a-number; hexadecimal forms are none.
private func isFloat(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    if ["inf", "infinity", "nan"].contains(String(decoding: bytes, as: UTF8.self).lowercased()) { return true }
    func skipDigits() -> Int {
        let count = bytes.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
        bytes = bytes.dropFirst(count)
        return count
    }
    var digits = skipDigits()
    if bytes.first == UInt8(ascii: ".") {
        bytes = bytes.dropFirst()
        digits += skipDigits()
    }
    if digits == 0 { return false }
    if let mark = bytes.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
        bytes = bytes.dropFirst()
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        if skipDigits() == 0 { return false }
    }
    return bytes.isEmpty
}
