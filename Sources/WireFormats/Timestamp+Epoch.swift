extension Timestamp {
    /// Reads seconds since the epoch: `1422172800`, `1422172800.25`, `1.4221728E9`; nil for anything else.
    ///
    /// It is done in integers, so that no fraction is blurred; digits beyond the nanoseconds are dropped.
    @inline(__always)
    init?(epochText text: UnsafeBufferPointer<UInt8>) {
        guard let base = text.baseAddress else { return nil }
        let end = text.count
        let isNegative = end > 0 && base[0] == UInt8(ascii: "-")
        var position = isNegative ? 1 : 0
        let start = position
        var digits: UInt64 = 0
        while position < end, isDigit(base[position]), position &- start < 16 {
            digits = digits &* 10 &+ UInt64(base[position] &- UInt8(ascii: "0"))
            position &+= 1
        }
        guard position > start else { return nil }
        if position == end {
            self.init(secondsSinceEpoch: isNegative ? -Int64(digits) : Int64(digits))
            return
        }
        self.init(digits: digits, isNegative: isNegative, text: text, position: position, count: position - start)
    }

    /// The rest of a number with a fraction or an exponent.
    private init?(digits whole: UInt64, isNegative: Bool, text: UnsafeBufferPointer<UInt8>, position start: Int, count: Int) {
        var digits = whole
        var count = count
        var position = start
        var power = 0
        if text[position] == UInt8(ascii: ".") {
            position += 1
            let fraction = position
            while position < text.count, isDigit(text[position]) {
                if count < 18 {
                    digits = digits * 10 + UInt64(text[position] - UInt8(ascii: "0"))
                    count += 1
                    power -= 1
                }
                position += 1
            }
            guard position > fraction else { return nil }
        }
        if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
            guard let exponent = NumberSyntax.integer(UnsafeBufferPointer(rebasing: text[(position + 1)...])), exponent.magnitude < 400
            else {
                return nil
            }
            power += Int(exponent)
            position = text.count
        }
        guard position == text.count, let (seconds, nanoseconds) = Self.split(digits, power) else { return nil }
        switch (isNegative, nanoseconds > 0) {
        case (false, _): self.init(secondsSinceEpoch: seconds, nanoseconds: nanoseconds)
        case (true, false): self.init(secondsSinceEpoch: -seconds)
        case (true, true): self.init(secondsSinceEpoch: -seconds - 1, nanoseconds: 1_000_000_000 - nanoseconds)
        }
    }

    /// Digits times a power of ten, as seconds and nanoseconds; nil beyond the reach of dates.
    private static func split(_ digits: UInt64, _ power: Int) -> (Int64, Int32)? {
        var seconds = digits
        if power >= 0 {
            for _ in 0..<min(power, 20) where seconds > 0 {
                seconds *= 10
                guard seconds < 9_000_000_000_000_000 else { return nil }
            }
            return (Int64(seconds), 0)
        }
        guard power > -19 else { return (0, 0) }
        var divisor: UInt64 = 1
        for _ in 0..<(-power) { divisor *= 10 }
        seconds = digits / divisor
        guard seconds < 9_000_000_000_000_000 else { return nil }
        var rest = digits % divisor
        var nanoseconds: UInt64 = 0
        for _ in 0..<9 {
            divisor /= 10
            guard divisor > 0 else {
                nanoseconds *= 10
                continue
            }
            nanoseconds = nanoseconds * 10 + rest / divisor
            rest %= divisor
        }
        return (Int64(seconds), Int32(lowBitsOf: nanoseconds))
    }
}
