import Values

/// An expression as a tree. Every node answers for the value it is given, `@`.
///
/// `a.b[0]` is `.subexpression([.field("a"), .field("b"), .index(0)])`, and `a[*].b` is
/// `.projection(of: .field("a"), each: .field("b"))`.
public indirect enum SyntaxNode: Sendable, Hashable {
    /// `@`, also where nothing is written, as to the left of `[0]`.
    case current
    /// `name` or `"name"`: a member of a map.
    case field(String)
    /// `[0]`, `[-1]`: an element of a list.
    case index(Int)
    /// `[start:stop:step]`: a part of a list; a projection stands around it.
    case slice(start: Int?, stop: Int?, step: Int?)
    /// `` `…` `` or `'…'`.
    case literal(Value)
    /// `a.b[0].c`: each step answers for what the one before gave.
    case subexpression([SyntaxNode])
    /// `a | b | c`: as a subexpression, but projections end at each pipe.
    case pipe([SyntaxNode])
    /// `a || b || c`: the first that is true, else the last.
    case or([SyntaxNode])
    /// `a && b && c`: the first that is false, else the last.
    case and([SyntaxNode])
    /// `!a`.
    case not(SyntaxNode)
    /// `a == b` and its like.
    case comparison(Comparator, SyntaxNode, SyntaxNode)
    /// `a[*].each`: what each element of a list gives, nulls left out; null if `of` gives no list.
    case projection(of: SyntaxNode, each: SyntaxNode)
    /// `a.*.each`: the same over the values of a map.
    case valueProjection(of: SyntaxNode, each: SyntaxNode)
    /// `a[?condition].each`: the same over the elements for which the condition is true.
    case filterProjection(of: SyntaxNode, where: SyntaxNode, each: SyntaxNode)
    /// `a[]`: lists inside a list taken apart by one level; a projection stands around it.
    case flatten(SyntaxNode)
    /// `[a, b]`.
    case multiSelectList([SyntaxNode])
    /// `{x: a, y: b}`.
    case multiSelectHash([KeyedNode])
    /// `name(a, b)`.
    case function(String, [SyntaxNode])
    /// `&a`: an expression handed to a function.
    case expressionReference(SyntaxNode)

    /// Reads an expression; one that nests too deeply is an error as well.
    public init(_ text: String) throws(JMESPathError) { self = try Parser.parse(text) }

    /// A comparison's sign.
    public enum Comparator: String, Sendable, Hashable {
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    /// One member of a multi-select hash.
    public struct KeyedNode: Sendable, Hashable {
        public let key: String
        public let node: SyntaxNode

        public init(key: String, node: SyntaxNode) {
            self.key = key
            self.node = node
        }
    }
}
