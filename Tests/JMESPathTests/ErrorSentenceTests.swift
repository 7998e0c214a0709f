import JMESPath
import Testing
import Values

/// The sentences are those of Python's jmespath, which the AWS CLI shows to its users.
@Suite struct ErrorSentenceTests {
    @Test(arguments: [
        ("", "Invalid JMESPath expression: cannot be empty."),
        ("a[", "Invalid jmespath expression: Incomplete expression:\n\"a[\"\n   ^"),
        ("a | ", "Invalid jmespath expression: Incomplete expression:\n\"a | \"\n     ^"),
        ("a b", "Unexpected token: b: Parse error at column 2, token \"b\" (UNQUOTED_IDENTIFIER), for expression:\n\"a b\"\n   ^"),
        (
            "a.1",
            "Expecting: ['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'], got: number: "
                + "Parse error at column 2, token \"1\" (NUMBER), for expression:\n\"a.1\"\n   ^"
        ),
        (
            "a[x]",
            "Expecting: star, got: unquoted_identifier: Parse error at column 2, token \"x\" (UNQUOTED_IDENTIFIER), for expression:\n\"a[x]\"\n   ^"
        ),
        (
            "{a b}",
            "Expecting: colon, got: unquoted_identifier: Parse error at column 3, token \"b\" (UNQUOTED_IDENTIFIER), for expression:\n\"{a b}\"\n    ^"
        ),
        ("a[0:1:2:3]", "syntax error: Parse error at column 7, token \":\" (COLON), for expression:\n\"a[0:1:2:3]\"\n        ^"),
        (")", "invalid token: Parse error at column 0, token \")\" (RPAREN), for expression:\n\")\"\n ^"),
        ("a*", "invalid token: Parse error at column 1, token \"*\" (STAR), for expression:\n\"a*\"\n  ^"),
        ("@(x)", "Invalid function name '@': Parse error at column 0, token \"@\" (CURRENT), for expression:\n\"@(x)\"\n ^"),
        (
            "\"f\"(x)",
            "Quoted identifier not allowed for function names.: Parse error at column 0, token \"(\" (LPAREN), for expression:\n\"\"f\"(x)\"\n ^"
        ),
        ("a {\"x\": 1}", "invalid token: Parse error at column 2, token \"{\" (LBRACE), for expression:\n\"a {\"x\": 1}\"\n   ^"),
        (
            "@ `{\"a\": [1.0, null]}`",
            "Unexpected token: {'a': [1.0, None]}: Parse error at column 2, token \"{'a': [1.0, None]}\" (LITERAL), "
                + "for expression:\n\"@ `{\"a\": [1.0, null]}`\"\n   ^"
        ),
        ("=", "Bad jmespath expression: Unknown token '=':\n=\n^"),
        ("a=b", "Bad jmespath expression: Unknown token '=':\na=b\n ^"),
        ("-", "Bad jmespath expression: Unknown token '-':\n-\n^"),
        ("é#", "Bad jmespath expression: Unknown token é:\né#\n^"),
        ("\"abc", "Bad jmespath expression: Unclosed \" delimiter:\n\"abc\n^"),
        ("a == `x", "Bad jmespath expression: Unclosed ` delimiter:\na == `x\n     ^"),
        ("`\"a`", "Bad jmespath expression: Bad token \"a:\n`\"a`\n^"),
        ("\"\\uZZ\"", "Bad jmespath expression: Invalid \\uXXXX escape:\n\"\\uZZ\"\n^"),
        ("\"\\x\"", "Bad jmespath expression: Invalid \\escape:\n\"\\x\"\n^"),
    ])
    func textsThatAreNoExpressions(text: String, sentence: String) {
        #expect(sentenceOf(text) == sentence)
    }

    @Test(arguments: [
        ("nosuch(@)", "Unknown function: nosuch()"),
        ("abs()", "Expected 1 argument for function abs(), received 0"),
        ("join('a')", "Expected 2 arguments for function join(), received 1"),
        ("merge()", "Expected at least 1 argument for function merge(), received 0"),
        (
            "starts_with(`2013`, 'a')",
            "In function starts_with(), invalid type for value: 2013, expected one of: ['string'], received: \"number\""
        ),
        ("sum(`[1, \"a\"]`)", "In function sum(), invalid type for value: a, expected one of: ['array-number'], received: \"str\""),
        (
            "max(`[true]`)",
            "In function max(), invalid type for value: True, expected one of: ['array-number', 'array-string'], received: \"bool\""
        ),
        (
            "sort(`[\"a\", 1]`)",
            "In function sort(), invalid type for value: 1, expected one of: ['array-string', 'array-number'], received: \"int\""
        ),
        (
            "sort_by(`[{\"a\":1},{\"a\":\"x\"}]`, &a)",
            "In function sort_by(), invalid type for value: x, expected one of: ['number'], received: \"string\""
        ),
        (
            "sort_by(`[{\"a\":null}]`, &a)",
            "In function sort_by(), invalid type for value: {'a': None}, expected one of: ['string', 'number'], received: \"null\""
        ),
        ("sort_by(`[1]`, `1`)", "In function sort_by(), invalid type for value: 1, expected one of: ['expref'], received: \"number\""),
        (
            "abs(`{\"a\": [1.0, null, true, \"x'y\"]}`)",
            "In function abs(), invalid type for value: {'a': [1.0, None, True, \"x'y\"]}, expected one of: ['number'], received: \"object\""
        ),
        ("`[1]`[::0]", "slice step cannot be zero"),
        ("'a' < `1`", "'<' not supported between instances of 'str' and 'int'"),
        ("`1.5` >= 'a'", "'>=' not supported between instances of 'float' and 'str'"),
        ("contains('abc', `1`)", "'in <string>' requires string as left operand, not int"),
        ("ceil(`1e400`)", "cannot convert float infinity to integer"),
        ("max_by(`[{\"a\":1},{\"a\":\"x\"}]`, &a)", "'>' not supported between instances of 'str' and 'int'"),
    ])
    func valuesThatAFunctionDoesNotTake(text: String, sentence: String) {
        #expect(sentenceOf(text) == sentence)
    }

    @Test func functionsAreLookedUpWhenTheyAreCalled() throws {
        #expect(try Expression("[?nosuch(@)]").search([]) == [])
        #expect(throws: JMESPathError.self) { try Expression("[?nosuch(@)]").search([1]) }
    }

    @Test func placesAreCountedInCodePoints() {
        #expect(error("\"é\\ud83d\\ude00\" #")?.position == 16)
        #expect(error("'😀😀' 'x'")?.position == 5)
    }

    private func error(_ text: String) -> JMESPathError? {
        do throws(JMESPathError) {
            _ = try Expression(text).search(.null)
            return nil
        } catch {
            return error
        }
    }

    private func sentenceOf(_ text: String) -> String? { error(text)?.pythonMessage }
}
