internal import Values

/// Numbers as Python's `int()` and `float()` read them from text.
enum PythonNumbers {
    /// A whole number of any length: blanks around it, a sign and underscores between digits are allowed.
    static func integer(_ text: String) -> Number? {
        var scanner = ByteScanner(trimmed(text))
        let isNegative = scanner.rest.first == UInt8(ascii: "-")
        scanner.skipSign()
        guard let digits = digits(scanner.rest), !digits.isEmpty else { return nil }
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        if significant.isEmpty { return 0 }
        return Number(text: (isNegative ? "-" : "") + String(decoding: significant, as: UTF8.self))
    }

    /// A double: as `integer`, with fraction and exponent, or `inf`, `infinity`, `nan` in any case.
    static func float(_ text: String) -> Double? {
        let bytes = trimmed(text)
        var scanner = ByteScanner(bytes)
        let isNegative = bytes.first == UInt8(ascii: "-")
        scanner.skipSign()
        switch String(decoding: scanner.rest, as: UTF8.self).lowercased() {
        case "inf", "infinity": return isNegative ? -.infinity : .infinity
        case "nan": return .nan
        default: break
        }
        let parts = scanner.rest.split(separator: UInt8(ascii: "e"), maxSplits: 1, omittingEmptySubsequences: false)
        let halves =
            parts.count == 2 ? parts : scanner.rest.split(separator: UInt8(ascii: "E"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let mantissa = halves.first else { return nil }
        let numbers = mantissa.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        var cleaned = isNegative ? "-" : ""
        var hasDigits = false
        for (index, part) in numbers.enumerated() {
            if index > 0 { cleaned += "." }
            guard let part = digits(part) else { return nil }
            hasDigits = hasDigits || !part.isEmpty
            cleaned += part.isEmpty ? "0" : String(decoding: part, as: UTF8.self)
        }
        guard hasDigits else { return nil }
        if halves.count == 2 {
            var exponent = ByteScanner(Array(halves[1]))
            let sign = exponent.rest.first == UInt8(ascii: "-") ? "-" : ""
            exponent.skipSign()
            guard let part = digits(exponent.rest), !part.isEmpty else { return nil }
            cleaned += "e" + sign + String(decoding: part, as: UTF8.self)
        }
        return Double(cleaned)
    }

    // MARK: -

    private static func trimmed(_ text: String) -> [UInt8] {
        let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
        var view = String.UnicodeScalarView(scalars)
        while let last = view.last, last.properties.isWhitespace { view.removeLast() }
        return Array(String(view).utf8)
    }

    /// The digits without underscores; nothing if there is something else or an underscore out of place.
    private static func digits(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        var wasUnderscore = true
        for byte in text {
            if byte == UInt8(ascii: "_") {
                if wasUnderscore { return nil }
                wasUnderscore = true
            } else {
                guard ByteScanner.isDigit(byte) else { return nil }
                result.append(byte)
                wasUnderscore = false
            }
        }
        return text.isEmpty || !wasUnderscore ? result : nil
    }
}
