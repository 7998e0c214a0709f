// Brackets, braces and all that projects: what stands to the right of it answers for each element.

extension Parser {
    /// What an opening bracket without anything to its left starts: an index, a slice, `[*]` or a multi-select list.
    mutating func startWithBracket(depth: Int) throws(JMESPathError) -> Tree {
        switch current.kind {
        case .number, .colon: return try indexOrSlice(of: .current, depth: depth)
        case .star where token(1).kind == .rightBracket:
            advance()
            advance()
            return try projection(SyntaxNode.projection, of: .current, each: try projected(by: .star, depth: depth))
        default: return try multiSelectList(depth: depth)
        }
    }

    /// What an opening bracket does to the tree at its left: an index, a slice or `[*]`.
    mutating func bracket(_ left: Tree, depth: Int) throws(JMESPathError) -> Tree {
        switch current.kind {
        case .number, .colon: return try indexOrSlice(of: left, depth: depth)
        default:
            try expect(.star)
            try expect(.rightBracket)
            return try projection(SyntaxNode.projection, of: left, each: try projected(by: .star, depth: depth))
        }
    }

    private mutating func indexOrSlice(of left: Tree, depth: Int) throws(JMESPathError) -> Tree {
        guard current.kind == .colon || token(1).kind == .colon else {
            let index = Tree(node: .index(current.number), height: 1)
            advance()
            try expect(.rightBracket)
            if case .current = left.node { return index }
            return try step(left, index)
        }
        let slice = Tree(node: try self.slice(), height: 1)
        var part = slice
        if case .current = left.node {} else { part = try step(left, slice) }
        return try projection(SyntaxNode.projection, of: part, each: try projected(by: .star, depth: depth))
    }

    private mutating func slice() throws(JMESPathError) -> SyntaxNode {
        var parts: [Int?] = [nil, nil, nil]
        var part = 0
        while current.kind != .rightBracket {
            switch current.kind {
            case .colon where part < 2: part += 1
            case .number: parts[part] = current.number
            default: throw unexpected(expecting: "a number, ':' or ']'", python: "syntax error")
            }
            advance()
        }
        advance()
        return .slice(start: parts[0], stop: parts[1], step: parts[2])
    }

    mutating func filter(_ left: Tree, depth: Int) throws(JMESPathError) -> Tree {
        let condition = try expression(above: 0, depth: depth)
        try expect(.rightBracket)
        let each = current.kind == .flatten ? Tree.current : try projected(by: .filter, depth: depth)
        return try tree(.filterProjection(of: left.node, where: condition.node, each: each.node), over: [left, condition, each])
    }

    mutating func flatten(_ left: Tree, depth: Int) throws(JMESPathError) -> Tree {
        let flat = try tree(.flatten(left.node), over: [left])
        return try projection(SyntaxNode.projection, of: flat, each: try projected(by: .flatten, depth: depth))
    }

    func projection(_ make: (SyntaxNode, SyntaxNode) -> SyntaxNode, of left: Tree, each: Tree) throws(JMESPathError) -> Tree {
        try tree(make(left.node, each.node), over: [left, each])
    }

    /// What answers for each element of a projection.
    mutating func projected(by kind: Token.Kind, depth: Int) throws(JMESPathError) -> Tree {
        if depth > Self.maximumHeight { throw .tooDeep(at: current.position) }
        if current.bindingPower <= Token.Kind.flatten.bindingPower { return .current }
        switch current.kind {
        case .leftBracket, .filter: return try expression(above: kind.bindingPower, depth: depth)
        case .dot:
            advance()
            return try afterDot(above: kind.bindingPower, depth: depth)
        default: throw unexpected(python: "syntax error")
        }
    }

    /// What may follow a dot: a name, a function, `*`, a multi-select.
    mutating func afterDot(above power: Int, depth: Int) throws(JMESPathError) -> Tree {
        switch current.kind {
        case .identifier, .quotedIdentifier, .star: return try expression(above: power, depth: depth)
        case .leftBracket:
            advance()
            return try multiSelectList(depth: depth)
        case .leftBrace:
            advance()
            return try multiSelectHash(depth: depth)
        default:
            let python = "Expecting: ['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'], got: \(current.kind.rawValue)"
            throw unexpected(expecting: "a name, '*', '[' or '{' after the dot", python: python)
        }
    }

    mutating func multiSelectList(depth: Int) throws(JMESPathError) -> Tree {
        var elements: [Tree] = []
        while true {
            elements.append(try expression(above: 0, depth: depth))
            if take(.rightBracket) { break }
            try expect(.comma)
        }
        return try tree(.multiSelectList(elements.map(\.node)), over: elements)
    }

    mutating func multiSelectHash(depth: Int) throws(JMESPathError) -> Tree {
        var members: [SyntaxNode.KeyedNode] = []
        var parts: [Tree] = []
        while true {
            let key = current
            guard key.kind == .identifier || key.kind == .quotedIdentifier else {
                if key.kind == .end { throw .incomplete(expression) }
                throw unexpected(
                    expecting: "a key", python: "Expecting: ['quoted_identifier', 'unquoted_identifier'], got: \(key.kind.rawValue)")
            }
            advance()
            try expect(.colon)
            let value = try expression(above: 0, depth: depth)
            members.append(SyntaxNode.KeyedNode(key: key.text, node: value.node))
            parts.append(value)
            if !take(.comma), take(.rightBrace) { break }
        }
        return try tree(.multiSelectHash(members), over: parts)
    }
}
