internal import ScalarText

extension Timestamp {
    /// Reads a timestamp as services send it: ISO 8601 with or without fraction and offset, an HTTP date, or seconds since the epoch.
    ///
    /// Whatever the format that a specification names, every one of them is understood. A time without an offset is UTC.
    public init?(_ text: some StringProtocol) {
        guard let parsed = String(text).withBytes({ Timestamp.parse($0) }) else { return nil }
        self = parsed.timestamp
    }

    /// A timestamp and the offset from UTC, in minutes, that stood beside it (nil for a number of seconds).
    package struct Parsed {
        package var timestamp: Timestamp
        package var offsetMinutes: Int?
    }

    /// Reads any of the formats, surrounded by white space or not.
    @inline(__always)
    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Parsed? {
        if let timestamp = Timestamp(epochText: text) { return Parsed(timestamp: timestamp) }
        return parseDate(text)
    }

    private static func parseDate(_ text: UnsafeBufferPointer<UInt8>) -> Parsed? {
        var cursor = TextCursor(text)
        cursor.trim()
        if let fast = cursor.commonDate() { return fast }
        guard let first = cursor.peek() else { return nil }
        if isLetter(first) { return cursor.httpDate() }
        return cursor.isoDate() ?? Timestamp(epochText: cursor.rest).map { Parsed(timestamp: $0) }
    }
}

func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") }

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

// MARK: -

