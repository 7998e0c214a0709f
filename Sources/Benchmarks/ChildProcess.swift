import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What another program cost.
struct ProcessCost {
    var cpuSeconds: Double
    var wallSeconds: Double
    var megabytes: Double
    var status: Int32
    var output: String
}

/// Where programs of this package stand: beside this one.
let programFolder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent().path

/// A program beside this one; nothing if it is not built.
func builtProgram(_ name: String) -> String? {
    let path = "\(programFolder)/\(name)"
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
}

/// The program of that name that the search path holds.
func installedProgram(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }
}

/// Runs a program to its end; its CPU seconds and peak memory are those of the process and whom it waited for.
func run(_ path: String, _ arguments: [String], environment: [String: String] = [:]) -> ProcessCost {
    let output = FileManager.default.temporaryDirectory.appending(path: "benchmarks-\(getpid())-output").path
    defer { try? FileManager.default.removeItem(atPath: output) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // Signals as a fresh process has them, whatever this one was started with: `openssl speed` ends by an alarm.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGALRM)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var child = pid_t()
    let start = ContinuousClock.now
    guard posix_spawn(&child, path, &actions, &attributes, words, variables) == 0 else {
        return ProcessCost(cpuSeconds: .nan, wallSeconds: .nan, megabytes: .nan, status: -1, output: "cannot be started")
    }
    var status: Int32 = 0
    var usage = rusage()
    wait4(child, &status, 0, &usage)
    let wall = (ContinuousClock.now - start) / .seconds(1)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
    #if os(Linux)
        let unit = 1024.0
    #else
        let unit = 1.0
    #endif
    let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
    return ProcessCost(
        cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), wallSeconds: wall, megabytes: Double(usage.ru_maxrss) * unit / 1e6,
        status: status, output: text)
}

/// A folder that is gone when the body ends.
func withTemporaryFolder(_ body: (String) -> Void) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "benchmarks-\(getpid())-\(UInt32.random(in: 0 ... .max))")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    body(folder.path)
}

/// The folder of the package that this program was built from.
let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
