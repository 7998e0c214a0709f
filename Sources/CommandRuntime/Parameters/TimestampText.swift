internal import Values

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Reads points in time as people type them: seconds since the epoch, ISO 8601, dates with names of months, `2/29/2024 10:30 PM`.
///
/// What is left out of the date is today's, of the time of day zero; a time without a zone is UTC.
struct TimestampText {
    private var tokens: [Token] = []
    private var numbers: [(value: Int, digits: Int)] = []
    private var month: Int?
    private var hour: Int?
    private var minute = 0
    private var second = 0
    private var nanoseconds: Int32 = 0
    private var offset: Int?

    /// The point in time, with its offset if the text has one.
    static func parse(_ text: String) -> OffsetTimestamp? {
        if let seconds = PythonNumbers.float(text) {
            guard seconds.isFinite, seconds.magnitude < 253_402_300_800 else { return nil }
            let whole = seconds.rounded(.down)
            return OffsetTimestamp(secondsSinceEpoch: Int64(whole), nanoseconds: Int32(((seconds - whole) * 1e6).rounded()) * 1_000)
        }
        guard text.utf8.count <= 100, let tokens = Token.split(text) else { return nil }
        var reader = TimestampText()
        reader.tokens = tokens
        return reader.read()
    }

    // MARK: - Tokens

    private enum Token: Equatable {
        case number(String)
        case word(String)
        case mark(UInt8)

        static func split(_ text: String) -> [Token]? {
            var tokens: [Token] = []
            var rest = Array(text.utf8)[...]
            while let first = rest.first {
                if ByteScanner.isDigit(first) {
                    let digits = rest.prefix(while: ByteScanner.isDigit)
                    tokens.append(.number(String(decoding: digits, as: UTF8.self)))
                    rest = rest[digits.endIndex...]
                } else if (0x41...0x5A).contains(first & 0xDF) {
                    let letters = rest.prefix { (0x41...0x5A).contains($0 & 0xDF) }
                    tokens.append(.word(String(decoding: letters, as: UTF8.self).lowercased()))
                    rest = rest[letters.endIndex...]
                } else if " \t\n,".utf8.contains(first) {
                    tokens.append(.mark(UInt8(ascii: " ")))
                    rest.removeFirst()
                } else if "-+/.:".utf8.contains(first) {
                    tokens.append(.mark(first))
                    rest.removeFirst()
                } else {
                    return nil
                }
            }
            return tokens
        }
    }

    private func mark(_ index: Int) -> UInt8? {
        guard tokens.indices.contains(index), case .mark(let mark) = tokens[index] else { return nil }
        return mark
    }

    private func number(_ index: Int) -> String? {
        guard tokens.indices.contains(index), case .number(let digits) = tokens[index] else { return nil }
        return digits
    }

    // MARK: - Reading