/// A place in the text of a timestamp.
private struct TextCursor {
    let text: UnsafeBufferPointer<UInt8>
    var position = 0
    private var start = 0
    var end: Int

    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        end = text.count
    }

    mutating func trim() {
        while position < end, text[position] <= 0x20 { position += 1 }
        while end > position, text[end - 1] <= 0x20 { end -= 1 }
        start = position
    }

    /// The text without white space around it; meaningful right after `trim`.
    var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: text[min(start, end)..<end]) }

    func peek() -> UInt8? { position < end ? text[position] : nil }

    mutating func take(_ byte: UInt8) -> Bool {
        guard position < end, text[position] == byte else { return false }
        position += 1
        return true
    }

    /// Digits as a number; nil if there are fewer or more than allowed.
    mutating func digits(_ count: ClosedRange<Int>) -> Int? {
        var value = 0
        let start = position
        while position < end, isDigit(text[position]), position - start < count.upperBound {
            value = value * 10 + Int(text[position] - UInt8(ascii: "0"))
            position += 1
        }
        return position - start >= count.lowerBound ? value : nil
    }

    /// Digits behind a point as nanoseconds; what comes after the ninth is dropped.
    mutating func fraction() -> Int32? {
        var value: Int32 = 0
        var scale: Int32 = 100_000_000
        let start = position
        while position < end, isDigit(text[position]) {
            value += Int32(text[position] - UInt8(ascii: "0")) * scale
            scale /= 10
            position += 1
        }
        return position > start ? value : nil
    }

    /// `2013-06-12T19:32:00Z`, the form of nearly every timestamp, without a loop.
    func commonDate() -> Timestamp.Parsed? {
        guard end - position == 20 else { return nil }
        let text = UnsafeBufferPointer(rebasing: self.text[position..<end])
        guard text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"),
            text[16] == UInt8(ascii: ":"), text[19] == UInt8(ascii: "Z")
        else { return nil }
        var wrong = false
        func two(_ at: Int) -> Int {
            let high = text[at] &- UInt8(ascii: "0")
            let low = text[at + 1] &- UInt8(ascii: "0")
            wrong = wrong || high > 9 || low > 9
            return Int(high) * 10 + Int(low)
        }
        let year = two(0) * 100 + two(2)
        let (month, day, hour, minute, second) = (two(5), two(8), two(11), two(14), two(17))
        guard !wrong, month >= 1, month <= 12, day >= 1, hour <= 23, minute <= 59, second <= 60 else { return nil }
        guard day <= 28 || day <= CivilDateTime.days(inMonth: month, of: year) else { return nil }
        // Days since 1970-01-01 with years that begin in March; the eras are of 400 years.
        let shiftedYear = month > 2 ? year + 400 : year + 399
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let days = (era - 1) * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second
        return Timestamp.Parsed(timestamp: Timestamp(secondsSinceEpoch: Int64(seconds)), offsetMinutes: 0)
    }

    mutating func isoDate() -> Timestamp.Parsed? {
        guard let year = digits(4...4) else { return nil }
        let dashed = take(UInt8(ascii: "-"))
        guard let month = digits(2...2), !dashed || take(UInt8(ascii: "-")), let day = digits(2...2) else { return nil }
        var date = CivilDateTime(year: year, month: month, day: day)
        var nanoseconds: Int32 = 0
        var offset = 0
        if position < end {
            guard take(UInt8(ascii: "T")) || take(UInt8(ascii: "t")) || take(UInt8(ascii: " ")) else { return nil }
            guard let hour = digits(2...2) else { return nil }
            let colons = take(UInt8(ascii: ":"))
            guard let minute = digits(2...2) else { return nil }
            date.hour = hour
            date.minute = minute
            if colons ? take(UInt8(ascii: ":")) : peek().map(isDigit) ?? false {
                guard let second = digits(2...2) else { return nil }
                date.second = second
                if take(UInt8(ascii: ".")) || take(UInt8(ascii: ",")) {
                    guard let fraction = fraction() else { return nil }
                    nanoseconds = fraction
                }
            }
            _ = take(UInt8(ascii: " "))
            guard let read = zone() else { return nil }
            offset = read
        } else if !dashed {
            return nil
        }
        guard date.isValid, position == end else { return nil }
        let seconds = date.secondsSinceEpoch - Int64(offset) * 60
        return Timestamp.Parsed(timestamp: Timestamp(secondsSinceEpoch: seconds, nanoseconds: nanoseconds), offsetMinutes: offset)
    }

    /// An offset from UTC in minutes; nothing at all is UTC.
    mutating func zone() -> Int? {
        if position == end || take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return 0 }
        let isNegative = take(UInt8(ascii: "-"))
        guard isNegative || take(UInt8(ascii: "+")), let hours = digits(2...2), hours <= 23 else { return nil }
        var minutes = 0
        if position < end {
            _ = take(UInt8(ascii: ":"))
            guard let read = digits(2...2), read <= 59 else { return nil }
            minutes = read
        }
        return (isNegative ? -1 : 1) * (hours * 60 + minutes)
    }

    // MARK: HTTP dates

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
    mutating func httpDate() -> Timestamp.Parsed? {
        skip(while: isLetter)
        let isAscTime = !take(UInt8(ascii: ","))
        skip { $0 == UInt8(ascii: " ") }
        var date = CivilDateTime(year: 0, month: 0, day: 0)
        var nanoseconds: Int32 = 0
        if isAscTime {
            guard let month = month() else { return nil }
            skip { $0 == UInt8(ascii: " ") }
            guard let day = digits(1...2) else { return nil }
            date.month = month
            date.day = day
        } else {
            guard let day = digits(1...2), separator(), let month = month(), separator(), let year = digits(2...4) else { return nil }
            date.day = day
            date.month = month
            date.year = year < 100 ? year + (year < 70 ? 2000 : 1900) : year
        }
        guard separator(), let hour = digits(1...2), take(UInt8(ascii: ":")), let minute = digits(2...2), take(UInt8(ascii: ":")),
            let second = digits(2...2)
        else { return nil }
        date.hour = hour
        date.minute = minute
        date.second = second
        if take(UInt8(ascii: ".")) {
            guard let fraction = fraction() else { return nil }
            nanoseconds = fraction
        }
        if isAscTime {
            guard separator(), let year = digits(4...4) else { return nil }
            date.year = year
        }
        skip { $0 == UInt8(ascii: " ") }
        guard let offset = namedZone(), date.isValid, position == end else { return nil }
        let seconds = date.secondsSinceEpoch - Int64(offset) * 60
        return Timestamp.Parsed(timestamp: Timestamp(secondsSinceEpoch: seconds, nanoseconds: nanoseconds), offsetMinutes: offset)
    }

    private mutating func namedZone() -> Int? {
        let start = position
        skip(while: isLetter)
        switch String(decoding: text[start..<position], as: UTF8.self) {
        case "GMT", "UTC", "Z", "UT": return 0
        case "": return zone()
        default: return nil
        }
    }

    private mutating func separator() -> Bool {
        let start = position
        skip { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
        return position > start
    }

    private mutating func skip(while matches: (UInt8) -> Bool) {
        while position < end, matches(text[position]) { position += 1 }
    }

    private mutating func month() -> Int? {
        guard end - position >= 3 else { return nil }
        for month in 0..<12 {
            let name = monthNames.utf8Start + month * 3
            if (0..<3).allSatisfy({ text[position + $0] | 0x20 == name[$0] | 0x20 }) {
                position += 3
                skip(while: isLetter)
                return month + 1
            }
        }
        return nil
    }
}
