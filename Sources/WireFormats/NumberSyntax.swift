internal import ScalarText

/// The notation of numbers in JSON.
package enum NumberSyntax {
    /// Whether the whole text is a number.
    package static func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool { JSONScanner.number(text, from: 0) == text.count }

    /// The integer of decimal digits with a sign or without; nil for anything else and for what does not fit.
    @inline(__always)
    static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        var position = 0
        let end = text.count
        guard end > 0 else { return nil }
        let isNegative = text[0] == UInt8(ascii: "-")
        if isNegative || text[0] == UInt8(ascii: "+") { position = 1 }
        guard position < end else { return nil }
        if end - position <= 18 {
            var value: Int64 = 0
            while position < end {
                let digit = text[position] &- UInt8(ascii: "0")
                guard digit < 10 else { return nil }
                value = value &* 10 &+ Int64(digit)
                position += 1
            }
            return isNegative ? -value : value
        }
        var value: Int64 = 0
        while position < end {
            let digit = text[position] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            let (product, first) = value.multipliedReportingOverflow(by: 10)
            let (sum, second) =
                isNegative ? product.subtractingReportingOverflow(Int64(digit)) : product.addingReportingOverflow(Int64(digit))
            guard !first, !second else { return nil }
            value = sum
            position += 1
        }
        return value
    }

    /// The integer of decimal digits with a sign or without, as `Int(text)` reads them. That is compiled anew in each module that uses it,
    /// this once for all.
    package static func integer(_ text: String) -> Int? {
        return text.withBytes { integer($0) }.flatMap { Int(exactly: $0) }
    }

    /// The integer of a number in any notation, if it is whole and fits: `1.0`, `1e3`.
    static func wholeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        if let integer = integer(text) { return integer }
        guard let value = double(text) else { return nil }
        return Int64(exactly: value)
    }

    /// The double of a number's text, or of `NaN`, `Infinity` and `-Infinity`.
    static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard let first = text.first else { return nil }
        if text.count <= 15, let small = integer(text) {
            if small != 0 || first != UInt8(ascii: "-") { return Double(small) }
        }
        if isDigit(first) || first == UInt8(ascii: "-") && text.count > 1 && isDigit(text[1]) || first == UInt8(ascii: "+")
            || first == UInt8(ascii: ".")
        {
            return Double(String(decoding: text, as: UTF8.self))
        }
        switch String(decoding: text, as: UTF8.self) {
        case "NaN": return .nan
        case "Infinity", "INF": return .infinity
        case "-Infinity", "-INF": return -.infinity
        default: return nil
        }
    }
}
