import Testing

@testable import Patterns

/// What expressions find; the answers are those of ECMAScript's `RegExp.test`.
@Suite struct PatternTests {
    @Test(
        arguments: [
            ("^[a-z]{1,3}$", ["a", "abc"], ["", "abcd", "A", "a\n"]),
            ("b+", ["abc", "bb"], ["ac", ""]),
            ("^(cat|dog|)s?$", ["cat", "dogs", "", "s"], ["cats!", "catdog"]),
            (#"^\d{4}-\d{2}-\d{2}$"#, ["2020-01-31"], ["2020-1-31", "٢٠٢٠-01-31"]),
            (#"^arn:aws(-[^:]+)?:iam::\d{12}:role\/?[\w+=,.@-]+$"#, ["arn:aws:iam::123456789012:role/a.b"], ["arn:aws:iam::1:role/a"]),
            (#"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$"#, ["Größe 1", "", "日本"], ["a!", "\u{1F600}"]),
            (#"^[^@\s]+@[^@\s]+$"#, ["a@b"], ["a b@c", "a@@b"]),
            (#"^\u0041\x42\t[\u00e4-\u00fc]$"#, ["AB\tö"], ["AB\to"]),
            ("a.c", ["abc", "a c"], ["a\nc", "ac"]),
            (#"\bword\b"#, ["a word."], ["swords"]),
            (#"^(?:a{2}){2,}$"#, ["aaaa", "aaaaaa"], ["aa", "aaaaa"]),
            (#"^[]a-]+$"#, [], ["a", "]"]),
            (#"^[a\]-]+$"#, ["]-a"], ["b"]),
            ("^a{,2}$", ["a{,2}"], ["aa"]),
            ("^[[:alpha:]]+$", ["abc"], ["ab1"]),
            ("^(a|b)*?c$", ["ababc", "c"], ["abd"]),
            (#"^[\uD83D\uDE00]$"#, ["\u{1F600}"], ["a"]),
            ("", ["", "a"], []),
        ] as [(String, [String], [String])])
    func anExpressionFindsWhatItDescribes(text: String, found: [String], other: [String]) throws {
        let pattern = try Pattern(text)
        for text in found { #expect(pattern.isFound(in: text) == true, "\(text)") }
        for text in other { #expect(pattern.isFound(in: text) == false, "\(text)") }
    }

    @Test(arguments: [
        ("(?=a)b", "a look ahead"), ("(?!a)b", "a look ahead"), ("(?<!a)b", "a look behind"), (#"(a)\1"#, "a reference to a group"),
        ("a++", "a possessive quantifier"), ("[a&&b]", "an intersection of classes"), (#"\p{Klingon}"#, "the property 'Klingon'"),
        ("(a", "a '(' without ')'"), ("a)", "a ')' without '('"), ("[a", "a '[' without ']'"), ("*a", "a '*' with nothing before it"),
        ("[b-a]", "a range from 'b' to 'a'"), ("a{3,2}", "a quantifier from 3 to 2"), ("a\\", "its end where more is expected"),
        ("(?i)a", "a group of an unknown kind, or flags"), (#"\q"#, #"the escape '\q'"#),
        ("(((a{1000}){1000}){1000})", "repetitions that come to more than 20000 steps"),
    ])
    func whatIsNotUnderstoodIsNamed(text: String, problem: String) {
        do throws(PatternProblem) {
            _ = try Pattern(text)
            Issue.record("\(text) is understood")
        } catch {
            #expect(error.description == problem)
        }
    }

    @Test func deepGroupsAndEmptyRepetitionsAreBounded() {
        #expect(throws: PatternProblem.self) { try Pattern(String(repeating: "(", count: 100_000)) }
        #expect(throws: PatternProblem.self) { try Pattern(String(repeating: "[", count: 10_000)) }
        #expect(throws: Never.self) { try Pattern("((){1000000}){1000000}") }
    }

    /// Engines that go back take time that doubles with each character here.
    @Test(arguments: ["^(a+)+$", "^(a|a)*$", "^(a*)*b$", "^(.*,){20}x$", "(x+x+)+y"])
    func expressionsThatAreSlowElsewhereEnd(text: String) throws {
        let pattern = try Pattern(text)
        #expect(pattern.isFound(in: String(repeating: "a", count: 4_000) + "!") == false)
        #expect(pattern.isFound(in: String(repeating: "x", count: 4_000)) == false)
    }

    @Test func aTextThatTakesTooLongHasNoAnswer() throws {
        let pattern = try Pattern("^(.?){9000}x$")
        #expect(pattern.isFound(in: String(repeating: "a", count: 5_000), mostWork: 1_000_000) == nil)
    }

    @Test func randomExpressionsNeverTrap() {
        var numbers = SystemRandomNumberGenerator()
        let pieces = Array(#"ab01.^$|()[]{}*+?\-,:&dwspPuxc{L}<=!🎉"#)
        for _ in 0..<3000 {
            let text = String((0..<Int.random(in: 1...14, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "a" })
            if let pattern = try? Pattern(text) { _ = pattern.isFound(in: "ab01-🎉, a") }
        }
    }
}
