/// Output on its way to standard output, or first together to a pager.
final class PagedOutput {
    private let console: Console
    private let pager: Pager
    private let collects: Bool
    private var bytes: [UInt8] = []

    init(_ invocation: OperationInvocation) {
        console = invocation.program.console
        pager = Pager(globals: invocation.globals, console: console, environment: invocation.program.environment)
        collects = pager.command != nil
    }

    /// Takes bytes; false once nobody reads them any more.
    func take(_ more: [UInt8]) -> Bool {
        guard collects else { return console.output(more) }
        bytes += more
        return true
    }

    /// Shows what was collected.
    func finish() throws(CommandError) {
        guard !bytes.isEmpty else { return }
        let collected = bytes
        bytes = []
        try pager.write(collected)
    }
}
