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
        guard parsed.rest.count <= 2, !parsed.rest.contains(where: { $0.hasPrefix("-") }) else {
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
        return try page(service, words[1], try schema(service))
    }

    private func page(_ service: CommandService, _ name: String, _ schema: Schema) throws(CommandError) -> HelpPage {
        guard let command = service.command(name), let operation = schema.operation(command.operation) else {
            throw .validation("There is no command '\(service.name) \(name)'.")
        }
        return OperationHelp(service: service, command: command, schema: schema, operation: operation).page()
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
