/// The arguments of a command, read by the options that it knows.
struct Arguments {
    /// One option of a command.
    struct Option {
        /// With its hyphens: `--output`.
        var name: String
        /// What its value is called in the help; nothing if it takes none.
        var value: String?
        var summary: String
        /// It may be given more than once.
        var isRepeatable = false
    }

    private(set) var operands: [String] = []
    private var values: [String: [String]] = [:]

    /// Reads arguments; what is wrong with them is a sentence for the person who wrote them.
    init(_ arguments: [String], options: [Option]) throws(UsageError) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                operands += rest
                break
            }
            guard argument.hasPrefix("-"), argument != "-" else {
                operands.append(argument)
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let option = options.first(where: { $0.name == parts[0] }) else {
                let known = options.map(\.name).sorted().joined(separator: ", ")
                throw UsageError("unknown option '\(parts[0])'", hint: "the options are: \(known)")
            }
            if option.value == nil {
                guard parts.count == 1 else { throw UsageError("'\(option.name)' takes no value") }
                values[option.name] = [""]
                continue
            }
            guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
                throw UsageError("'\(option.name)' needs a value", hint: "\(option.name) \(option.value ?? "")")
            }
            guard values[option.name] == nil || option.isRepeatable else { throw UsageError("'\(option.name)' is given twice") }
            values[option.name, default: []].append(value)
        }
    }

    func has(_ name: String) -> Bool { values[name] != nil }
    subscript(name: String) -> String? { values[name]?.last }
    func all(_ name: String) -> [String] { values[name] ?? [] }
}

/// Arguments that cannot be understood.
struct UsageError: Error {
    var message: String
    var hint: String?

    init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}
