internal import ServiceModel
internal import SpecDiagnostics
public import TemplateEngine

/// The tables of a command line for a service: what its commands and options are called, how pages follow, what help says.
public struct CommandsView: TemplateView {
    var file: FileView
    var serviceName: String
    /// The word for the service on the command line.
    var command: String
    var commandTable: String
    var schema: String
    var service: String
    /// The number signs of the raw literals: more than stand anywhere in the texts.
    var numberSigns: String
    var commands: [String]
    var documentation: [String]

    public static let fields = Fields<CommandsView>(
        [
            .text("serviceName") { $0.serviceName },
            .text("command") { $0.command },
            .text("commandTable") { $0.commandTable },
            .text("schema") { $0.schema },
            .text("service") { $0.service },
            .text("numberSigns") { $0.numberSigns },
            .lines("commands") { $0.commands },
            .lines("documentation") { $0.documentation },
        ] + FileView.fields(of: { $0.file }))
}

extension ModulePlan {
    /// Where the file stands: in a module of its own, so that who links the client alone carries no tables.
    var commandsPath: String { "../\(options.module)Commands/\(options.module)Commands.swift" }

    func commands(_ diagnostics: inout Diagnostics) -> CommandsView {
        let table = CommandTable(self, &diagnostics)
        var file = file()
        file.imports = ["public import CommandRuntime", "internal import \(options.module)"]
        let signs = String(repeating: "#", count: 1 + longestRunOfNumberSigns(table.commands + table.documentation))
        return CommandsView(
            file: file, serviceName: service.identity.fullName.replacingNewlines, command: swiftLiteral(table.name),
            commandTable: "\(options.module)Commands", schema: tables.schema, service: tables.service, numberSigns: signs,
            commands: table.commands, documentation: table.documentation)
    }
}
