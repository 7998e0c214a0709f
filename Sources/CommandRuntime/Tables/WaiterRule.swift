internal import Values

/// An operation that is repeated until its answer shows what is waited for.
struct WaiterRule: Sendable {
    /// The word behind `wait`: `identity-exists`.
    let command: String
    /// Its name in the service's description: `IdentityExists`.
    let name: String
    /// The command that is repeated.
    let operationCommand: String
    /// Seconds between two calls.
    let delay: Int
    /// How many calls there are at most.
    let attempts: Int
    let acceptors: [Acceptor]

    /// What an answer has to be like, and what it then means.
    struct Acceptor: Sendable {
        enum State: String, Sendable { case success, failure, retry }
        enum Matcher: String, Sendable { case path, pathAll, pathAny, error, status }

        let state: State
        let matcher: Matcher
        let expected: Value
        /// What is looked at, as JMESPath.
        let expression: String
    }

    init(_ block: [TableLine]) {
        let head = block.first ?? TableLine("")
        command = head[1]
        name = head[2]
        operationCommand = head[3]
        delay = head.fact("delay").flatMap { Int($0) } ?? 0
        attempts = head.fact("attempts").flatMap { Int($0) } ?? 1
        acceptors = block.dropFirst().compactMap { line in
            guard line.word == "accept", let state = Acceptor.State(rawValue: line[1]), let matcher = Acceptor.Matcher(rawValue: line[2])
            else { return nil }
            return Acceptor(state: state, matcher: matcher, expected: (try? ParameterJSON.value(line[3])) ?? .null, expression: line[4])
        }
    }

    /// What help tells.
    var sentences: String {
        let goal = acceptors.first { $0.state == .success }.map { " \($0.goal)" } ?? ""
        return
            "Wait until\(goal) when polling with `\(operationCommand)`. It will poll every \(delay) seconds until a successful state has been reached. "
            + "This will exit with a return code of 255 after \(attempts) failed checks."
    }
}

extension WaiterRule.Acceptor {
    fileprivate var goal: String {
        let value = PythonText.string(expected)
        switch matcher {
        case .path: return "JMESPath query `\(expression)` returns \(value)"
        case .pathAll: return "JMESPath query `\(expression)` returns \(value) for all elements"
        case .pathAny: return "JMESPath query `\(expression)` returns \(value) for any element"
        case .error: return "\(value) is thrown"
        case .status: return "\(value) response is received"
        }
    }

    /// Why an answer was accepted, as an error tells it.
    var explanation: String {
        let value = PythonText.string(expected)
        switch matcher {
        case .path: return "For expression \"\(expression)\" we matched expected path: \"\(value)\""
        case .pathAll: return "For expression \"\(expression)\" all members matched expected path: \"\(value)\""
        case .pathAny: return "For expression \"\(expression)\" we matched expected path: \"\(value)\" at least once"
        case .status: return "Matched expected HTTP status code: \(value)"
        case .error: return "Matched expected service error code: \(value)"
        }
    }
}
