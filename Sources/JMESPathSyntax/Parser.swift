/// Reads tokens into a tree by precedence climbing: a token that binds more tightly than what stands to the left takes it over.
struct Parser {
    /// How many levels a tree, and the reading of it, may have.
    static let maximumHeight = 120

    let expression: String
    private let tokens: [Token]
    private var position = 0

    static func parse(_ expression: String) throws(JMESPathError) -> SyntaxNode {
        var parser = Parser(expression: expression, tokens: try Lexer.tokens(of: expression))
        let tree = try parser.expression(above: 0, depth: 0)
        guard parser.current.kind == .end else {
            throw parser.unexpected(python: "Unexpected token: \(parser.current.shown)")
        }
        return tree.node
    }

    private init(expression: String, tokens: [Token]) {
        self.expression = expression
        self.tokens = tokens
    }

    // MARK: - Tokens

    var current: Token { token(0) }

    /// The token so many places on; beyond the end it is the end.
    func token(_ offset: Int) -> Token {
        let index = min(max(position + offset, 0), tokens.count - 1)
        return tokens[index]
    }

    mutating func advance() { position += 1 }

    /// Steps over the token if it is of the kind.
    mutating func take(_ kind: Token.Kind) -> Bool {
        guard current.kind == kind else { return false }
        advance()
        return true
    }

    /// Steps over a token that must be of the kind.
    mutating func expect(_ kind: Token.Kind) throws(JMESPathError) {
        guard !take(kind) else { return }
        if current.kind == .end { throw .incomplete(expression) }
        throw unexpected(expecting: kind.words, python: "Expecting: \(kind.rawValue), got: \(current.kind.rawValue)")
    }

    /// The error that the current token may not stand where it does.
    func unexpected(expecting words: String? = nil, python: String) -> JMESPathError {
        let found = current.kind == .end ? "the end" : "'\(current.shown)'"
        let message = words.map { "expected \($0), found \(found)" } ?? "\(found) cannot stand here"
        return .syntax(message, current, at: current.position, python: python, in: expression)
    }

    // MARK: - Expressions

    /// A tree with its height, which is kept small so that no walk over it runs out of stack.
    struct Tree {
        let node: SyntaxNode
        let height: Int

        static let current = Tree(node: .current, height: 1)
    }

    func tree(_ node: SyntaxNode, over parts: [Tree]) throws(JMESPathError) -> Tree {
        var height = 1
        for part in parts { height = max(height, part.height + 1) }
        if height > Self.maximumHeight { throw .tooDeep(at: current.position) }
        return Tree(node: node, height: height)
    }

    /// Reads an expression as far as tokens bind more tightly than the power.
    mutating func expression(above power: Int, depth: Int) throws(JMESPathError) -> Tree {
        if depth > Self.maximumHeight { throw .tooDeep(at: current.position) }
        var left = try start(depth: depth + 1)
        while current.bindingPower > power { left = try extend(left, above: power, depth: depth + 1) }
        return left
    }

    /// What an expression starts with.
    private mutating func start(depth: Int) throws(JMESPathError) -> Tree {
        let token = current
        advance()
        switch token.kind {
        case .literal: return Tree(node: .literal(token.literal), height: 1)
        case .identifier: return Tree(node: .field(token.text), height: 1)
        case .quotedIdentifier: return try quotedName(token)
        case .current: return .current
        case .star: return try star(depth: depth)
        case .filter: return try filter(.current, depth: depth)
        case .flatten: return try flatten(.current, depth: depth)
        case .leftBrace: return try multiSelectHash(depth: depth)
        case .leftBracket: return try startWithBracket(depth: depth)
        case .leftParenthesis: return try parenthesised(depth: depth)
        case .not: return try negated(depth: depth)
        case .expref: return try reference(depth: depth)
        case .end: throw .incomplete(expression)
        default:
            position -= 1
            throw unexpected(python: "invalid token")
        }
    }

    private func quotedName(_ token: Token) throws(JMESPathError) -> Tree {
        if current.kind == .leftParenthesis {
            throw .syntax(
                "a function's name stands without quotes", current, at: 0,
                python: "Quoted identifier not allowed for function names.", in: expression)
        }
        return Tree(node: .field(token.text), height: 1)
    }

    private mutating func star(depth: Int) throws(JMESPathError) -> Tree {
        let each = current.kind == .rightBracket ? Tree.current : try projected(by: .star, depth: depth)
        return try projection(SyntaxNode.valueProjection, of: .current, each: each)
    }

    private mutating func parenthesised(depth: Int) throws(JMESPathError) -> Tree {
        let inner = try expression(above: 0, depth: depth)
        try expect(.rightParenthesis)
        return inner
    }

