import JMESPath
import Testing
import Values

@Suite struct SyntaxNodeTests {
    @Test(arguments: [
        ("a", SyntaxNode.field("a")),
        ("a.b[0].c", .subexpression([.field("a"), .field("b"), .index(0), .field("c")])),
        ("(a.b).c", .subexpression([.field("a"), .field("b"), .field("c")])),
        ("[0]", .index(0)),
        ("a[*].b", .projection(of: .field("a"), each: .field("b"))),
        ("a.*.b", .valueProjection(of: .field("a"), each: .field("b"))),
        ("a[]", .projection(of: .flatten(.field("a")), each: .current)),
        ("a[1:]", .projection(of: .subexpression([.field("a"), .slice(start: 1, stop: nil, step: nil)]), each: .current)),
        (
            "a[?b=='x'].c",
            .filterProjection(of: .field("a"), where: .comparison(.equal, .field("b"), .literal("x")), each: .field("c"))
        ),
        ("!a.b", .subexpression([.not(.field("a")), .field("b")])),
        ("a || b && c", .or([.field("a"), .and([.field("b"), .field("c")])])),
        ("a[*] | [0]", .pipe([.projection(of: .field("a"), each: .current), .index(0)])),
        ("length(a)", .function("length", [.field("a")])),
        ("sort_by(@, &b.c)", .function("sort_by", [.current, .expressionReference(.subexpression([.field("b"), .field("c")]))])),
        ("{x: a}", .multiSelectHash([SyntaxNode.KeyedNode(key: "x", node: .field("a"))])),
        ("a.[b, c]", .subexpression([.field("a"), .multiSelectList([.field("b"), .field("c")])])),
    ])
    func treesAreAsTheGrammarSays(text: String, tree: SyntaxNode) throws {
        #expect(try Expression(text).syntax == tree)
    }
}
