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

/// The files of a service's command line. They stand in a module of their own, on tables alone: a program with these commands carries no
/// typed client, and one with the typed client no commands.
public struct CommandFiles: Sendable {
    /// The module's name.
    public var module: String
    public var commands: CommandsView
    /// The shapes and operations, as the client has them too.
    public var schema: SchemaView
    /// The addresses, as the client has them too.
    public var endpoints: EndpointsView

    /// Where a file of the module stands.
    public func path(_ part: String = "") -> String { "../\(module)/\(module)\(part).swift" }
}

extension ModulePlan {
    /// The command line of a service whose addresses are those.
    func commands(_ endpoints: EndpointsView, _ diagnostics: inout Diagnostics) -> CommandFiles {
        let table = CommandTable(self, &diagnostics)
        let module = "\(options.module)Commands"
        var file = file()
        file.imports = ["public import CommandRuntime"]
        var tables = FileView(header: file.header, imports: ["internal import CommandRuntime"], access: "internal", namespace: "")
        if options.hasPlainImports {
            file.imports = ["import CommandRuntime"]
            tables.imports = file.imports
        }
        var schema = schema()
        schema.file = tables
        var endpoints = endpoints
        endpoints.file = tables
        endpoints.sessions = []
        let signs = String(repeating: "#", count: 1 + longestRunOfNumberSigns(table.commands + table.documentation))
        let commands = CommandsView(
            file: file, serviceName: identity.fullName.replacingNewlines, command: swiftLiteral(table.name), commandTable: module,
            schema: schema.schema, service: endpoints.service, numberSigns: signs, commands: table.commands,
            documentation: table.documentation)
        return CommandFiles(module: module, commands: commands, schema: schema, endpoints: endpoints)
    }
}
