import Testing

@testable import SpecDocument

/// Expressions as RFC 9485 describes them.
@Suite struct InteroperableRegexTests {
    @Test(arguments: [
        ("", "", true), ("", "a", false), ("abc", "abc", true), ("abc", "abcd", false), ("a|bc", "bc", true), ("a|bc", "ac", false),
        ("a*", "", true),
        ("a*", "aaa", true), ("a+", "", false), ("a+", "aa", true), ("a?b", "b", true), ("a?b", "aab", false), ("a{2}", "aa", true),
        ("a{2}", "aaa", false),
        ("a{2,}", "aaaa", true), ("a{2,}", "a", false), ("a{1,3}", "aaa", true), ("a{1,3}", "aaaa", false), ("a{0}", "", true),
        ("(ab)+c", "ababc", true),
        (".", "\u{2028}", true), (".", "\n", false), (".", "\r", false), ("a.c", "a😀c", true), ("[a-c]+", "abc", true),
        ("[^a-c]", "d", true),
        ("[^a-c]", "b", false), ("[-a]", "-", true), ("[a-]", "-", true), ("[a\\]b]", "]", true), ("\\.", ".", true), ("\\.", "x", false),
        ("\\n\\r\\t", "\n\r\t", true), ("\\p{L}+", "aÉ日", true), ("\\p{Lu}", "É", true), ("\\p{Lu}", "é", false), ("\\P{L}", "1", true),
        ("[\\p{Nd}x]+", "1x٣", true), ("^a$", "a", false), ("^a$", "^a$", true), ("(|a)b", "b", true), ("(a*)*b", "aaab", true),
        ("x{2}{", "xx", false),
    ])
    func wholeTextsMatch(pattern: String, text: String, matches: Bool) {
        #expect((InteroperableRegex(pattern)?.matchesWhole(text) ?? false) == matches)
    }

    @Test(arguments: [
        ("b", "abc", true), ("bc", "abc", true), ("x", "abc", false), ("", "abc", true), ("c|d", "abc", true), ("a+b", "xaab", true),
    ])
    func partsMatch(pattern: String, text: String, matches: Bool) {
        #expect(InteroperableRegex(pattern)?.matchesPart(text) == matches)
    }

    @Test(arguments: [
        "*", "a**", "(", ")", "(a", "a)", "[", "[]", "[z-a]", "[a-b-c]", "a{", "a{}", "a{2,1}", "a{,2}", "\\", "\\d", "\\p", "\\p{",
        "\\p{Xx}", "\\p{Cs}", "a{99999}",
        "((a{200}){200}){200}", "]", "}",
    ])
    func otherTextIsNoExpression(pattern: String) { #expect(InteroperableRegex(pattern) == nil) }

    @Test func expressionsThatMakeOthersSlowAreQuick() {
        let text = String(repeating: "a", count: 2000)
        #expect(InteroperableRegex("(a*)*b")?.matchesWhole(text) == false)
        #expect(InteroperableRegex("(a|a)*b")?.matchesPart(text) == false)
        #expect(InteroperableRegex(String(repeating: "(", count: 100_000)) == nil)
    }
}
