internal import UntypedCalls
internal import WireFormats

/// The options of one command, with what each of them means.
struct CommandOptions {
    let command: OperationCommand
    let operation: SchemaOperation
    let declarations: [OptionDeclaration]
    /// Members of the input that page options stand in front of, by the option's name.
    let shadowed: [String: String]

    /// Options for the file with the input, and what is printed in place of a call.
    static let inputOptions = ["--cli-input-json", "--cli-input-yaml"]

    init(_ command: OperationCommand, _ operation: SchemaOperation, _ arguments: [String]) {
        self.command = command
        self.operation = operation
        let insists = Self.insistsOnRequired(arguments)
        let pageOptions = command.pages.map { Self.pageOptions($0, operation) } ?? []
        let pageNames = Set(pageOptions.map(\.name))
        var declarations: [OptionDeclaration] = []
        var shadowed: [String: String] = [:]
        for option in command.memberOptions {
            guard let member = operation.input?.member(option.member) else { continue }
            if pageNames.contains(option.name) {
                shadowed[option.name] = option.member
                continue
            }
            declarations += Self.declarations(option, member, isRequired: insists)
        }
        for option in command.fillingOptions {
            let isList = Self.shape(at: option.path, in: operation.input)?.kind == .list
            declarations.append(OptionDeclaration(option.name, isList ? .some : .one))
        }
        declarations += Self.inputOptions.map { OptionDeclaration($0, .one) } + pageOptions
        var skeleton = OptionDeclaration("--generate-cli-skeleton", .optional("input"))
        skeleton.choices = ["input", "output", "yaml-input"]
        declarations.append(skeleton)
        self.declarations = declarations
        self.shadowed = shadowed
    }

    func parse(_ arguments: [String]) throws(CommandError) -> ParsedArguments {
        try ArgumentParser(options: declarations, positional: "help", requiresPositional: false, usage: Usage.text).parse(arguments)
    }

    /// The shape that a path of members leads to.
    static func shape(at path: [String], in shape: SchemaShape?) -> SchemaShape? {
        var shape = shape
        for name in path { shape = shape?.member(name)?.shape }
        return shape
    }

    // MARK: -

    private static func declarations(_ option: OperationCommand.MemberOption, _ member: SchemaMember, isRequired: Bool)
        -> [OptionDeclaration]
    {
        if member.kind == .boolean {
            return [
                OptionDeclaration(option.name, .flag(true)),
                OptionDeclaration("--no-" + option.name.dropFirst(2), key: String(option.name.dropFirst(2)), .flag(false)),
            ]
        }
        var declaration = OptionDeclaration(option.name, member.kind == .list ? .any : .one)
        declaration.isRequired = isRequired && member.isRequired && !option.isOptional && !member.isIdempotencyToken
        return [declaration]
    }

    /// Not if the input comes from a file, or a sample of the input is wanted.
    private static func insistsOnRequired(_ arguments: [String]) -> Bool {
        if inputOptions.contains(where: arguments.contains) { return false }
        guard let place = arguments.firstIndex(of: "--generate-cli-skeleton") else { return true }
        return arguments.dropFirst(place + 1).first == "output"
    }

    private static func pageOptions(_ rule: PageRule, _ operation: SchemaOperation) -> [OptionDeclaration] {
        var options = [OptionDeclaration("--starting-token", .one)]
        if let key = rule.limitKey {
            var size = OptionDeclaration("--page-size", .one)
            size.isInteger = operation.input?.member(key).map { $0.kind != .string } ?? true
            options.append(size)
        }
        var most = OptionDeclaration("--max-items", .one)
        most.isInteger = true
        options.append(most)
        return options
    }
}
