import Testing
import Values

@Suite struct TimestampTests {
    // Seconds by Python: datetime(…, tzinfo=utc).timestamp().
    @Test(arguments: [
        (0 as Int64, 1970, 1, 1, 0, 0, 0, 4), (1_371_065_520, 2013, 6, 12, 19, 32, 0, 3), (-1, 1969, 12, 31, 23, 59, 59, 3),
        (951_782_400, 2000, 2, 29, 0, 0, 0, 2), (-62_135_596_800, 1, 1, 1, 0, 0, 0, 1), (253_402_300_799, 9999, 12, 31, 23, 59, 59, 5),
        (4_107_542_400, 2100, 3, 1, 0, 0, 0, 1),
    ])
    func datesConvertBothWays(seconds: Int64, year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, weekday: Int) {
        let civil = CivilDateTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        #expect(CivilDateTime(secondsSinceEpoch: seconds) == civil)
        #expect(civil.secondsSinceEpoch == seconds)
        #expect(civil.weekday == weekday)
        #expect(civil.isValid)
    }

    @Test func everyDayOfFourHundredYearsFollowsTheOneBefore() {
        var date = CivilDateTime(year: 1899, month: 12, day: 31)
        var seconds = date.secondsSinceEpoch
        for _ in 0..<146_097 {
            seconds += 86_400
            var next = date
            next.day += 1
            if next.day > CivilDateTime.days(inMonth: date.month, of: date.year) {
                next.day = 1
                next.month += 1
            }
            if next.month > 12 {
                next.month = 1
                next.year += 1
            }
            date = next
            let computed = CivilDateTime(secondsSinceEpoch: seconds)
            if computed != date || date.secondsSinceEpoch != seconds {
                Issue.record("\(date) is \(computed)")
                return
            }
        }
    }

    @Test func extremesDoNotOverflow() {
        for seconds in [Int64.min, Int64.max] {
            _ = CivilDateTime(secondsSinceEpoch: seconds)
            #expect(!OffsetTimestamp(secondsSinceEpoch: seconds).iso8601(offset: 600).isEmpty)
        }
        let far = CivilDateTime(year: .max, month: .max, day: .max, hour: .max, minute: .max, second: .max)
        #expect(far.secondsSinceEpoch > 0 && !far.isValid)
    }

    @Test func isoFormIsPythons() {
        let whole = OffsetTimestamp(secondsSinceEpoch: 1_371_065_520)
        #expect(whole.iso8601() == "2013-06-12T19:32:00+00:00")
        #expect(whole.iso8601(offset: 330) == "2013-06-13T01:02:00+05:30")
        #expect(whole.iso8601(offset: -570) == "2013-06-12T10:02:00-09:30")
        let fraction = OffsetTimestamp(secondsSinceEpoch: -1, nanoseconds: 250_000_999, offsetMinutes: 60)
        #expect(fraction.iso8601() == "1970-01-01T00:59:59.250000+01:00")
        #expect(fraction.iso8601UTC == "1969-12-31T23:59:59.250000999Z")
        #expect(OffsetTimestamp(secondsSinceEpoch: 0, nanoseconds: 500_000_000).iso8601UTC == "1970-01-01T00:00:00.5Z")
        #expect(OffsetTimestamp(secondsSinceEpoch: -62_135_596_800).iso8601UTC == "0001-01-01T00:00:00Z")
    }

    @Test func wireTextDoesNotCountForEquality() {
        #expect(OffsetTimestamp(secondsSinceEpoch: 5, wireText: "5") == OffsetTimestamp(secondsSinceEpoch: 5, wireText: "5.0"))
        #expect(OffsetTimestamp(secondsSinceEpoch: 5, offsetMinutes: 0) != OffsetTimestamp(secondsSinceEpoch: 5, offsetMinutes: 60))
    }
}
