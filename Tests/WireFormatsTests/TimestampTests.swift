import Testing
import WireFormats

@Suite struct TimestampTests {
    @Test(arguments: [
        ("2015-01-25T08:00:00Z", 1_422_172_800, 0),
        ("2015-01-25t08:00:00z", 1_422_172_800, 0),
        (" 2015-01-25T08:00:00Z\n", 1_422_172_800, 0),
        ("2015-01-25T08:00:00", 1_422_172_800, 0),
        ("2015-01-25 08:00:00Z", 1_422_172_800, 0),
        ("2015-01-25T09:00:00+01:00", 1_422_172_800, 0),
        ("2015-01-25T07:30:00-0030", 1_422_172_800, 0),
        ("2015-01-25T08:00Z", 1_422_172_800, 0),
        ("20150125T080000Z", 1_422_172_800, 0),
        ("2015-01-25", 1_422_144_000, 0),
        ("2015-01-25T08:00:00.25Z", 1_422_172_800, 250_000_000),
        ("2015-01-25T08:00:00.123456789123Z", 1_422_172_800, 123_456_789),
        ("1969-12-31T23:59:59Z", -1, 0),
        ("2000-02-29T00:00:00Z", 951_782_400, 0),
        ("9999-12-31T23:59:59Z", 253_402_300_799, 0),
        ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
        ("1422172800", 1_422_172_800, 0),
        ("1422172800.25", 1_422_172_800, 250_000_000),
        ("1.4221728E9", 1_422_172_800, 0),
        ("1.422172800123E9", 1_422_172_800, 123_000_000),
        ("-1.5", -2, 500_000_000),
        ("0", 0, 0),
        ("15e-1", 1, 500_000_000),
        ("Sun, 25 Jan 2015 08:00:00 GMT", 1_422_172_800, 0),
        ("Sun, 25 Jan 2015 08:00:00.123 GMT", 1_422_172_800, 123_000_000),
        ("Sunday, 25-Jan-15 08:00:00 GMT", 1_422_172_800, 0),
        ("Sun Jan 25 08:00:00 2015", 1_422_172_800, 0),
    ])
    func everyFormatThatServicesSendIsRead(_ text: String, _ seconds: Int64, _ nanoseconds: Int32) {
        #expect(Timestamp(text) == Timestamp(secondsSinceEpoch: seconds, nanoseconds: nanoseconds))
    }

    @Test(arguments: [
        "", " ", "Z", "2015-02-29T00:00:00Z", "2015-13-01T00:00:00Z", "2015-01-25T24:00:00Z", "2015-01-25T08:60:00Z",
        "2015-01-25T08:00:00X",
        "2015-1-25T08:00:00Z", "20150125", "1e400", "1.", "-", "NaN", "Sun, 32 Jan 2015 08:00:00 GMT", "Sun, 25 Foo 2015 08:00:00 GMT",
        "99999999999999999999", "2015-01-25T08:00:00+24:00", "1422172800 x",
    ])
    func whatIsNoTimestampIsRefused(_ text: String) {
        if text == "20150125" {
            #expect(Timestamp(text) == Timestamp(secondsSinceEpoch: 20_150_125), "eight digits are seconds")
        } else {
            #expect(Timestamp(text) == nil)
        }
    }

    @Test func everyFormatIsWritten() {
        let time = Timestamp(secondsSinceEpoch: 1_371_065_520, nanoseconds: 250_000_000)
        #expect(time.iso8601 == "2013-06-12T19:32:00.250000Z")
        // IMF-fixdate of RFC 9110, which knows no fraction.
        #expect(time.httpDate == "Wed, 12 Jun 2013 19:32:00 GMT")
        #expect(time.text(.epochSeconds) == "1371065520.25")
        #expect(time.text(.date) == "2013-06-12")
        #expect("\(time)" == "2013-06-12T19:32:00.250000Z")
        #expect(Timestamp(secondsSinceEpoch: -2, nanoseconds: 500_000_000).text(.epochSeconds) == "-1.5")
        #expect(Timestamp(secondsSinceEpoch: 0).httpDate == "Thu, 01 Jan 1970 00:00:00 GMT")
    }

    @Test func timestampsAreOrdered() {
        let times = ["2015-01-25T08:00:00.5Z", "2015-01-25T08:00:00Z", "1970-01-01T00:00:00Z"].compactMap { Timestamp($0) }
        #expect(times.sorted().map(\.iso8601) == ["1970-01-01T00:00:00Z", "2015-01-25T08:00:00Z", "2015-01-25T08:00:00.500000Z"])
    }

    @Test func aDoubleOutOfReachIsClamped() {
        #expect(Timestamp(epochSeconds: Double.nan).secondsSinceEpoch == 0)
        #expect(Timestamp(epochSeconds: Double.infinity).secondsSinceEpoch == 9_000_000_000_000_000)
        #expect(Timestamp(epochSeconds: 1.9999999).nanoseconds == 0)
        #expect(Timestamp(epochSeconds: 1.9999999).secondsSinceEpoch == 2)
    }
}
