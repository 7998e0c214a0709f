// many-tasks ANSWERS-FOLDER: one client used by many tasks at once, over the real transport. `Tests/EndToEnd/threads` runs it under the
// thread sanitizer; a race makes the program fail.

import LoopbackResponder
import SES

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

let folder = CommandLine.arguments.dropFirst().first ?? "Tests/EndToEnd/Answers"
let failures = await useOneClient(answers: folder)
print(failures.isEmpty ? "one client, 48 tasks: every outcome as expected" : failures.joined(separator: "\n"))
exit(failures.isEmpty ? 0 : 1)

/// Keys that are always about to end, so that they are refreshed while others use them.
struct ShortLivedKeys: CredentialProvider {
    func credentials() async throws -> Credentials {
        await Task.yield()
        return Credentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            expiration: Timestamp(secondsSinceEpoch: Int64(time(nil)) + 60))
    }
}

/// Looks at everything that is told, as a log would.
struct Listener: ClientObserver {
    func observe(_ event: CallEvent) { withExtendedLifetime("\(event.call.operation)") {} }
}

nonisolated func useOneClient(answers: String) async -> [String] {
    do {
        let server = try LoopbackServer(answers: Answers(folder: answers))
        server.start()
        defer { server.stop() }
        var options = ClientOptions()
        options.region = "us-east-1"
        options.credentials = ShortLivedKeys()
        options.endpoint = "http://127.0.0.1:\(server.port)"
        options.retries.mode = .adaptive
        options.observer = Listener()
        options.environment = ProcessEnvironment([
            "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null", "NO_PROXY": "127.0.0.1",
        ])
        let client = SESClient(options: options)
        return await withTaskGroup(of: [String].self) { group in
            for number in 0..<48 { group.addTask { await calls(client, number) } }
            return await group.reduce(into: []) { $0 += $1 }
        }
    } catch {
        return ["no responder: \(error)"]
    }
}

nonisolated func calls(_ client: SESClient, _ number: Int) async -> [String] {
    var failures: [String] = []
    for round in 0..<20 {
        switch (number + round) % 4 {
        case 0, 1:
            do {
                if try await client.getSendQuota().max24HourSend == nil { failures.append("a quota is missing") }
            } catch { failures.append("\(error)") }
        case 2:
            // A call that is given up in the middle ends as cancelled, or was faster.
            let task = Task { try await client.getSendStatistics() }
            if round % 2 == 0 { await Task.yield() }
            task.cancel()
            do { _ = try await task.value } catch is CancellationError {} catch { failures.append("\(error)") }
        default:
            do {
                _ = try await client.getSendStatistics()
            } catch { failures.append("\(error)") }
        }
    }
    return failures
}
