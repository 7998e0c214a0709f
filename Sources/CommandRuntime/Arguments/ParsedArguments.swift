/// What the options on a command line were set to.
struct ParsedArguments: Sendable {
    enum Value: Sendable, Hashable {
        case text(String)
        case list([String])
        case flag(Bool)
    }

    var values: [String: Value] = [:]
    /// The options given, by their whole names, in the order in which they came.
    var given: [String] = []
    /// The positional argument, if the parser knows one and it was there.
    var positional: String?
    /// What the parser does not know, in order.
    var rest: [String] = []
    /// Whether the version was asked for.
    var wantsVersion = false

    func text(_ key: String) -> String? {
        if case .text(let text) = values[key] { return text }
        return nil
    }

    func flag(_ key: String) -> Bool? {
        if case .flag(let flag) = values[key] { return flag }
        return nil
    }
}
