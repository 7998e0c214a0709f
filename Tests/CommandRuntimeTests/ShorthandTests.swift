import Testing
import Values

@testable import CommandRuntime

/// The values and messages are those of the AWS CLI for the same texts.
struct ShorthandTests {
    private func parse(_ text: String) throws -> Value {
        .map(try Shorthand.parse(text, files: ParameterFiles(environment: [:])))
    }

    @Test(
        arguments: [
            ("a=b", ["a": "b"]),
            ("a=b,c=d", ["a": "b", "c": "d"]),
            ("a=1,2,3", ["a": ["1", "2", "3"]]),
            ("a=b,c=d,e", ["a": "b", "c": ["d", "e"]]),
            ("a=1,b=2,3,4,c=5", ["a": "1", "b": ["2", "3", "4"], "c": "5"]),
            ("a=[1,2],b={c=d}", ["a": ["1", "2"], "b": ["c": "d"]]),
            ("a=[{b=c}, {d=e}]", ["a": [["b": "c"], ["d": "e"]]]),
            ("a=,b=c", ["a": "", "b": "c"]),
            ("a=b=c", ["a": "b=c"]),
            ("a = x y z , b=c", ["a": "x y z", "b": "c"]),
            ("a=b\\,c", ["a": "b,c"]),
            ("a=[1,,2]", ["a": ["1", "", "2"]]),
            ("a=]", ["a": "]"]),
            ("=", ["": ""]),
            ("a=\"x,\\\"y\"", ["a": "x,\"y"]),
            ("a='it\\'s'", ["a": "it's"]),
            ("a=[]", ["a": []]), ("a={}", ["a": [:]]),
        ] as [(String, Value)])
    func textBecomesMapsListsAndTexts(_ text: String, _ expected: Value) throws {
        #expect(try parse(text) == expected)
    }

    @Test(arguments: [
        ("", "Expected: '=', received: 'EOF' for input:\n \n^"),
        ("a", "Expected: '=', received: 'EOF' for input:\n a\n ^"),
        ("a=b,", "Expected: '<second>', received: '<none>' for input:\n a=b,\n    ^"),
        ("a=[1", "Expected: ',', received: 'EOF' for input:\n a=[1\n    ^"),
        ("a={b=c}}", "Expected: ',', received: '}' for input:\n a={b=c}}\n       ^"),
        ("a=\"x", "Expected: '<double quoted>', received: '<none>' for input:\n a=\"x\n  ^"),
        ("a=x\"y", "Expected: ',', received: '\"' for input:\n a=x\"y\n   ^"),
        (
            "a=b,a=c",
            "Second instance of key \"a\" encountered for input:\na=b,a=c\n    ^\n"
                + "This is often because there is a preceding \",\" instead of a space."
        ),
    ])
    func mistakesAreShownAtTheirPlace(_ text: String, _ message: String) {
        let error = #expect(throws: ShorthandError.self) { try parse(text) }
        #expect(error?.message == message)
    }

    @Test func endlessBracketsAreRefused() {
        for open in ["[", "{a="] {
            let error = #expect(throws: ShorthandError.self) { try parse("a=" + String(repeating: open, count: 100_000)) }
            #expect(error?.message == "maximum recursion depth exceeded")
        }
    }

    @Test func aFileBehindAtSignThatIsMissingIsNamed() {
        let error = #expect(throws: ShorthandError.self) { try parse("a@=file:///nonexistent/x") }
        #expect(
            error?.message
                == "Unable to load paramfile file:///nonexistent/x: [Errno 2] No such file or directory: '/nonexistent/x'")
    }
}
