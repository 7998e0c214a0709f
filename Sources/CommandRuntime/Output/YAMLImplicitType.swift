/// Which plain scalars YAML 1.2 readers, and those of the AWS CLI, take for something else than text.
enum YAMLImplicitType {
    /// Whether a plain scalar of this text would read as a text.
    static func readsAsText(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        if (0x41...0x7A).contains(first), text.utf8.count > 5 { return true }
        let bytes = Array(text.utf8)
        switch first {
        case UInt8(ascii: "t"), UInt8(ascii: "T"): return !["true", "True", "TRUE"].contains(text)
        case UInt8(ascii: "f"), UInt8(ascii: "F"): return !["false", "False", "FALSE"].contains(text)
        case UInt8(ascii: "n"), UInt8(ascii: "N"): return !["null", "Null", "NULL"].contains(text)
        case UInt8(ascii: "~"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "*"): return bytes.count > 1
        case UInt8(ascii: "<"): return text != "<<"
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return !isInteger(bytes) && !isFloat(bytes) && !isTimestamp(bytes)
        case UInt8(ascii: "-"), UInt8(ascii: "+"): return !isInteger(bytes) && !isFloat(bytes)
        case UInt8(ascii: "."): return !isFloat(bytes)
        default: return true
        }
    }

    // MARK: -

    /// `-12`, `0x1f`, `0o7`, `0b11`, with underscores anywhere.
    static func isInteger(_ bytes: [UInt8]) -> Bool {
        var scanner = ByteScanner(bytes)
        scanner.skipSign()
        let digits = scanner.rest
        if digits.starts(with: "0b".utf8) {
            return digits.count > 2 && digits.dropFirst(2).allSatisfy { $0 == 0x30 || $0 == 0x31 || $0 == 0x5F }
        }
        if digits.starts(with: "0o".utf8) {
            return digits.count > 2 && digits.dropFirst(2).allSatisfy { (0x30...0x37).contains($0) || $0 == 0x5F }
        }
        if digits.starts(with: "0x".utf8) { return digits.count > 2 && digits.dropFirst(2).allSatisfy { isHexadecimal($0) || $0 == 0x5F } }
        return !digits.isEmpty && digits.allSatisfy { ByteScanner.isDigit($0) || $0 == 0x5F }
    }

    /// `1.5`, `.5`, `1e3`, `-.inf`, `.nan`.
    static func isFloat(_ bytes: [UInt8]) -> Bool {
        var scanner = ByteScanner(bytes)
        let isSigned = scanner.skipSign()
        switch String(decoding: scanner.rest, as: UTF8.self) {
        case ".inf", ".Inf", ".INF": return true
        case ".nan", ".NaN", ".NAN": return !isSigned
        default: break
        }
        if scanner.skip(UInt8(ascii: ".")) {
            // Without digits before the point, an exponent needs its sign.
            guard scanner.skipDigits() > 0 else { return false }
            return scanner.isAtEnd || (scanner.skipExponent(needsSign: true) && scanner.isAtEnd)
        }
        guard let first = scanner.rest.first, ByteScanner.isDigit(first) else { return false }
        _ = scanner.skipDigits()
        if scanner.skip(UInt8(ascii: ".")) {
            _ = scanner.skipDigits()
            return scanner.isAtEnd || (scanner.skipExponent(needsSign: false) && scanner.isAtEnd)
        }
        return scanner.skipExponent(needsSign: false) && scanner.isAtEnd
    }

    /// `2023-01-01`, or a date with a time of day: `2023-1-1 12:30:00.5 +01:00`.
    static func isTimestamp(_ bytes: [UInt8]) -> Bool {
        var scanner = ByteScanner(bytes)
        guard scanner.skipNumber(4...4), scanner.skip(UInt8(ascii: "-")) else { return false }
        var date = scanner
        if date.skipNumber(2...2), date.skip(UInt8(ascii: "-")), date.skipNumber(2...2), date.isAtEnd { return true }
        guard scanner.skipNumber(1...2), scanner.skip(UInt8(ascii: "-")), scanner.skipNumber(1...2) else { return false }
        guard scanner.skip(UInt8(ascii: "T")) || scanner.skip(UInt8(ascii: "t")) || scanner.skipBlanks() > 0 else { return false }
        guard scanner.skipNumber(1...2), scanner.skip(UInt8(ascii: ":")), scanner.skipNumber(2...2), scanner.skip(UInt8(ascii: ":")),
            scanner.skipNumber(2...2)
        else { return false }
        if scanner.skip(UInt8(ascii: ".")) { while let next = scanner.rest.first, ByteScanner.isDigit(next) { scanner.skip(next) } }
        if scanner.isAtEnd { return true }
        _ = scanner.skipBlanks()
        if scanner.skip(UInt8(ascii: "Z")) { return scanner.isAtEnd }
        guard scanner.skipSign(), scanner.skipNumber(1...2) else { return false }
        return scanner.isAtEnd || (scanner.skip(UInt8(ascii: ":")) && scanner.skipNumber(2...2) && scanner.isAtEnd)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        ByteScanner.isDigit(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}

/// Steps through the bytes of a short token.
struct ByteScanner {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    @discardableResult
    mutating func skip(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest.removeFirst()
        return true
    }

    @discardableResult
    mutating func skipSign() -> Bool { skip(UInt8(ascii: "-")) || skip(UInt8(ascii: "+")) }

    mutating func skipBlanks() -> Int {
        var count = 0
        while skip(UInt8(ascii: " ")) || skip(UInt8(ascii: "\t")) { count += 1 }
        return count
    }

    /// Digits and underscores.
    mutating func skipDigits() -> Int {
        var count = 0
        while let next = rest.first, Self.isDigit(next) || next == UInt8(ascii: "_") {
            rest.removeFirst()
            count += 1
        }
        return count
    }

    /// As many digits as allowed; fails, leaving them, if there are too few.
    mutating func skipNumber(_ count: ClosedRange<Int>) -> Bool {
        let digits = rest.prefix(count.upperBound).prefix(while: Self.isDigit).count
        guard digits >= count.lowerBound else { return false }
        rest.removeFirst(digits)
        return true
    }

    mutating func skipExponent(needsSign: Bool) -> Bool {
        guard skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) else { return false }
        guard skipSign() || !needsSign else { return false }
        return skipNumber(1...1)
            && {
                while skipNumber(1...1) {}; return true
            }()
    }
}
