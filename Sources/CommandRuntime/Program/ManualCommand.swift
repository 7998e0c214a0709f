internal import UntypedCalls
internal import WireFormats

/// Help as files: `man ses send-email` prints one page, `man --folder DIR` writes all.
struct ManualCommand {
    let program: CommandLineProgram
    /// `man` or `markdown`.
    let form: String

    func run(_ rest: [String]) throws(CommandError) -> ExitStatus {
        let parser = ArgumentParser(
            options: [OptionDeclaration("--folder", .one)],
            usage: "usage: \(Usage.program) \(form) [<command> [<subcommand>]] [--folder DIR]\n")
        let parsed = try parser.parse(rest)
        if let folder = parsed.text("folder") { return try writeAll(into: folder) }
        guard parsed.rest.count <= (parsed.rest.dropFirst().first == "wait" ? 3 : 2), !parsed.rest.contains(where: { $0.hasPrefix("-") })
        else {
            throw CommandError(.unknownOptions, "Unknown options: \(parsed.rest.joined(separator: ", "))")
        }
        return program.print(text(try page(parsed.rest)))
    }

    // MARK: -

    private func page(_ words: [String]) throws(CommandError) -> HelpPage {
        guard let name = words.first else { return IndexHelp.page(program) }
        guard let service = program.services.first(where: { $0.name == name }) else {
            throw .validation("There is no command '\(name)'. There are: \(program.services.map(\.name).joined(separator: ", ")).")
        }
        guard words.count > 1 else { return IndexHelp.page(service) }
        guard words[1] == "wait", !service.waiters.isEmpty else { return try page(service, words[1], try schema(service)) }
        guard words.count > 2 else { return IndexHelp.waiters(service) }
        guard let waiter = service.waiter(words[2]) else { throw .validation("There is no command '\(service.name) wait \(words[2])'.") }
        return try page(service, waiter.operationCommand, try schema(service), waiter)
    }

    private func page(
        _ service: CommandService, _ name: String, _ schema: Schema, _ waiter: WaiterRule? = nil
    ) throws(CommandError) -> HelpPage {
        guard let found = service.command(name), case let command = waiter.map({ found.waiting(as: $0.command) }) ?? found,
            let operation = schema.operation(command.operation)
        else {
            throw .validation("There is no command '\(service.name) \(name)'.")
        }
        return OperationHelp(service: service, command: command, schema: schema, operation: operation, waiter: waiter).page()
    }

    private func schema(_ service: CommandService) throws(CommandError) -> Schema {
        do { return try service.schema() } catch { throw .general("The table of \(service.name) cannot be read: \(error)") }
    }

    private func text(_ page: HelpPage) -> String {
        form == "man" ? HelpManual.text(page, version: String(program.version.prefix { $0 != " " })) : HelpMarkdown.text(page)
    }

    private func writeAll(into folder: String) throws(CommandError) -> ExitStatus {
        var pages = [IndexHelp.page(program)]
        for service in program.services {
            pages.append(IndexHelp.page(service))
            let schema = try schema(service)
            for name in service.commandNames { pages.append(try page(service, name, schema)) }
            if !service.waiters.isEmpty { pages.append(IndexHelp.waiters(service)) }
            for waiter in service.waiters { pages.append(try page(service, waiter.operationCommand, schema, waiter)) }
        }
        do throws(FileError) {
            try FileBytes.makeFolder(folder)
            for page in pages {
                let name = page.command.replacing(" ", with: "-") + (form == "man" ? ".1" : ".md")
                try FileBytes.write(Array(text(page).utf8), to: "\(folder)/\(name)")
            }
        } catch {
            throw .general("Cannot write the pages: \(error.reason): \(error.path)")
        }
        return program.print("\(pages.count) pages written to \(folder)\n")
    }
}
