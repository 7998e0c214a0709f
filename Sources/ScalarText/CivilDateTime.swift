/// A date and a time of day in the proleptic Gregorian calendar, without a zone.
///
/// 1970-01-01 00:00:00 is 0 seconds since the epoch. No leap seconds.
public struct CivilDateTime: Sendable, Hashable {
    public var year: Int
    /// 1 to 12.
    public var month: Int
    /// 1 to 31.
    public var day: Int
    public var hour: Int
    public var minute: Int
    public var second: Int

    /// A date and a time of day; nothing is checked, see `isValid`.
    public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// The date and the time of day that many seconds after the epoch (before it, if negative).
    public init(secondsSinceEpoch: Int64) {
        let days = floorDivide(secondsSinceEpoch, 86_400)
        let secondOfDay = Int((secondsSinceEpoch % 86_400 + 86_400) % 86_400)
        // Years begin in March here, so that the leap day is a year's last; 400 of them are an era of 146,097 days.
        let shifted = days + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = Int(shifted - era * 146_097)
        let yearOfEra: Int = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear: Int = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = Int(clamping: era * 400) + yearOfEra + (month <= 2 ? 1 : 0)
        hour = secondOfDay / 3_600
        minute = secondOfDay % 3_600 / 60
        second = secondOfDay % 60
    }

    /// Seconds since the epoch, reading the date as UTC; a month beyond 1...12 and years beyond Int64's reach are clamped.
    public var secondsSinceEpoch: Int64 {
        let days = daysSinceEpoch
        let seconds = Int64(clamping: hour).clamped * 3_600 + Int64(clamping: minute).clamped * 60 + Int64(clamping: second).clamped
        return days * 86_400 + seconds
    }

    /// Days since 1970-01-01.
    public var daysSinceEpoch: Int64 {
        let month = Int64(min(max(month, 1), 12))
        let reach: Int64 = 200_000_000_000
        let year = min(max(Int64(clamping: year), -reach), reach) - (month <= 2 ? 1 : 0)
        let era = floorDivide(year, 400)
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + Int64(clamping: day).clamped - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day of the week: 0 is Sunday.
    public var weekday: Int {
        let days = daysSinceEpoch + 4
        return Int(days - floorDivide(days, 7) * 7)
    }

    /// Whether the date exists and the time of day is between 00:00:00 and 23:59:60.
    public var isValid: Bool {
        (1...12).contains(month) && day >= 1 && day <= Self.days(inMonth: month, of: year) && (0...23).contains(hour)
            && (0...59).contains(minute) && (0...60).contains(second)
    }

    /// How many days a month has; 0 for a month that there is not.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1, 3, 5, 7, 8, 10, 12: 31
        default: 0
        }
    }
}

// MARK: -

private func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
}

extension Int64 {
    /// Kept within a reach in which the arithmetic of dates cannot overflow.
    fileprivate var clamped: Int64 { Swift.min(Swift.max(self, -1_000_000_000_000), 1_000_000_000_000) }
}
