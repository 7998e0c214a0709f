/// The shapes and operations of a service as the text of a table, for programs that choose at run time what they call.
///
/// The module `UntypedCalls` reads it: `try SESSchema.load()`.
public protocol ServiceSchema {
    /// A line for the service, each operation, each shape, and, behind a tab, each member.
    static var text: StaticString { get }
}
