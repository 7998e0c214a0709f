import Foundation
import RequestSigning
import Testing

@Suite("Moments of signing")
struct SigningTimeTests {
    @Test(arguments: [
        (0, "19700101T000000Z"), (1_440_938_160, "20150830T123600Z"), (951_782_399, "20000228T235959Z"), (951_782_400, "20000229T000000Z"),
        (951_868_800, "20000301T000000Z"), (-1, "19691231T235959Z"), (4_107_542_400, "21000301T000000Z"),
        (253_402_300_799, "99991231T235959Z"), (-62_167_219_200, "00000101T000000Z"),
    ])
    func inBothDirections(_ seconds: Int64, _ text: String) {
        let time = SigningTime(secondsSinceEpoch: seconds)
        #expect(time.iso8601Basic == text)
        #expect(time.day == String(text.prefix(8)))
        #expect(SigningTime(iso8601Basic: text) == time)
    }

    @Test func everyDayOfEightCenturiesIsAsTheCalendarHasIt() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "GMT"))
        var date = Date(timeIntervalSince1970: -11_676_096_000)  // 1600-01-01
        while date.timeIntervalSince1970 < 13_569_465_600 {  // 2400-01-01
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let time = SigningTime(secondsSinceEpoch: Int64(date.timeIntervalSince1970))
            let number = (parts.year ?? 0) * 10_000 + (parts.month ?? 0) * 100 + (parts.day ?? 0)
            guard time.day == String(number), SigningTime(iso8601Basic: time.iso8601Basic) == time else {
                Issue.record("\(number) is \(time.day)")
                return
            }
            date += 97 * 86_400
        }
    }

    @Test(arguments: [
        "", "20150830", "20150830T123600", "20150830 123600Z", "2015083AT123600Z", "20151330T123600Z", "20150230T123600Z",
        "20150830T246000Z", "20150830T126000Z", "20150800T120000Z", "20150830T123600Zx",
    ])
    func otherTextsAreNoMoments(_ text: String) {
        #expect(SigningTime(iso8601Basic: text) == nil)
    }

    @Test func momentsOutsideTheYearsBecomeTheNearest() {
        #expect(SigningTime(secondsSinceEpoch: .max).iso8601Basic == "99991231T235959Z")
        #expect(SigningTime(secondsSinceEpoch: .min).iso8601Basic == "00000101T000000Z")
    }
}