    private mutating func read() -> OffsetTimestamp? {
        var index = 0
        while index < tokens.count {
            switch tokens[index] {
            case .number(let digits):
                guard let next = readNumber(digits, at: index) else { return nil }
                index = next
            case .word(let word):
                guard readWord(word) else { return nil }
                index += 1
            case .mark(let mark):
                if hour != nil, mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-"), number(index + 1) != nil {
                    guard let next = readOffset(at: index) else { return nil }
                    index = next
                } else {
                    index += 1
                }
            }
        }
        return result()
    }

    private mutating func readNumber(_ digits: String, at index: Int) -> Int? {
        if mark(index + 1) == UInt8(ascii: ":"), hour == nil { return readTime(at: index) }
        if digits.utf8.count > 9, digits.utf8.count != 12, digits.utf8.count != 14 { return nil }
        if digits.utf8.count == 8 || digits.utf8.count == 12 || digits.utf8.count == 14 { return readCompact(digits, at: index) }
        // After a complete date, `T193200` or `T1932`.
        if hour == nil, numbers.count >= 3, digits.utf8.count == 2 || digits.utf8.count == 4 || digits.utf8.count == 6 {
            return setTime(digits) ? readFraction(at: index + 1) : nil
        }
        guard let value = Int(digits), numbers.count < 3 else { return nil }
        numbers.append((value, digits.utf8.count))
        return index + 1
    }

    /// `19:32`, `19:32:00.25`
    private mutating func readTime(at index: Int) -> Int? {
        guard let hours = number(index).flatMap({ Int($0) }), let minutes = number(index + 2).flatMap({ Int($0) }) else { return nil }
        hour = hours
        minute = minutes
        guard mark(index + 3) == UInt8(ascii: ":") else { return index + 3 }
        guard let seconds = number(index + 4).flatMap({ Int($0) }) else { return nil }
        second = seconds
        return readFraction(at: index + 5)
    }

    private mutating func readFraction(at index: Int) -> Int {
        guard mark(index) == UInt8(ascii: "."), let digits = number(index + 1) else { return index }
        let micro = (digits + "000000").prefix(6)
        nanoseconds = (Int32(micro) ?? 0) * 1_000
        return index + 2
    }

    /// `20130612`, `20130612193200`
    private mutating func readCompact(_ digits: String, at index: Int) -> Int? {
        guard numbers.isEmpty, let year = Int(digits.prefix(4)), let monthNumber = Int(digits.dropFirst(4).prefix(2)),
            let day = Int(digits.dropFirst(6).prefix(2))
        else { return nil }
        numbers = [(year, 4), (monthNumber, 2), (day, 2)]
        if digits.utf8.count > 8 { return setTime(String(digits.dropFirst(8))) ? readFraction(at: index + 1) : nil }
        return index + 1
    }

    private mutating func setTime(_ digits: String) -> Bool {
        guard let hours = Int(digits.prefix(2)) else { return false }
        hour = hours
        minute = Int(digits.dropFirst(2).prefix(2)) ?? 0
        second = Int(digits.dropFirst(4).prefix(2)) ?? 0
        return true
    }

    private mutating func readOffset(at index: Int) -> Int? {
        guard let digits = number(index + 1), digits.utf8.count <= 4, let value = Int(digits) else { return nil }
        var next = index + 2
        var minutes = digits.utf8.count > 2 ? value / 100 * 60 + value % 100 : value * 60
        if mark(next) == UInt8(ascii: ":"), let more = number(next + 1).flatMap({ Int($0) }) {
            minutes += more
            next += 2
        }
        offset = mark(index) == UInt8(ascii: "-") ? -minutes : minutes
        return next
    }

    private mutating func readWord(_ word: String) -> Bool {
        switch word {
        case "t", "at", "on", "and", "of", "st", "nd", "rd", "th", "h", "m", "s": return true
        case "z", "utc", "gmt":
            offset = 0
            return true
        case "am", "a":
            if hour == 12 { hour = 0 }
            return hour != nil
        case "pm", "p":
            if let hours = hour, hours < 12 { hour = hours + 12 }
            return hour != nil
        default: break
        }
        let short = String(word.prefix(3))
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        if let place = months.firstIndex(of: short), Self.names(word, months: true) {
            guard month == nil else { return false }
            month = place + 1
            return true
        }
        return ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(short) && Self.names(word, months: false)
    }

    private static func names(_ word: String, months: Bool) -> Bool {
        let names =
            months
            ? [
                "january", "february", "march", "april", "may", "june", "july", "august", "september", "sept", "october", "november",
                "december",
            ]
            : ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        return word.utf8.count == 3 || names.contains(word)
    }

    private func result() -> OffsetTimestamp? {
        // Only a year has more than two digits.
        guard numbers.count(where: { $0.digits > 2 }) <= 1 else { return nil }
        guard !numbers.isEmpty || month != nil || hour != nil, var date = date() else { return nil }
        date.hour = hour ?? 0
        date.minute = minute
        date.second = second
        guard date.isValid, second < 60, (1...9999).contains(date.year) else { return nil }
        return OffsetTimestamp(
            secondsSinceEpoch: date.secondsSinceEpoch - Int64(offset ?? 0) * 60, nanoseconds: nanoseconds, offsetMinutes: offset)
    }

    /// Year, month and day from the numbers: a number of four digits is the year, a name is the month, else month before day.
    private func date() -> CivilDateTime? {
        var date = CivilDateTime(secondsSinceEpoch: Int64(time(nil)))
        var rest = numbers
        if let place = rest.firstIndex(where: { $0.digits > 2 || $0.value > 31 }) {
            let isFirst = place == 0
            date.year = Self.fullYear(rest.remove(at: place))
            if isFirst, month == nil, rest.count == 2 { return CivilDateTime(year: date.year, month: rest[0].value, day: rest[1].value) }
        } else if rest.count == 3 {
            date.year = Self.fullYear(rest.removeLast())
        } else if rest.count == 2, month != nil {
            date.year = Self.fullYear(rest.removeLast())
        }
        if let month {
            date.month = month
            guard rest.count <= 1 else { return nil }
            if let day = rest.first { date.day = day.value }
            return date
        }
        switch rest.count {
        case 0: return date
        case 1:
            if numbers.count == 1 { date.day = rest[0].value } else { date.month = rest[0].value }
            return date
        default:
            let (first, second) = (rest[0].value, rest[1].value)
            date.month = first > 12 ? second : first
            date.day = first > 12 ? first : second
            return date
        }
    }

    private static func fullYear(_ number: (value: Int, digits: Int)) -> Int {
        guard number.digits <= 2 else { return number.value }
        return number.value < 69 ? 2000 + number.value : 1900 + number.value
    }
}
