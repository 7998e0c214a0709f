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
