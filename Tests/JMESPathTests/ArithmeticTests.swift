import JMESPath
import Testing
import Values

@Suite struct ArithmeticTests {
    @Test(arguments: [
        ("9223372036854775807", "1", "9223372036854775808"), ("-9223372036854775808", "-1", "-9223372036854775809"),
        ("99999999999999999999", "1", "100000000000000000000"), ("-100000000000000000000", "1", "-99999999999999999999"),
        ("100000000000000000000", "-100000000000000000000", "0"), ("1", "2.5", "3.5"), ("1", "2.0", "3.0"),
        ("123456789012345678901234567890", "-23456789012345678901234567890", "100000000000000000000000000000"),
    ])
    func sumsOfIntegersAreExact(left: String, right: String, sum: String) {
        #expect((Number(text: left) + Number(text: right)).text == sum)
    }

    @Test func roundingGivesIntegersOfAnyLength() {
        #expect(Number(text: "1.2").roundedUp?.text == "2")
        #expect(Number(text: "-1.2").roundedDown?.text == "-2")
        #expect(Number(text: "-1.2").roundedUp?.text == "-1" && Number(text: "0.5").roundedDown?.text == "0")
        #expect(Number(text: "3.0").roundedUp?.text == "3" && Number(text: "7").roundedDown?.text == "7")
        #expect(Number(text: "1e22").roundedUp?.text == "10000000000000000000000")
        #expect(Number(text: "1e23").roundedUp?.text == "99999999999999991611392")
        #expect(Number(text: "1e400").roundedUp == nil)
    }
}
