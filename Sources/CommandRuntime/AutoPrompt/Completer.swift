internal import AWSCredentials
internal import ServiceRuntime
internal import UntypedCalls
internal import WireFormats

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What can stand next in a command line.
struct Completer {
    /// Something that can stand there.
    struct Suggestion: Equatable {
        let text: String
        /// A few words beside it.
        let summary: String
        /// All that is known of it.
        var documentation = ""
        /// Whether more of the same word follows, as behind a folder.
        var isPartial = false
    }

    private let program: CommandLineProgram

    init(_ program: CommandLineProgram) { self.program = program }

    /// The suggestions for the word being typed, the likeliest first.
    func suggestions(after words: [String], typing current: String) -> [Suggestion] {
        matching(candidates(words, current), current)
    }

    // MARK: - Candidates

    private func candidates(_ words: [String], _ current: String) -> [Suggestion] {
        let place = position(words)
        if let option = place.openOption { return values(of: option, place, current) }
        if current.hasPrefix("-") || (place.command != nil && !current.hasPrefix("-") && place.isInOptions) {
            return options(place, words) + globalOptions(words)
        }
        guard let service = place.service else { return services() }
        return place.command != nil ? [] : place.isWaiting ? waiters(service) : commands(service)
    }

    /// How far a command line has come.
    private struct Position {
        var service: CommandService?
        var command: OperationCommand?
        var operation: SchemaOperation?
        /// The option whose value comes next.
        var openOption: OptionDeclaration?
        var isInOptions = false
        /// Whether `wait` stands behind the service.
        var isWaiting = false
    }

    private func position(_ words: [String]) -> Position {
        var place = Position()
        var open: OptionDeclaration?
        for word in words {
            if word.hasPrefix("--") {
                open = declarations(place).first { $0.name == word }
                if case .flag = open?.arity { open = nil }
                continue
            }
            if let option = open {
                // A list takes more values; it ends with the next option.
                if option.arity != .any && option.arity != .some { open = nil }
            } else if place.service == nil {
                place.service = program.services.first { $0.name == word }
            } else if place.command == nil, let service = place.service {
                if word == "wait", !place.isWaiting {
                    place.isWaiting = true
                    continue
                }
                let waiter = place.isWaiting ? service.waiter(word) : nil
                place.command =
                    place.isWaiting ? waiter.flatMap { service.command($0.operationCommand)?.waiting(as: word) } : service.command(word)
                place.operation = place.command.flatMap { command in (try? service.schema())?.operation(command.operation) }
            }
        }
        place.openOption = open
        place.isInOptions = place.command != nil
        return place
    }

    private func declarations(_ place: Position) -> [OptionDeclaration] {
        guard let command = place.command, let operation = place.operation else { return GlobalOptions.declarations }
        return CommandOptions(command, operation, []).declarations + GlobalOptions.declarations
    }

    private func services() -> [Suggestion] {
        program.services.map {
            Suggestion(text: $0.name, summary: $0.title, documentation: $0.documentation.service ?? $0.title)
        } + [
            Suggestion(text: "configure", summary: "Keeps settings in the configuration files"),
            Suggestion(text: "help", summary: "Prints help"),
        ]
    }

    private func commands(_ service: CommandService) -> [Suggestion] {
        service.commandNames.compactMap { name in
            guard let command = service.command(name) else { return nil }
            let text = service.documentation.operation(command.operation) ?? ""
            return Suggestion(text: name, summary: Markup(text).firstSentence, documentation: text)
        } + (service.waiters.isEmpty ? [] : [Suggestion(text: "wait", summary: "Waits until something has come about")])
    }

    private func waiters(_ service: CommandService) -> [Suggestion] {
        service.waiters.map {
            Suggestion(text: $0.command, summary: Markup($0.sentences).firstSentence, documentation: $0.sentences)
        }
    }

