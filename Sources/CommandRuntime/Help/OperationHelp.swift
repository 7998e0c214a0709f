internal import UntypedCalls
internal import Values
internal import WireFormats

/// The page of one command.
struct OperationHelp {
    let service: CommandService
    let command: OperationCommand
    let schema: Schema
    let operation: SchemaOperation
    /// What the command waits for, if it repeats the operation.
    var waiter: WaiterRule?

    private var documentation: Documentation { service.documentation }

    func page() -> HelpPage {
        let words = waiter.map(\.sentences) ?? documentation.operation(command.operation) ?? ""
        let place = waiter == nil ? service.name : "\(service.name) wait"
        var page = HelpPage(command: "\(Usage.program) \(place) \(command.name)", summary: Markup(words).firstSentence)
        page.sections.append(HelpPage.Section(title: "Description", blocks: description(words)))
        page.sections.append(HelpPage.Section(title: "Synopsis", blocks: [.code(synopsis())]))
        page.sections.append(HelpPage.Section(title: "Options", blocks: options()))
        page.sections.append(HelpPage.Section(title: "Global Options", blocks: GlobalOptionTexts.blocks))
        let examples = waiter == nil ? documentation.examples(command.operation) : []
        if !examples.isEmpty {
            page.sections.append(HelpPage.Section(title: "Examples", blocks: examples.flatMap(example)))
        }
        page.sections.append(HelpPage.Section(title: "Output", blocks: waiter == nil ? output() : [.markup("None")]))
        return page
    }

    // MARK: - Description

    private func description(_ words: String) -> [HelpPage.Block] {
        var blocks: [HelpPage.Block] = []
        if !words.isEmpty { blocks.append(.markup(words)) }
        if command.isDeprecated { blocks.append(.markup("This command is deprecated.")) }
        if let rate = documentation.rate(command.operation) { blocks.append(.markup(rate)) }
        if let uid = service.facts.fact("uid") {
            let address = "https://docs.aws.amazon.com/goto/WebAPI/\(uid)/\(command.operation)"
            blocks.append(.markup("See also: [AWS API Documentation](\(address))"))
        }
        if let pages = command.pages {
            let keys = pages.resultKeys.map { "`\($0)`" }.joined(separator: ", ")
            blocks.append(
                .markup(
                    "This command lists page by page and puts \(keys) of all pages together. `--no-paginate` makes one call only. "
                        + "A `--query` picks from the whole listing, or from each page where output is text."))
        }
        return blocks
    }

    // MARK: - Synopsis and options

    /// An option with what help needs to know about it.
    private struct Entry {
        let names: String
        let synopsis: String
        let term: HelpPage.Term
        let blocks: [HelpPage.Block]
    }

    private func synopsis() -> [String] {
        [command.name] + entries().map(\.synopsis) + ["[--cli-input-json | --cli-input-yaml]"] + pageEntries().map(\.synopsis)
            + ["[--generate-cli-skeleton <value>]"] + GlobalOptionTexts.synopsis
    }

    private func options() -> [HelpPage.Block] {
        var blocks = entries().map { HelpPage.Block.term($0.term, $0.blocks) }
        blocks.append(
            .term(HelpPage.Term(name: "--cli-input-json | --cli-input-yaml", type: "string"), [.markup(GlobalOptionTexts.inputText)]))
        blocks += pageEntries().map { .term($0.term, $0.blocks) }
        blocks.append(.term(HelpPage.Term(name: "--generate-cli-skeleton", type: "string"), [.markup(GlobalOptionTexts.skeletonText)]))
        return blocks
    }

    private func entries() -> [Entry] {
        let pageMembers = command.pages.map { Set($0.inputTokens + [$0.limitKey].compactMap { $0 }) } ?? []
        var entries: [Entry] = []
        let pageNames = Set(pageOptionEntries().map(\.term.name))
        for option in command.memberOptions where !option.isHidden {
            // An option for pages that has a member's name stands in its place.
            if pageNames.contains(option.name) {
                entries += pageOptionEntries().filter { $0.term.name == option.name }
                continue
            }
            if pageMembers.contains(option.member) { continue }
            guard let member = operation.input?.member(option.member) else { continue }
            entries.append(entry(option, member))
        }
        for option in command.fillingOptions {
            var blocks: [HelpPage.Block] = []
            if let text = documentation.option(option.name, of: command.name) { blocks.append(.markup(text)) }
            let term = HelpPage.Term(name: option.name, type: "string")
            entries.append(Entry(names: option.name, synopsis: "[\(option.name) <value>]", term: term, blocks: blocks))
        }
        return entries
    }

