internal import ScalarText

/// A moment to the second, in the two spellings that signatures use.
public struct SigningTime: Sendable, Hashable {
    /// Seconds since 1970-01-01T00:00:00Z, between the years 0 and 9999.
    public let secondsSinceEpoch: Int64

    /// The moment that many seconds after the epoch; one outside the years 0 to 9999 becomes the nearest inside.
    public init(secondsSinceEpoch: Int64) {
        self.secondsSinceEpoch = min(max(secondsSinceEpoch, -62_167_219_200), 253_402_300_799)
    }

    /// The moment as in `20150830T123600Z`.
    public var iso8601Basic: String {
        String(unsafeUninitializedCapacity: 16) { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            write(to: base)
            return 16
        }
    }

    /// The day as in `20150830`.
    public var day: String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { buffer in
            guard let base = buffer.baseAddress else { return "" }
            write(to: base)
            return String(decoding: UnsafeBufferPointer(start: base, count: 8), as: UTF8.self)
        }
    }

    /// Reads `20150830T123600Z`, or nothing if the text is of another form or names no day.
    public init?(iso8601Basic text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[8] == 0x54, bytes[15] == 0x5a else { return nil }
        func number(_ range: Range<Int>) -> Int64? {
            var value: Int64 = 0
            for byte in bytes[range] {
                guard byte &- 0x30 < 10 else { return nil }
                value = value * 10 + Int64(byte - 0x30)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8), let hour = number(9..<11),
            let minute = number(11..<13), let second = number(13..<15), 1...12 ~= month, day >= 1, hour < 24, minute < 60, second < 60
        else { return nil }
        // Counted from March, so that the leap day is the last of its year; 146,097 days make 400 years.
        let shiftedYear = month > 2 ? year : year - 1
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        self.init(secondsSinceEpoch: days * 86_400 + hour * 3600 + minute * 60 + second)
        guard iso8601Basic == text else { return nil }
    }
}

// MARK: - Calendar

extension SigningTime {
    /// Days since the epoch: equal for two moments exactly if their `day` is.
    var dayNumber: Int64 {
        let days = secondsSinceEpoch / 86_400
        return secondsSinceEpoch % 86_400 < 0 ? days - 1 : days
    }

    /// Writes the 16 characters of `iso8601Basic`.
    func write(to target: UnsafeMutablePointer<UInt8>) {
        // 719,468 days lie between 0000-03-01 and the epoch; years are counted from March, see above. Another 146,097
        // days, 400 years, keep everything positive, and 32 bits are quicker to divide.
        let shifted = UInt32(lowBitsOf: dayNumber + 719_468 + 146_097)
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0) - 400
        let second = UInt32(lowBitsOf: secondsSinceEpoch - dayNumber * 86_400)
        let minute = second / 60
        let hour = minute / 60
        let century = year / 100
        writePair(century, to: target)
        writePair(year - century * 100, to: target + 2)
        writePair(month, to: target + 4)
        writePair(day, to: target + 6)
        target[8] = 0x54
        writePair(hour, to: target + 9)
        writePair(minute - hour * 60, to: target + 11)
        writePair(second - minute * 60, to: target + 13)
        target[15] = 0x5a
    }
}

/// Writes a number below 100 as two digits.
@inline(__always)
private func writePair(_ value: UInt32, to target: UnsafeMutablePointer<UInt8>) {
    let ten = (value &* 103) &>> 10  // value / 10
    target[0] = UInt8(lowBitsOf: 0x30 &+ ten)
    target[1] = UInt8(lowBitsOf: 0x30 &+ value &- ten &* 10)
}
