public import ServiceRuntime
internal import UntypedCalls
internal import WireFormats

/// The commands of one service, as generated code carries them: texts that are read when they are needed.
///
/// ## The text of `commands`
///
/// One line a thing, fields separated by tabs, `\\`, `\t` and `\n` escaped as in a schema. A line that begins with a tab belongs to
/// the command above it.
///
///     service    ses    SES    uid=email-2010-12-01    title=Amazon Simple Email Service
///     command    send-email    SendEmail    deprecated
///         option    --from    Source    optional    hidden
///         fills     --to    Destination.ToAddresses
///         begins    Message    {"Subject": {}, "Body": {}}
///         conflict    destination    to,cc,bcc
///         page    in=NextToken    out=NextToken    result=Identities    limit=MaxItems    more=HasMore    rest=Sum
///     wait    identity-exists    IdentityExists    get-identity-verification-attributes    delay=3    attempts=20
///         accept    success    pathAll    "Success"    VerificationAttributes.*.VerificationStatus
///
/// - `option`: the option of an input member, in order; `optional` if the command line does not insist on a required member, `hidden`
///   if help does not show it.
/// - `fills`: a further option that sets what a path into the input names.
/// - `begins`: what a member holds when such an option is the first to set something in it.
/// - `conflict`: options that exclude each other.
/// - `page`: how pages follow each other; `in`, `out`, `result` and `rest` come as often as needed.
/// - `wait`: an operation that is repeated until an answer is accepted, with seconds between two calls and how many there are at most.
/// - `accept`: the state that a match means, how it is matched, the value expected as JSON, and for some matchers an expression.
///
/// ## The text of `documentation`
///
/// What is written is Markdown.
///
///     service    …
///     operation    SendEmail    …
///     rate    SendEmail    1 call a second
///     shape    Destination    …
///     member    Destination.ToAddresses    …
///     option    send-email.--to    …
///     example    SendEmail    title    description    input as JSON    output as JSON
public struct CommandService: Sendable {
    /// The word that stands for the service on the command line.
    public let name: String
    let commands: StaticString
    let documentationText: StaticString
    let schemaText: StaticString
    /// What a client needs to know of the service.
    public let description: @Sendable () -> ServiceDescription

    /// The commands of a service.
    public init(
        _ name: String, commands: StaticString, documentation: StaticString, schema: StaticString,
        description: @escaping @Sendable () -> ServiceDescription
    ) {
        self.name = name
        self.commands = commands
        documentationText = documentation
        schemaText = schema
        self.description = description
    }

    /// The shapes and operations.
    func schema() throws -> Schema { try Schema(text: schemaText) }

    /// What is written about the service.
    var documentation: Documentation { Documentation(text: documentationText) }

    /// The line about the service itself.
    var facts: TableLine { TableText(commands).lines().first { $0.word == "service" } ?? TableLine("service\t\(name)\t\(name)") }

    /// The service's name for people.
    var title: String { facts.fact("title") ?? name }

    /// The things that can be waited for, in order.
    var waiters: [WaiterRule] {
        TableText(commands).lines().filter { $0.word == "wait" }.compactMap { waiter($0[1]) }
    }

    /// What `wait` followed by a name waits for.
    func waiter(_ name: String) -> WaiterRule? { TableText(commands).block(startingWith: "wait\t\(name)\t").map(WaiterRule.init) }

    /// The words that may follow the service's name.
    var words: [String] { commandNames + (waiters.isEmpty ? [] : ["wait"]) + ["help"] }

    /// The names of all commands, in order.
    var commandNames: [String] { TableText(commands).lines().filter { $0.word == "command" }.map { $0[1] } }

    /// The command of a name.
    func command(_ name: String) -> OperationCommand? {
        guard let block = TableText(commands).block(startingWith: "command\t\(name)\t") else { return nil }
        return OperationCommand(block)
    }
}