    private func options(_ place: Position, _ words: [String]) -> [Suggestion] {
        guard let service = place.service, let command = place.command, let operation = place.operation else { return [] }
        let all = CommandOptions(command, operation, []).declarations.filter { !words.contains($0.name) }
        let ordered = all.filter(\.isRequired) + all.filter { !$0.isRequired }
        return ordered.map { option in
            let member = command.memberOptions.first { $0.name == option.name }.flatMap { operation.input?.member($0.member) }
            let text =
                member.flatMap { member in operation.input.flatMap { service.documentation.member(member.name, of: $0.name) } }
                ?? service.documentation.option(option.name, of: command.name) ?? GlobalOptionTexts.ofEveryCommand[option.name] ?? ""
            let type = member.map { ShapeSyntax.typeName($0.shape) } ?? (option.isInteger ? "integer" : "string")
            let syntax = member.flatMap { ShapeSyntax.shorthand($0.shape) }.map { "\n\nShorthand: \($0)" } ?? ""
            return Suggestion(
                text: option.name, summary: "(\(type))\(option.isRequired ? " required" : "") \(Markup(text).firstSentence)",
                documentation: text + syntax)
        }
    }

    private func globalOptions(_ words: [String]) -> [Suggestion] {
        GlobalOptionTexts.entries.filter { !words.contains($0.name) }.map {
            Suggestion(text: $0.name, summary: "(\($0.type)) \(Markup($0.text).firstSentence)", documentation: $0.text)
        }
    }

    // MARK: - Values

    private func values(of option: OptionDeclaration, _ place: Position, _ current: String) -> [Suggestion] {
        func plain(_ words: [String], _ summary: String = "") -> [Suggestion] { words.map { Suggestion(text: $0, summary: summary) } }
        if let choices = option.choices { return plain(choices) }
        switch option.name {
        case "--region": return plain(Partition.regionNames)
        case "--profile":
            let files = try? SharedConfiguration(environment: ProcessEnvironment(program.environment))
            return plain((files?.profiles.keys.map { $0 } ?? []).sortedByCodePoints())
        case "--ca-bundle": return paths(current, prefix: "")
        default: break
        }
        for prefix in ["file://", "fileb://"] where current.hasPrefix(prefix) {
            return paths(String(current.dropFirst(prefix.count)), prefix: prefix)
        }
        let member = place.command?.memberOptions.first { $0.name == option.name }.flatMap { place.operation?.input?.member($0.member) }
        let shape = member?.shape
        let values = (shape?.enumerationValues ?? []) + (shape?.element?.shape.enumerationValues ?? [])
        if !values.isEmpty { return plain(values) }
        return current.isEmpty ? [Suggestion(text: "file://", summary: "the content of a text file", isPartial: true)] : []
    }

    /// The files and folders that a path may mean.
    private func paths(_ path: String, prefix: String) -> [Suggestion] {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let opened = folder.isEmpty ? "." : folder.hasPrefix("~/") ? (program.environment["HOME"] ?? "") + folder.dropFirst() : folder
        guard let handle = opendir(opened) else { return [] }
        defer { closedir(handle) }
        var names: [Suggestion] = []
        while names.count < 500, let entry = readdir(handle) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            guard name != ".", name != "..", !name.hasPrefix(".") || path.split(separator: "/").last?.hasPrefix(".") == true else {
                continue
            }
            let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
            names.append(
                Suggestion(text: prefix + folder + name + (isFolder ? "/" : ""), summary: isFolder ? "folder" : "file", isPartial: isFolder)
            )
        }
        return names.sorted { $0.text.precedesByCodePoints($1.text) }
    }

    // MARK: - Matching

    /// What begins with the word, then what holds it, then what holds its letters in order.
    private func matching(_ all: [Suggestion], _ current: String) -> [Suggestion] {
        guard !current.isEmpty else { return all }
        let wanted = current.lowercased()
        var beginning: [Suggestion] = []
        var holding: [Suggestion] = []
        var loose: [Suggestion] = []
        for suggestion in all where suggestion.text != current {
            let text = suggestion.text.lowercased()
            if text.hasPrefix(wanted) {
                beginning.append(suggestion)
            } else if text.contains(wanted) {
                holding.append(suggestion)
            } else if Self.holdsInOrder(text, wanted) {
                loose.append(suggestion)
            }
        }
        return beginning + holding + loose
    }

    private static func holdsInOrder(_ text: String, _ wanted: String) -> Bool {
        var rest = wanted[...]
        for character in text where character == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }
}