    private mutating func negated(depth: Int) throws(JMESPathError) -> Tree {
        let inner = try expression(above: Token.Kind.not.bindingPower, depth: depth)
        return try tree(.not(inner.node), over: [inner])
    }

    private mutating func reference(depth: Int) throws(JMESPathError) -> Tree {
        let inner = try expression(above: 0, depth: depth)
        return try tree(.expressionReference(inner.node), over: [inner])
    }

    /// What takes over the tree to its left.
    private mutating func extend(_ left: Tree, above power: Int, depth: Int) throws(JMESPathError) -> Tree {
        let token = current
        if isStep(above: power) { return try steps(from: left, above: power, depth: depth) }
        advance()
        switch token.kind {
        case .dot: return try values(of: left, depth: depth)
        case .pipe, .or, .and: return try chain(token.kind, from: left, depth: depth)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return try comparison(token.kind, left, depth: depth)
        case .leftParenthesis: return try call(left, depth: depth)
        case .filter: return try filter(left, depth: depth)
        case .flatten: return try flatten(left, depth: depth)
        case .leftBracket: return try bracket(left, depth: depth)
        default:
            position -= 1
            throw unexpected(python: "invalid token")
        }
    }

    private mutating func values(of left: Tree, depth: Int) throws(JMESPathError) -> Tree {
        try expect(.star)
        return try projection(SyntaxNode.valueProjection, of: left, each: try projected(by: .dot, depth: depth))
    }

    private mutating func comparison(_ sign: Token.Kind, _ left: Tree, depth: Int) throws(JMESPathError) -> Tree {
        let right = try expression(above: sign.bindingPower, depth: depth)
        return try tree(.comparison(sign.comparator, left.node, right.node), over: [left, right])
    }

    private mutating func call(_ left: Tree, depth: Int) throws(JMESPathError) -> Tree {
        guard case .field(let name) = left.node else {
            let previous = token(-2)
            throw .syntax(
                "'\(previous.shown)' is no function's name", previous, at: previous.position,
                python: "Invalid function name '\(previous.shown)'", in: expression)
        }
        var arguments: [Tree] = []
        while current.kind != .rightParenthesis {
            arguments.append(try expression(above: 0, depth: depth))
            _ = take(.comma)
        }
        advance()
        return try tree(.function(name, arguments.map(\.node)), over: arguments)
    }

    // MARK: - Chains

    /// All that one sign joins, as one node with many parts, so that a long chain is not a deep tree.
    private mutating func chain(_ kind: Token.Kind, from left: Tree, depth: Int) throws(JMESPathError) -> Tree {
        var parts = [left, try expression(above: kind.bindingPower, depth: depth)]
        while take(kind) { parts.append(try expression(above: kind.bindingPower, depth: depth)) }
        let nodes = parts.map(\.node)
        switch kind {
        case .pipe: return try tree(.pipe(nodes), over: parts)
        case .or: return try tree(.or(nodes), over: parts)
        default: return try tree(.and(nodes), over: parts)
        }
    }

    /// Whether `.name` or `[0]` comes next, and binds more tightly than the power.
    private func isStep(above power: Int) -> Bool {
        switch current.kind {
        case .dot: current.bindingPower > power && token(1).kind != .star
        case .leftBracket: current.bindingPower > power && token(1).kind == .number && token(2).kind == .rightBracket
        default: false
        }
    }

    /// All the names and indices that follow, as one node: `a.b[0].c`.
    private mutating func steps(from left: Tree, above power: Int, depth: Int) throws(JMESPathError) -> Tree {
        var parts = [left]
        while isStep(above: power) {
            if take(.dot) {
                parts.append(try afterDot(above: Token.Kind.dot.bindingPower, depth: depth))
            } else {
                parts.append(Tree(node: .index(token(1).number), height: 1))
                position += 3
            }
        }
        var nodes: [SyntaxNode] = []
        for part in parts {
            if case .subexpression(let steps) = part.node { nodes += steps } else { nodes.append(part.node) }
        }
        return try tree(.subexpression(nodes), over: parts)
    }

    /// A step that stands by itself: `a` and then `[0:1]`.
    func step(_ left: Tree, _ right: Tree) throws(JMESPathError) -> Tree {
        try tree(.subexpression([left.node, right.node]), over: [left, right])
    }
}

extension Token.Kind {
    /// The comparison that a sign stands for.
    fileprivate var comparator: SyntaxNode.Comparator {
        switch self {
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        default: .equal
        }
    }

    /// What a reader calls the token.
    var words: String {
        switch self {
        case .rightBracket: "']'"
        case .rightParenthesis: "')'"
        case .colon: "':'"
        case .comma: "',' or ']'"
        case .star: "a number, ':' or '*'"
        default: rawValue
        }
    }
}
