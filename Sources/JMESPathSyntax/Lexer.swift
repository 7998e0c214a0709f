import Values

/// Cuts an expression into tokens. The last one is always `.end`.
struct Lexer {
    private let expression: String
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var tokens: [Token] = []

    static func tokens(of expression: String) throws(JMESPathError) -> [Token] {
        if expression.isEmpty { throw .empty() }
        var lexer = Lexer(expression)
        while lexer.position < lexer.scalars.count { try lexer.next() }
        lexer.tokens.append(Token(kind: .end, text: "", position: lexer.scalars.count))
        return lexer.tokens
    }

    private init(_ expression: String) {
        self.expression = expression
        scalars = Array(expression.unicodeScalars)
    }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func next() throws(JMESPathError) {
        let scalar = scalars[position]
        switch scalar {
        case "A"..."Z", "a"..."z", "_": identifier()
        case " ", "\t", "\n", "\r": position += 1
        case ".": single(.dot)
        case "*": single(.star)
        case "]": single(.rightBracket)
        case ",": single(.comma)
        case ":": single(.colon)
        case "@": single(.current)
        case "(": single(.leftParenthesis)
        case ")": single(.rightParenthesis)
        case "{": single(.leftBrace)
        case "}": single(.rightBrace)
        case "[":
            if !pair("]", .flatten, "[]"), !pair("?", .filter, "[?") { single(.leftBracket) }
        case "|":
            if !pair("|", .or, "||") { single(.pipe) }
        case "&":
            if !pair("&", .and, "&&") { single(.expref) }
        case "<":
            if !pair("=", .lessOrEqual, "<=") { single(.less) }
        case ">":
            if !pair("=", .greaterOrEqual, ">=") { single(.greater) }
        case "!":
            if !pair("=", .notEqual, "!=") { single(.not) }
        case "=":
            if !pair("=", .equal, "==") { throw unknown("=", quoted: true, hint: "; equality is written '=='") }
        case "0"..."9", "-": try number()
        case "'": try rawString()
        case "`": try literal()
        case "\"": try quotedIdentifier()
        default: throw unknown(String(scalar), quoted: false)
        }
    }

    // MARK: - Plain tokens

    private mutating func single(_ kind: Token.Kind) {
        tokens.append(Token(kind: kind, text: String(scalars[position]), position: position))
        position += 1
    }

    private mutating func pair(_ second: Unicode.Scalar, _ kind: Token.Kind, _ text: String) -> Bool {
        guard position + 1 < scalars.count, scalars[position + 1] == second else { return false }
        tokens.append(Token(kind: kind, text: text, position: position))
        position += 2
        return true
    }

    private mutating func identifier() {
        let start = position
        while let scalar = current, isIdentifierPart(scalar) { position += 1 }
        tokens.append(Token(kind: .identifier, text: text(start..<position), position: start))
    }

    private func isIdentifierPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "A"..."Z", "a"..."z", "0"..."9", "_": true
        default: false
        }
    }

    private mutating func number() throws(JMESPathError) {
        let start = position
        position += 1
        while let scalar = current, ("0"..."9").contains(scalar) { position += 1 }
        let digits = text(start..<position)
        if digits == "-" {
            position = start
            throw unknown("-", quoted: true, hint: "; digits must follow a minus sign")
        }
        let clamped = Int(digits) ?? (digits.hasPrefix("-") ? -Int.greatest : Int.greatest)
        tokens.append(Token(kind: .number, text: Number(text: digits).pythonText, number: clamped, position: start))
    }

    private func unknown(_ text: String, quoted: Bool, hint: String = "") -> JMESPathError {
        .lexer(
            "'\(text)' means nothing here\(hint)", at: position, python: "Unknown token " + (quoted ? "'\(text)'" : text), in: expression)
    }

    // MARK: - Quoted tokens

    /// What stands up to the closing delimiter, escapes kept as they are; the position moves behind it.
    private mutating func quoted(by delimiter: Unicode.Scalar) throws(JMESPathError) -> String {
        let start = position
        position += 1
        var text = String.UnicodeScalarView()
        while let scalar = current, scalar != delimiter {
            text.append(scalar)
            position += 1
            if scalar == "\\", let next = current {
                text.append(next)
                position += 1
            }
        }
        guard current == delimiter else {
            throw .lexer("this \(delimiter) is never closed", at: start, python: "Unclosed \(delimiter) delimiter", in: expression)
        }
        position += 1
        return String(text)
    }

    private mutating func rawString() throws(JMESPathError) {
        let start = position
        let text = unescaped(try quoted(by: "'"), "'")
        tokens.append(Token(kind: .literal, text: "", literal: .string(text), position: start))
    }

    private mutating func quotedIdentifier() throws(JMESPathError) {
        let start = position
        let content = try quoted(by: "\"")
        switch JSONLiteral.read("\"" + content + "\"") {
        case .success(.string(let name)): tokens.append(Token(kind: .quotedIdentifier, text: name, position: start))
        case .success: throw .lexer("this is no name", at: start, python: "Invalid name", in: expression)
        case .failure(let problem):
            throw .lexer("\(problem.sentence) in a quoted name", at: start, python: problem.python, in: expression)
        }
    }

    /// JSON between backticks; what is no JSON is read as a string without its quotes, an old form that is still in use.
    private mutating func literal() throws(JMESPathError) {
        let start = position
        let content = unescaped(try quoted(by: "`"), "`")
        switch JSONLiteral.read(content) {
        case .success(let value):
            tokens.append(Token(kind: .literal, text: "", literal: value, position: start))
            return
        case .failure(.depth): throw .tooDeep(at: start)
        case .failure: break
        }
        let stripped = String.UnicodeScalarView(content.unicodeScalars.drop { $0.properties.isWhitespace })
        guard case .success(let value) = JSONLiteral.read("\"" + String(stripped) + "\"") else {
            throw .lexer(
                "the literal `\(content)` is neither JSON nor a bare string", at: start, python: "Bad token \(content)", in: expression)
        }
        tokens.append(Token(kind: .literal, text: "", literal: value, position: start))
    }

    private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

    /// The text with each escaped delimiter made plain; other escapes stay.
    private func unescaped(_ text: String, _ delimiter: Unicode.Scalar) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == delimiter, result.last == "\\" { result.removeLast() }
            result.append(scalar)
        }
        return String(result)
    }
}
