import JMESPath
import Testing
import Values

@Suite struct LimitTests {
    @Test(arguments: ["(", "!", "[", "{a:", "[?", "abs(", "a[*].", "a[].", "a == ", "*.", "[0:]", "& "])
    func aHundredThousandLevelsAreAnError(opening: String) {
        let text = String(repeating: opening, count: 100_000) + "a"
        #expect(kind(text) == .limit)
    }

    @Test(arguments: [".a", "[0]", " | a", " || a", " && a"])
    func aChainMayBeOfAnyLength(link: String) throws {
        let text = "a" + String(repeating: link, count: 100_000)
        #expect(try Expression(text).search(.null) == .null)
    }

    @Test func aHundredLevelsAreFine() throws {
        let list = String(repeating: "[", count: 100) + "@" + String(repeating: "]", count: 100)
        #expect(try Expression(list + String(repeating: "[0]", count: 100)).search("x") == "x")
        let flat = "@" + String(repeating: "[]", count: 50)
        #expect(try Expression(flat).search([["x"]]) == ["x"])
    }

    @Test func literalsThatNestTooDeeplyAreAnErrorAndNoStrings() {
        #expect(kind("`" + String(repeating: "[", count: 1_000) + String(repeating: "]", count: 1_000) + "`") == .limit)
    }

    @Test(arguments: ["'ab'" + String(repeating: "|join('', [@, @])", count: 100), "[@]" + String(repeating: "|[@, @][]", count: 100)])
    func anEvaluationThatDoublesAtEachStepEnds(text: String) {
        #expect(kind(text, on: [1]) == .limit)
    }

    private func kind(_ text: String, on value: Value = .null) -> JMESPathError.Kind? {
        do throws(JMESPathError) {
            _ = try Expression(text).search(value)
            return nil
        } catch {
            return error.kind
        }
    }
}
