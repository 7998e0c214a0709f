/// Sorts a command line into options with their values, one positional argument, and what is left for the next parser.
///
/// It reads as Python's `argparse` does, because users and scripts rely on what that accepts: options anywhere, unambiguous
/// abbreviations, `--name=value`, the last one wins, `-1` and texts with blanks are values, nothing is an option after `--`.
struct ArgumentParser {
    let options: [OptionDeclaration]
    /// The name of the positional argument in messages; without one all positionals are left over.
    var positional: String?
    /// Whether the positional must be there.
    var requiresPositional = true
    /// What the positional may be.
    var positionalChoices: [String]?
    let usage: String

    /// Reads arguments; a value out of place, a missing one and an ambiguous name are errors that show the usage.
    func parse(_ arguments: [String]) throws(CommandError) -> ParsedArguments {
        var run = Run(parser: self, words: try classify(arguments))
        try run.consume()
        return run.parsed
    }

    func usageError(_ message: String) -> CommandError { .validation("\(message)\n\n\(usage)") }

    // MARK: - Words

    /// A word of the command line by what it looks like.
    enum Word {
        case value(String)
        case option(OptionDeclaration, value: String?, text: String)
        case unknownOption(String)
        /// `--`: nothing after it is an option.
        case separator
    }

    private func classify(_ arguments: [String]) throws(CommandError) -> [Word] {
        var words: [Word] = []
        var isLiteral = false
        for argument in arguments {
            if isLiteral {
                words.append(.value(argument))
            } else if argument == "--" {
                words.append(.separator)
                isLiteral = true
            } else {
                words.append(try classify(argument))
            }
        }
        return words
    }

    private func classify(_ argument: String) throws(CommandError) -> Word {
        guard argument.utf8.first == UInt8(ascii: "-"), argument.utf8.count > 1 else { return .value(argument) }
        if let option = options.first(where: { $0.name == argument }) { return .option(option, value: nil, text: argument) }
        var name = argument[...]
        var value: String?
        if let equals = argument.firstIndex(of: "=") {
            name = argument[..<equals]
            value = String(argument[argument.index(after: equals)...])
            if let option = options.first(where: { $0.name == name }) { return .option(option, value: value, text: String(name)) }
        }
        if argument.hasPrefix("--") {
            let matches = options.filter { $0.mayBeAbbreviated && $0.name.hasPrefix(name) }
            if matches.count > 1 {
                throw usageError("ambiguous option: \(argument) could match \(matches.map(\.name).joined(separator: ", "))")
            }
            if let match = matches.first { return .option(match, value: value, text: match.name) }
        }
        if Self.isNegativeNumber(argument) || argument.utf8.contains(UInt8(ascii: " ")) { return .value(argument) }
        return .unknownOption(argument)
    }

    /// `-1`, `-1.5`, `-.5`
    private static func isNegativeNumber(_ text: String) -> Bool {
        let digits = text.utf8.dropFirst()
        let whole = digits.prefix(while: ByteScanner.isDigit)
        if whole.count == digits.count { return true }
        let rest = digits.dropFirst(whole.count)
        guard rest.first == UInt8(ascii: ".") else { return false }
        return rest.count > 1 && rest.dropFirst().allSatisfy(ByteScanner.isDigit)
    }
}

// MARK: - Consumption

extension ArgumentParser {
    fileprivate struct Run {
        let parser: ArgumentParser
        let words: [Word]
        var parsed = ParsedArguments()
        var index = 0
        /// Whether the positional's turn has passed.
        var isPositionalDone = false

        init(parser: ArgumentParser, words: [Word]) {
            self.parser = parser
            self.words = words
            isPositionalDone = parser.positional == nil
        }

        mutating func consume() throws(CommandError) {
            while index < words.count {
                switch words[index] {
                case .option(let option, let value, let text):
                    try consume(option, value, text)
                    // Whoever wants the version wants nothing else.
                    if parsed.wantsVersion { return }
                case .unknownOption(let text):
                    parsed.rest.append(text)
                    index += 1
                case .value, .separator: try consumeValues()
                }
            }
            var missing = parser.options.filter { $0.isRequired && parsed.values[$0.key] == nil }.map(\.name)
            if let positional = parser.positional, parser.requiresPositional, parsed.positional == nil { missing.append(positional) }
            if !missing.isEmpty {
                throw parser.usageError("the following arguments are required: \(missing.joined(separator: ", "))")
            }
        }

        /// A stretch without options: the first value is the positional, the others are left over. A `--` beside the positional goes
        /// with it.
        private mutating func consumeValues() throws(CommandError) {
            if !isPositionalDone {
                var first = index
                while first < words.count, case .separator = words[first] { first += 1 }
                if first < words.count, case .value(let text) = words[first] {
                    isPositionalDone = true
                    try check(text, against: parser.positionalChoices, name: parser.positional ?? "")
                    parsed.positional = text
                    index = first + 1
                    while index < words.count, case .separator = words[index] { index += 1 }
                    return
                }
            }
            switch words[index] {
            case .value(let text): parsed.rest.append(text)
            case .separator: parsed.rest.append("--")
            case .option, .unknownOption: break
            }
            index += 1
        }

        private mutating func consume(_ option: OptionDeclaration, _ value: String?, _ text: String) throws(CommandError) {
            index += 1
            switch option.arity {
            case .flag, .version:
                if let value { throw parser.usageError("argument \(option.name): ignored explicit argument \(PythonText.quoted(value))") }
                if case .flag(let flag) = option.arity { parsed.values[option.key] = .flag(flag) } else { parsed.wantsVersion = true }
            case .one:
                guard let value = value ?? nextValue() else { throw parser.usageError("argument \(option.name): expected one argument") }
                parsed.values[option.key] = .text(try checked(value, option))
            case .optional(let standard):
                parsed.values[option.key] = .text(try checked(value ?? nextValue() ?? standard, option))
            case .any, .some:
                var values = value.map { [$0] } ?? []
                if value == nil { while let next = nextValue() { values.append(next) } }
                if values.isEmpty, option.arity == .some {
                    throw parser.usageError("argument \(option.name): expected at least one argument")
                }
                parsed.values[option.key] = .list(values)
            }
            parsed.given.append(option.name)
        }

        private mutating func nextValue() -> String? {
            guard index < words.count, case .value(let text) = words[index] else { return nil }
            index += 1
            return text
        }

        private func checked(_ value: String, _ option: OptionDeclaration) throws(CommandError) -> String {
            if option.isInteger, PythonNumbers.integer(value) == nil {
                throw parser.usageError("argument \(option.name): invalid int value: \(PythonText.quoted(value))")
            }
            try check(value, against: option.choices, name: option.name)
            return value
        }

        private func check(_ value: String, against choices: [String]?, name: String) throws(CommandError) {
            guard let choices, !choices.contains(value) else { return }
            var lines = ["Found invalid choice '\(value)'\n"]
            let near = CloseMatches.matches(value, among: choices)
            if !near.isEmpty {
                lines.append("Maybe you meant:\n")
                lines += near.map { "  * \($0)" }
            }
            throw parser.usageError("argument \(name): \(lines.joined(separator: "\n"))")
        }
    }
}
