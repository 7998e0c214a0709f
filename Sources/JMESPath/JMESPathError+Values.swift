import JMESPathSyntax

extension JMESPathError {
    static func wrongType(_ function: String, shown: String, expected: [String], received: String) -> JMESPathError {
        let list = "[" + expected.map { "'\($0)'" }.joined(separator: ", ") + "]"
        return JMESPathError(
            kind: .invalidType,
            message: "In function \(function)(), invalid type for value: \(shown), expected one of: \(list), received: \"\(received)\"")
    }

    static func unordered(_ sign: String, _ left: String, _ right: String) -> JMESPathError {
        JMESPathError(kind: .invalidType, message: "'\(sign)' not supported between instances of '\(left)' and '\(right)'")
    }
}
