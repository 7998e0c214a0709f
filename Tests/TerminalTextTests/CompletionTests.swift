import Foundation
import TerminalText
import Testing

/// The scripts are run by the shells themselves, those that are installed.
@Suite struct CompletionTests {
    static let command = CompletionCommand(
        name: "tool",
        subcommands: [
            CompletionCommand(
                name: "mail", summary: "It's `mail` $(touch hacked)",
                subcommands: [
                    CompletionCommand(
                        name: "send", summary: "Sends",
                        options: [
                            CompletionOption(name: "--to", value: .words(["ann", "bob"]), takesMany: true),
                            CompletionOption(name: "--file", value: .files), CompletionOption(name: "--quiet"),
                        ]),
                    CompletionCommand(name: "status"),
                ]),
            CompletionCommand(name: "help", argument: .words(["topics", "start"])),
            CompletionCommand(name: "no name; touch hacked"),
        ],
        options: [
            CompletionOption(name: "--output", summary: "How to print", value: .words(["json", "text", "it's $(touch hacked)"])),
            CompletionOption(name: "--profile", value: .lines(of: ["printf", "%s\\n", "dev", "prod"])), CompletionOption(name: "--debug"),
            CompletionOption(name: "--query", value: .text), CompletionOption(name: "--$(touch hacked)"),
        ])

    /// What is typed, the last word being the one to complete, and what a shell offers, in order of name.
    static let cases: [([String], [String])] = [
        (["m"], ["mail"]),
        ([""], ["help", "mail"]),
        (["mail", ""], ["send", "status"]),
        (["mail", "send", "--"], ["--debug", "--file", "--output", "--profile", "--query", "--quiet", "--to"]),
        (["mail", "--p"], ["--profile"]),
        (["--output", "j"], ["json"]),
        (["--output", "json", "mail", "st"], ["status"]),
        (["--debug", "mail", "se"], ["send"]),
        (["mail", "send", "--to", "ann", ""], ["ann", "bob"]),
        (["mail", "send", "--quiet", "--to", "b"], ["bob"]),
        (["mail", "--profile", "p"], ["prod"]),
        (["--query", ""], []),
        (["help", "t"], ["topics"]),
    ]

    @Test(.enabled(if: path(of: "bash") != nil, "bash is not installed"), arguments: cases)
    func bash(typed: [String], offered: [String]) throws {
        let program =
            completionScript(for: Self.command, in: .bash) + #"""

                COMP_WORDS=(tool "$@"); COMP_CWORD=$#; _tool; ((${#COMPREPLY[@]})) && printf '%s\n' "${COMPREPLY[@]}"; true
                """#
        #expect(try run("bash", ["--norc", "-c", program, "bash"] + typed) == offered)
    }

    /// Stands in for zsh's own functions, which work at a prompt only.
    @Test(.enabled(if: path(of: "zsh") != nil, "zsh is not installed"), arguments: cases)
    func zsh(typed: [String], offered: [String]) throws {
        let program = #"""
            compdef() { : }
            _describe() { local item; for item in "${(@P)@[-1]}"; do print -r -- "${item%%:*}"; done }
            compadd() { shift; print -rl -- "$@" }
            _files() { print files }

            """# + completionScript(for: Self.command, in: .zsh) + #"""

                words=(tool "$@"); CURRENT=$#words; _tool
                """#
        let all = try run("zsh", ["-f", "-c", program, "zsh"] + typed)
        #expect(all.filter { $0.hasPrefix(typed.last ?? "") } == offered)
    }

    @Test(.enabled(if: path(of: "fish") != nil, "fish is not installed"), arguments: cases)
    func fish(typed: [String], offered: [String]) throws {
        let program = completionScript(for: Self.command, in: .fish) + "\ncomplete -C '\((["tool"] + typed).joined(separator: " "))'"
        let lines = try run("fish", ["--no-config", "-c", program])
        #expect(lines.map { String($0.prefix { $0 != "\t" }) } == offered)
    }

    @Test func namesThatAShellCouldReadOtherwiseAreLeftOut() {
        for shell in Shell.allCases {
            let script = completionScript(for: Self.command, in: shell)
            #expect(!script.contains("no name") && !script.contains("--$("), "\(shell)")
        }
    }

    @Test(arguments: Shell.allCases) func aProgramWithoutCommandsHasAScriptToo(shell: Shell) throws {
        let script = completionScript(for: CompletionCommand(name: "my-tool", argument: .files), in: shell)
        #expect(script.contains("_my_tool"))
        guard Self.path(of: shell.rawValue) != nil else { return }
        #expect(try run(shell.rawValue, ["-n", "-c", script]) == [])
    }

    // MARK: -

    static func path(of program: String) -> String? {
        ["/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + program }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// The sorted lines that a shell prints; an issue if it complains, or if it ran what a description holds.
    private func run(_ shell: String, _ arguments: [String]) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.path(of: shell)))
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "dumb"]
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(complaint.isEmpty, "\(String(decoding: complaint, as: UTF8.self))")
        #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("hacked").path))
        return String(decoding: printed, as: UTF8.self).split(separator: "\n").map(String.init).sorted()
    }
}
