import Testing
import Values

@Suite struct NumberTests {
    // Expected texts are what Python 3 prints for the same numbers.
    @Test(arguments: [
        ("1", "1"), ("-0", "0"), ("200.0", "200.0"), ("1.0E-5", "1e-05"), ("0.0001", "0.0001"), ("1e16", "1e+16"),
        ("1e15", "1000000000000000.0"), ("12345678901234567890.0", "1.2345678901234567e+19"), ("-0.0", "-0.0"),
        ("1e400", "inf"), ("-1e400", "-inf"), ("5e-324", "5e-324"), ("12345678901234567.0", "1.2345678901234568e+16"),
        ("10000000000000000.0", "1e+16"), ("9007199254740993.0", "9007199254740992.0"), ("1234567.125", "1234567.125"),
        ("123456789012345678901234567890", "123456789012345678901234567890"), ("NaN", "nan"), ("-17000000000000000.0", "-1.7e+16"),
    ])
    func pythonTextIsWhatPythonPrints(token: String, printed: String) {
        #expect(Number(text: token).pythonText == printed)
    }

    @Test func numbersAreEqualByValueWhateverTheirSpelling() {
        #expect(Number(text: "1") == Number(text: "1.0"))
        #expect(Number(text: "10e-1") == Number(text: "1"))
        #expect(Number(text: "-0") == Number(text: "0.0"))
        #expect(Number(text: "9007199254740993") != Number(text: "9007199254740992.0"))
        #expect(Number(text: "100000000000000000000") == Number(text: "1e20"))
        #expect(Number(text: "100000000000000000001") != Number(text: "1e20"))
        #expect(Number(text: "1").hashValue == Number(text: "1.0").hashValue)
    }

    @Test func integersAreTokensWithoutPointAndExponent() {
        #expect(Number(text: "12").isInteger && Number(text: "-12").int == -12)
        #expect(!Number(text: "12.0").isInteger && Number(text: "12.0").int == nil)
        #expect(!Number(text: "1e2").isInteger && !Number(text: "-").isInteger && !Number(text: "Infinity").isInteger)
        #expect(Number(text: "9223372036854775808").isInteger && Number(text: "9223372036854775808").int == nil)
    }

    @Test func orderIsByValueAndExact() {
        #expect(Number(text: "9007199254740992.0") < Number(text: "9007199254740993"))
        #expect(Number(text: "-100000000000000000001") < Number(text: "-100000000000000000000"))
        #expect(Number(text: "99999999999999999999") < Number(text: "100000000000000000000"))
        #expect(Number(text: "-1") < Number(text: "0.5"))
        #expect(!(Number(text: "NaN") < Number(text: "1")) && !(Number(text: "1") < Number(text: "NaN")))
        #expect(Number(text: "100000000000000000000") < Number(text: "inf"))
    }
}
