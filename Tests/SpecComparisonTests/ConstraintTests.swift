import ServiceModel
import SpecComparison
import Testing

@Suite struct ConstraintTests {
    private func limited(_ facts: String) -> String {
        definitions(#""Limited": {"type": "string"\#(facts)},"#, request: #"{"A": {"shape": "Limited"}}"#)
    }

    private func reply(_ facts: String) -> String {
        definitions(#""Limited": {"type": "string"\#(facts)},"#, response: #"{"A": {"shape": "Limited"}}"#)
    }

    @Test(arguments: [
        (#", "max": 100"#, #", "max": 50"#), ("", #", "max": 50"#), (#", "min": 1"#, #", "min": 2"#), ("", #", "pattern": "a+""#),
        (#", "pattern": "[a-z]{1,9}""#, #", "pattern": "[a-z]{2,9}""#), (#", "pattern": "^(a|b)$""#, #", "pattern": "^(a)$""#),
        (#", "pattern": "^(?!a)$""#, #", "pattern": "^(?!a|b)$""#),
    ])
    func aTighterLimitOnAnInputBreaksTheWireAndScripts(old: String, new: String) throws {
        let difference = try onlyDifference(limited(old), limited(new))
        #expect(difference.kind == .constraint)
        #expect(difference.effects == Effects(wire: .breaking, commandLine: .breaking))
        #expect(try onlyDifference(reply(old), reply(new)).effects == .nothing)
    }

    @Test(arguments: [
        (#", "max": 50"#, #", "max": 100"#), (#", "max": 50"#, ""), (#", "min": 2"#, #", "min": 1"#), (#", "pattern": "a+""#, ""),
        (#", "pattern": "[a-z]{1,9}""#, #", "pattern": "[a-z]{0,20}""#), (#", "pattern": "[a-z]{3}""#, #", "pattern": "[a-z]{1,}""#),
        (#", "pattern": "^(a|b)$""#, #", "pattern": "^(a|c|b)$""#), (#", "pattern": "a|b""#, #", "pattern": "a|b|c""#),
    ])
    func aLooserLimitIsAdditive(old: String, new: String) throws {
        #expect(try onlyDifference(limited(old), limited(new)).effects == Effects(wire: .additive, commandLine: .additive))
        #expect(try onlyDifference(reply(old), reply(new)).effects == Effects(wire: .additive, commandLine: .additive))
    }

    @Test func theSameNumberSpelledOtherwiseIsNothing() throws {
        let old = definitions(#""Limited": {"type": "double", "max": 1.0},"#, request: #"{"A": {"shape": "Limited"}}"#)
        #expect(try differences(old, old.replacing("1.0", with: "1")).isEmpty)
    }
}