    private func entry(_ option: OperationCommand.MemberOption, _ member: SchemaMember) -> Entry {
        let isRequired = member.isRequired && !option.isOptional && !member.isIdempotencyToken
        var blocks: [HelpPage.Block] = []
        if let text = words(about: member, of: operation.input) { blocks.append(.markup(text)) }
        blocks += nested(member.shape)
        if member.kind == .enumeration { blocks.append(.markup("Possible values:")) }
        blocks += member.kind == .enumeration ? [.names(member.shape.enumerationValues)] : []
        blocks += syntax(member.shape)
        var names = option.name
        if member.kind == .boolean { names += " | --no-\(option.name.dropFirst(2))" }
        let usage = member.kind == .boolean ? names : "\(names) <value>"
        let term = HelpPage.Term(name: names, type: ShapeSyntax.typeName(member.shape), isRequired: isRequired)
        return Entry(names: names, synopsis: isRequired ? usage : "[\(usage)]", term: term, blocks: blocks)
    }

    private func pageEntries() -> [Entry] {
        let members = Set(command.memberOptions.map(\.name))
        return pageOptionEntries().filter { !members.contains($0.term.name) }
    }

    private func pageOptionEntries() -> [Entry] {
        guard let pages = command.pages else { return [] }
        func entry(_ name: String, _ type: String, _ text: String) -> Entry {
            Entry(names: name, synopsis: "[\(name) <value>]", term: HelpPage.Term(name: name, type: type), blocks: [.markup(text)])
        }
        var entries = [entry("--starting-token", "string", GlobalOptionTexts.startingTokenText)]
        if let key = pages.limitKey {
            let isText = operation.input?.member(key)?.kind == .string
            entries.append(entry("--page-size", isText ? "string" : "integer", GlobalOptionTexts.pageSizeText))
        }
        return entries + [entry("--max-items", "integer", GlobalOptionTexts.maxItemsText)]
    }

    private func syntax(_ shape: SchemaShape) -> [HelpPage.Block] {
        var blocks: [HelpPage.Block] = []
        if let shorthand = ShapeSyntax.shorthand(shape) {
            blocks += [
                .markup("Shorthand Syntax:"), .code(shorthand.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)),
            ]
        }
        if let words = ShapeSyntax.words(shape) {
            blocks += [.markup("Syntax:"), .code(words)]
        } else if !ShapeSyntax.isScalar(shape) {
            blocks += [.markup("JSON Syntax:"), .code(ShapeSyntax.json(shape))]
        }
        return blocks
    }

    // MARK: - Members

    private func words(about member: SchemaMember, of shape: SchemaShape?) -> String? {
        shape.flatMap { documentation.member(member.name, of: $0.name) } ?? documentation.shape(member.shape.name)
    }

    /// What is inside a shape, each member with its type and words; a shape within itself is named once.
    private func nested(_ shape: SchemaShape, open: [String] = []) -> [HelpPage.Block] {
        guard !open.contains(shape.name) else { return [.markup("( ... recursive ... )")] }
        let inside = open + [shape.name]
        switch shape.kind {
        case .structure, .union:
            return shape.members.map { member in
                let term = HelpPage.Term(
                    name: member.name, type: ShapeSyntax.typeName(member.shape), isRequired: member.isRequired, isMember: true)
                return .term(term, body(member, of: shape, inside))
            }
        case .list:
            guard let element = shape.element else { return [] }
            let term = HelpPage.Term(name: "", type: ShapeSyntax.typeName(element.shape), isMember: true)
            return [.term(term, body(element, of: shape, inside))]
        case .map:
            return [shape.key, shape.value].compactMap { $0 }.map { part in
                .term(HelpPage.Term(name: part.name, type: ShapeSyntax.typeName(part.shape), isMember: true), body(part, of: shape, inside))
            }
        default: return []
        }
    }

    private func body(_ member: SchemaMember, of shape: SchemaShape, _ open: [String]) -> [HelpPage.Block] {
        var blocks: [HelpPage.Block] = []
        if let text = words(about: member, of: shape) { blocks.append(.markup(text)) }
        if member.kind == .enumeration { blocks += [.markup("Possible values:"), .names(member.shape.enumerationValues)] }
        return blocks + nested(member.shape, open: open)
    }

    private func output() -> [HelpPage.Block] {
        guard let shape = operation.output, !shape.members.isEmpty else { return [.markup("None")] }
        let hidden = Set(command.pages?.outputTokens ?? [])
        return nested(shape).filter { block in
            // The tokens of pages are looked after by the options for pages.
            if case .term(let term, _) = block { return !hidden.contains(term.name) || command.pages == nil || term.name == "NextToken" }
            return true
        }
    }

    // MARK: - Examples

    private func example(_ example: Documentation.Example) -> [HelpPage.Block] {
        var blocks: [HelpPage.Block] = []
        if !example.title.isEmpty { blocks.append(.heading(Inline.plain(example.title))) }
        if !example.description.isEmpty { blocks.append(.markup(example.description)) }
        blocks.append(.code(CommandSpelling(service: service, command: command, operation: operation).lines(example.input)))
        if let output = try? ParameterJSON.value(example.output), !(output.map?.isEmpty ?? true) {
            var bytes: [UInt8] = []
            JSONOutput.append(output, to: &bytes)
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            blocks += [.markup("Output:"), .code(lines)]
        }
        return blocks
    }
}
