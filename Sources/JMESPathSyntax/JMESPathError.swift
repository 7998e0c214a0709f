/// Why an expression cannot be read, or cannot be answered for a value.
public struct JMESPathError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What sort of error it is; more may come.
    public struct Kind: RawRepresentable, Sendable, Hashable {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }

        /// The expression holds nothing.
        public static let empty = Kind(rawValue: "empty")
        /// Something in the text is no token: an unknown character, an unclosed quote, a bad literal.
        public static let lexer = Kind(rawValue: "lexer")
        /// A token stands where it may not.
        public static let syntax = Kind(rawValue: "syntax")
        /// The expression ends too early.
        public static let incomplete = Kind(rawValue: "incomplete")
        /// No function has this name.
        public static let unknownFunction = Kind(rawValue: "unknown-function")
        /// A function got too few or too many arguments.
        public static let invalidArity = Kind(rawValue: "invalid-arity")
        /// A function or a comparison got a value of a kind it does not take.
        public static let invalidType = Kind(rawValue: "invalid-type")
        /// A value is of the right kind but out of range, as a step of 0.
        public static let invalidValue = Kind(rawValue: "invalid-value")
        /// The expression nests too deeply, or its evaluation grows beyond all use.
        public static let limit = Kind(rawValue: "limit")
    }

    public let kind: Kind
    /// Where in the expression, counted in code points from 0; nil for what shows only with a value.
    public let position: Int?
    /// What is wrong, in one sentence.
    public let message: String
    /// The same as Python's `jmespath` words it, with the expression and a caret line below where it shows them.
    public let pythonMessage: String

    /// An error of a kind; without Python's words the message stands for them.
    public init(kind: Kind, position: Int? = nil, message: String, pythonMessage: String? = nil) {
        self.kind = kind
        self.position = position
        self.message = message
        self.pythonMessage = pythonMessage ?? message
    }

    public var description: String {
        guard let position else { return message }
        return "\(message) (at character \(position + 1))"
    }
}

// MARK: - Errors of the text

extension JMESPathError {
    static func empty() -> JMESPathError {
        JMESPathError(
            kind: .empty, position: 0, message: "the expression is empty",
            pythonMessage: "Invalid JMESPath expression: cannot be empty.")
    }

    static func lexer(_ message: String, at position: Int, python: String, in expression: String) -> JMESPathError {
        let caret = String(repeating: " ", count: position) + "^"
        return JMESPathError(
            kind: .lexer, position: position, message: message,
            pythonMessage: "Bad jmespath expression: \(python):\n\(expression)\n\(caret)")
    }

    static func incomplete(_ expression: String) -> JMESPathError {
        let end = expression.unicodeScalars.count
        let caret = String(repeating: " ", count: end + 1) + "^"
        return JMESPathError(
            kind: .incomplete, position: end, message: "the expression ends too early: something is missing after it",
            pythonMessage: "Invalid jmespath expression: Incomplete expression:\n\"\(expression)\"\n\(caret)")
    }

    static func syntax(_ message: String, _ token: Token, at position: Int, python: String, in expression: String) -> JMESPathError {
        let caret = String(repeating: " ", count: position + 1) + "^"
        let place = "Parse error at column \(position), token \"\(token.shown)\" (\(token.kind.rawValue.uppercased()))"
        return JMESPathError(
            kind: .syntax, position: position, message: message,
            pythonMessage: "\(python): \(place), for expression:\n\"\(expression)\"\n\(caret)")
    }

    static func tooDeep(at position: Int) -> JMESPathError {
        JMESPathError(
            kind: .limit, position: position,
            message: "the expression nests more than \(Parser.maximumHeight) levels deep; break it up with pipes")
    }
}
