internal import Values

/// One command: an operation with its options.
struct OperationCommand: Sendable {
    /// The command's word: `send-email`.
    private(set) var name: String
    /// The operation's name in the schema.
    let operation: String
    let isDeprecated: Bool
    /// The options of the input's members, in order.
    let memberOptions: [MemberOption]
    /// Further options that set a part of a member.
    let fillingOptions: [FillingOption]
    /// What members hold when a further option is the first to set something in them.
    let beginnings: [String: Value]
    /// Groups of options that exclude each other.
    let conflicts: [[[String]]]
    private(set) var pages: PageRule?

    /// The option of one member.
    struct MemberOption: Sendable {
        /// `--from`
        let name: String
        let member: String
        /// Whether a required member may be missing on the command line, because another option can fill it.
        let isOptional: Bool
        let isHidden: Bool
    }

    /// An option that sets what a path names.
    struct FillingOption: Sendable {
        let name: String
        let path: [String]
    }

    /// An option's name; one that every command has is another thing, so `--query` of an operation is `--input-query`.
    private static func free(_ option: String) -> String {
        let taken = GlobalOptions.declarations.contains { $0.name == option || $0.name == "--no-" + option.dropFirst(2) }
        return taken ? "--input-" + option.dropFirst(2) : option
    }

    /// The command that repeats the operation under another name, one page at a time.
    func waiting(as name: String) -> OperationCommand {
        var command = self
        command.name = name
        command.pages = nil
        return command
    }

    init(_ block: [TableLine]) {
        let head = block.first ?? TableLine("")
        name = head[1]
        operation = head[2]
        isDeprecated = head.has("deprecated")
        var members: [MemberOption] = []
        var filling: [FillingOption] = []
        var beginnings: [String: Value] = [:]
        var conflicts: [[[String]]] = []
        var pages: PageRule?
        for line in block.dropFirst() {
            switch line.word {
            case "option":
                members.append(
                    MemberOption(name: Self.free(line[1]), member: line[2], isOptional: line.has("optional"), isHidden: line.has("hidden")))
            case "fills": filling.append(FillingOption(name: Self.free(line[1]), path: line[2].split(separator: ".").map(String.init)))
            case "begins": beginnings[line[1]] = (try? ParameterJSON.value(line[2])) ?? [:]
            case "conflict":
                conflicts.append(
                    (1..<max(line.count, 1)).map { line[$0].split(separator: ",").map { String(Self.free("--\($0)").dropFirst(2)) } })
            case "page": pages = PageRule(line)
            default: break
            }
        }
        memberOptions = members
        fillingOptions = filling
        self.beginnings = beginnings
        self.conflicts = conflicts
        self.pages = pages
    }
}

/// How the pages of an operation follow each other; expressions are JMESPath.
struct PageRule: Sendable {
    /// Members of the input that take the tokens.
    let inputTokens: [String]
    let outputTokens: [String]
    let resultKeys: [String]
    /// The member of the input that bounds a page.
    let limitKey: String?
    let moreResults: String?
    /// What is the same on every page.
    let nonAggregateKeys: [String]

    init(_ line: TableLine) {
        inputTokens = line.facts("in")
        outputTokens = line.facts("out")
        resultKeys = line.facts("result")
        limitKey = line.fact("limit")
        moreResults = line.fact("more")
        nonAggregateKeys = line.facts("rest")
    }
}
