import Values

/// One word of an expression with its place.
struct Token: Sendable {
    enum Kind: String, Sendable {
        case end = "eof"
        case identifier = "unquoted_identifier"
        case quotedIdentifier = "quoted_identifier"
        case literal, number, current, expref, colon, comma
        case rightBracket = "rbracket"
        case rightParenthesis = "rparen"
        case rightBrace = "rbrace"
        case pipe, or, and
        case equal = "eq"
        case notEqual = "ne"
        case greater = "gt"
        case greaterOrEqual = "gte"
        case less = "lt"
        case lessOrEqual = "lte"
        case flatten, star, filter, dot, not
        case leftBrace = "lbrace"
        case leftBracket = "lbracket"
        case leftParenthesis = "lparen"
    }

    let kind: Kind
    /// The name of an identifier, else what stands in the expression.
    let text: String
    /// The value of a literal.
    var literal: Value = .null
    /// The value of a number, clamped to what an index can be.
    var number = 0
    /// Where it starts, in code points.
    let position: Int

    /// The token's value as messages show it.
    var shown: String { kind == .literal ? literal.pythonString : text }

    /// How tightly the token binds what stands to its left; 0 ends an expression.
    var bindingPower: Int { kind.bindingPower }
}

extension Token.Kind {
    /// The order of precedence of the grammar; what binds at 9 or less ends a projection.
    var bindingPower: Int {
        switch self {
        case .pipe: 1
        case .or: 2
        case .and: 3
        case .equal, .notEqual, .greater, .greaterOrEqual, .less, .lessOrEqual: 5
        case .flatten: 9
        case .star: 20
        case .filter: 21
        case .dot: 40
        case .not: 45
        case .leftBrace: 50
        case .leftBracket: 55
        case .leftParenthesis: 60
        case .end, .identifier, .quotedIdentifier, .literal, .number, .current, .expref, .colon, .comma, .rightBracket, .rightParenthesis,
            .rightBrace:
            0
        }
    }
}
