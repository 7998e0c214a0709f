/// The tokens of JSON, byte by byte: what every reader of JSON here stands on. Nothing is copied and nothing allocated.
public enum JSONScanner {
    /// Where a string ends, or what is wrong with it.
    public struct StringEnd: Sendable {
        /// The byte of the closing quote, or of the damage.
        public let offset: Int
        public let hasEscapes: Bool
        public let damage: StringDamage?

        @inlinable
        init(_ offset: Int, hasEscapes: Bool = false, damage: StringDamage? = nil) {
            self.offset = offset
            self.hasEscapes = hasEscapes
            self.damage = damage
        }
    }

    /// What can be wrong with a string.
    public enum StringDamage: UInt8, Sendable { case cutShort, control, escape, surrogate, encoding }

    /// The first byte from `offset` that is not white space, or the end.
    @inlinable
    public static func skipWhitespace(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
        guard let base = bytes.baseAddress else { return offset }
        var i = offset
        let end = bytes.count
        while i < end {
            switch base[i] {
            case 0x20:
                i &+= 1
                // Indentation comes in runs.
                while i &+ 8 <= end, UnsafeRawPointer(base + i).isEightSpaces { i &+= 8 }
            case 0x0A, 0x0D, 0x09: i &+= 1
            default: return i
            }
        }
        return i
    }

    /// The first byte from `offset` that is a quote, a backslash, a control character or not ASCII; or the end.
    @inlinable
    public static func skipPlainText(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
        guard let base = bytes.baseAddress else { return offset }
        var i = offset
        let end = bytes.count
        while i &+ 8 <= end {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self))
            let found = specialBytes(word)
            if found != 0 { return i &+ found.trailingZeroBitCount &>> 3 }
            i &+= 8
        }
        while i < end {
            let byte = base[i]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 || byte >= 0x80 { return i }
            i &+= 1
        }
        return i
    }

    /// The top bit of each byte that ends plain text; only the lowest one is certain, because subtraction borrows upwards.
    @inlinable
    static func specialBytes(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        var hits: UInt64 = (quote &- ones) & quote.inverted
        hits |= (backslash &- ones) & backslash.inverted
        hits |= (word &- ones &* 0x20) & word.inverted
        return (hits | word) & (ones &* 0x80)
    }

    /// Finds the end of a string whose first byte after the opening quote is at `offset`, checking escapes and UTF-8 on the way.
    @inlinable
    public static func string(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> StringEnd {
        let i = skipPlainText(bytes, from: offset)
        if i < bytes.count, bytes[i] == 0x22 { return StringEnd(i) }
        return stringWithOddities(bytes, from: i)
    }

    @usableFromInline
    static func stringWithOddities(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> StringEnd {
        var i = offset
        var hasEscapes = false
        while i < bytes.count {
            switch bytes[i] {
            case 0x22: return StringEnd(i, hasEscapes: hasEscapes)
            case 0x5C:
                hasEscapes = true
                switch escape(bytes, at: i) {
                case .ok(let length): i += length
                case .damaged(let damage): return StringEnd(i, damage: damage)
                }
            case 0..<0x20: return StringEnd(i, damage: .control)
            default:
                guard let length = utf8Length(bytes, at: i) else { return StringEnd(i, damage: .encoding) }
                i += length
            }
            i = skipPlainText(bytes, from: i)
        }
        return StringEnd(bytes.count, damage: .cutShort)
    }

    /// The length of the well-formed UTF-8 character at `offset`, or nothing if it is not one (RFC 3629, section 4).
    public static func utf8Length(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
        func follows(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            offset + distance < bytes.count && range.contains(bytes[offset + distance])
        }
        guard offset < bytes.count else { return nil }
        switch bytes[offset] {
        case 0..<0x80: return 1
        case 0xC2...0xDF: return follows(1) ? 2 : nil
        case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : nil
        case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : nil
        case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : nil
        case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : nil
        case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : nil
        case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : nil
        default: return nil
        }
    }

    /// The end of the number at `offset`, or nothing if it is not spelled as RFC 8259 wants.
    @inlinable
    public static func number(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int? {
        var i = offset
        let end = bytes.count
        func skipDigits() -> Bool {
            let first = i
            while i < end, bytes[i] &- 0x30 < 10 { i &+= 1 }
            return i > first
        }
        if i < end, bytes[i] == UInt8(ascii: "-") { i &+= 1 }
        guard i < end else { return nil }
        if bytes[i] == UInt8(ascii: "0") {
            i &+= 1
            if i < end, bytes[i] &- 0x30 < 10 { return nil }
        } else if !skipDigits() {
            return nil
        }
        if i < end, bytes[i] == UInt8(ascii: ".") {
            i &+= 1
            guard skipDigits() else { return nil }
        }
        if i < end, bytes[i] | 0x20 == UInt8(ascii: "e") {
            i &+= 1
            if i < end, bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-") { i &+= 1 }
            guard skipDigits() else { return nil }
        }
        return i
    }

    /// Whether the word stands at `offset`.
    @inlinable
    public static func has(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard bytes.count - offset >= count else { return false }
        for i in 0..<count where bytes[offset &+ i] != word.utf8Start[i] { return false }
        return true
    }
}

extension UnsafeRawPointer {
    @inlinable
    var isEightSpaces: Bool { loadUnaligned(as: UInt64.self) == 0x2020_2020_2020_2020 }
}
