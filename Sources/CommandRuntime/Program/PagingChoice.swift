internal import Values
internal import WireFormats

/// Whether a listing is paged here, and how much of it is wanted.
struct PagingChoice {
    private let options: CommandOptions
    private let parsed: ParsedArguments
    private(set) var isPaging: Bool

    /// Paging ends where a token or limit is set by hand; page options then have nothing to say.
    init(_ options: CommandOptions, _ parsed: ParsedArguments, isWanted: Bool) throws(CommandError) {
        self.options = options
        self.parsed = parsed
        guard let rule = options.command.pages else {
            isPaging = false
            return
        }
        let manual = Set(rule.inputTokens + [rule.limitKey].compactMap { $0 })
        let isManual = options.command.memberOptions.contains { option in
            // The common names mean the page options, except for one of them.
            manual.contains(option.member) && !["--starting-token", "--max-items"].contains(option.name)
                && parsed.values[String(option.name.dropFirst(2))] != nil
        }
        isPaging = isWanted && !isManual
        guard !isPaging else { return }
        let used = ["--starting-token", "--page-size", "--max-items"].filter { name in
            options.shadowed[name] == nil && parsed.text(String(name.dropFirst(2))).map { $0 != "0" && !$0.isEmpty } ?? false
        }
        if !used.isEmpty {
            throw .validation("Cannot specify --no-paginate along with pagination arguments: \(used.joined(separator: ", "))")
        }
    }

    /// The members that page options stand for once they are ordinary options again.
    var ordinaryMembers: [(option: String, member: String)] {
        isPaging ? [] : options.shadowed.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The same, unless the file with the input sets what paging would set.
    func confirmed(by fileKeys: Set<String>) -> PagingChoice {
        var choice = self
        if let rule = options.command.pages, !fileKeys.isDisjoint(with: rule.inputTokens + [rule.limitKey].compactMap { $0 }) {
            choice.isPaging = false
        }
        return choice
    }

    /// Whether an option about pages was given.
    var hasPageOptions: Bool {
        ["starting-token", "page-size", "max-items"].contains { options.shadowed["--" + $0] == nil && parsed.values[$0] != nil }
            || options.shadowed.keys.contains { parsed.values[String($0.dropFirst(2))] != nil }
    }

    /// Numbers below one make no sense, but are taken.
    func warn(_ console: Console) throws(CommandError) {
        guard options.command.pages != nil, options.shadowed["--max-items"] == nil || isPaging, let most = maximumItems, most <= 0 else {
            return
        }
        console.error(Array("warning: Non-positive values for --max-items may result in undefined behavior.\n".utf8))
    }

    /// The pages that are wanted; nothing if there is no paging.
    func pages() throws(CommandError) -> Pages? {
        guard isPaging, let rule = options.command.pages else { return nil }
        var range = Pages.Range()
        range.maximumItems = maximumItems
        if let size = parsed.text("page-size") {
            let isText = rule.limitKey.flatMap { options.operation.input?.member($0)?.kind } == .string
            range.pageSize = isText ? .string(size) : PythonNumbers.integer(size).map { .number($0) }
        }
        if let token = parsed.text("starting-token") { range.start = try PageTokens(token, inputTokens: rule.inputTokens) }
        return try Pages(rule, range)
    }

    private var maximumItems: Int? { parsed.text("max-items").flatMap { PythonNumbers.integer($0)?.int }.map { Int(clamping: $0) } }
}
