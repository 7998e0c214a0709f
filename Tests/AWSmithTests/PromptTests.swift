import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The prompt in a real terminal, which tmux gives.
struct PromptTests {
    private static let tmux = BuiltProgram.tool("tmux")

    @Test(.enabled(if: tmux != nil, "tmux is not installed."))
    func aCommandIsCompletedAndRun() throws {
        let terminal = try Terminal()
        defer { terminal.end() }
        let program = try BuiltProgram.find().path
        try terminal.type("env -i HOME=/nonexistent TERM=xterm LC_ALL=C.UTF-8 PATH=/usr/bin:/bin \(program) --cli-auto-prompt")
        try terminal.press("Enter")
        try terminal.wait("the services") { $0.contains("sesv2") }
        try terminal.type("sesv2 batch-g")
        try terminal.wait("the command") { $0.contains("batch-get-metric-data") }
        try terminal.press("Tab")
        try terminal.type("--gen")
        try terminal.press("Tab")
        try terminal.wait("the preview") { $0.contains("awsmith sesv2 batch-get-metric-data --generate-cli-skeleton") }
        try terminal.press("Enter")
        try terminal.wait("the skeleton") { $0.contains("\"Queries\": [") }
    }

    @Test(.enabled(if: tmux != nil, "tmux is not installed."))
    func valuesAreCompletedAsOneTypes() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "prompt-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let settings = folder.appending(path: "config")
        try Data("[default]\nregion = eu-west-1\n[profile archive]\nregion = eu-west-2\n".utf8).write(to: settings)
        try Data("{}".utf8).write(to: folder.appending(path: "wishes.json"))
        let terminal = try Terminal()
        defer { terminal.end() }
        let environment = "HOME=\(folder.path) AWS_CONFIG_FILE=\(settings.path) TERM=xterm LC_ALL=C.UTF-8 PATH=/usr/bin:/bin"
        let program = try BuiltProgram.find().path
        try terminal.type("cd \(folder.path) && env -i \(environment) \(program) --cli-auto-prompt ses list-identities")
        try terminal.press("Enter")
        try terminal.wait("the prompt") { $0.contains("> awsmith ses list-identities") }
        try terminal.type("--identity-type ")
        try terminal.wait("the values of an enumeration") { $0.contains("EmailAddress") && $0.contains("Domain") }
        try terminal.type("Em")
        try terminal.press("Tab")
        try terminal.type("--region eu-nor")
        try terminal.wait("a region") { $0.contains("eu-north-1") }
        try terminal.press("Tab")
        try terminal.type("--profile a")
        try terminal.wait("a profile") { $0.contains("archive") }
        try terminal.press("Tab")
        try terminal.type("--cli-input-json file://wi")
        try terminal.wait("a file") { $0.contains("file://wishes.json") }
        try terminal.press("Tab")
        try terminal.type("--max-it")
        try terminal.wait("what an option is for") { $0.contains("│ How many items are printed at most.") }
        try terminal.press("C-c")
        try terminal.wait("the shell") { $0.contains("$ ") || $0.contains("# ") }
    }

    /// A session of its own, with a server of its own.
    private struct Terminal {
        private let tool: URL
        private let socket = "awsmith-\(UUID().uuidString.prefix(8))"

        init() throws {
            guard let tool = PromptTests.tmux else { throw ConformanceData.Missing(description: "tmux is not installed.") }
            self.tool = tool
            // The server outlives the call that starts it and keeps what it inherits; `Process` would wait for it.
            let status = system("'\(tool.path)' -L \(socket) -f /dev/null new-session -d -x 140 -y 45 /bin/sh </dev/null >/dev/null 2>&1")
            guard status == 0 else { throw ConformanceData.Missing(description: "tmux does not start.") }
        }

        func type(_ text: String) throws { try run("send-keys", "-l", "--", text) }

        func press(_ key: String) throws { try run("send-keys", key) }

        func end() { _ = try? run("kill-server") }

        /// Waits until the screen shows something; half a minute is enough for the slowest machine.
        func wait(_ what: String, until isShown: (String) -> Bool) throws {
            var screen = ""
            for _ in 0..<300 {
                screen = try run("capture-pane", "-p")
                if isShown(screen) { return }
                Thread.sleep(forTimeInterval: 0.1)
            }
            Issue.record("The screen does not show \(what):\n\(screen)")
            throw ConformanceData.Missing(description: "The screen does not show \(what).")
        }

        @discardableResult
        private func run(_ arguments: String...) throws -> String {
            let process = Process()
            let output = Pipe()
            process.executableURL = tool
            process.arguments = ["-L", socket] + arguments
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            try process.run()
            let data = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return String(decoding: data, as: UTF8.self)
        }
    }
}
