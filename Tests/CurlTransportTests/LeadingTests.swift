import CurlTransport
import Foundation
import ServiceRuntime
import Synchronization
import Testing

/// The sending thread waits for a reply itself where replies come at once; here it always does, and not for long.
struct LeadingTests {
    private static func transport(patience: Duration = .milliseconds(20)) -> CurlTransport {
        var options = CurlTransport.Options()
        options.leading.replies = 0
        options.leading.quickNanoseconds = .max
        options.leading.patienceNanoseconds = patience.components.attoseconds / 1_000_000_000
        return CurlTransport(options)
    }

    private func text(_ response: HTTPResponse) async throws -> String {
        String(decoding: try await response.body.collect(upTo: 1 << 20), as: UTF8.self)
    }

    @Test func quickRepliesComeOneAfterTheOtherOverOneConnection() async throws {
        let server = LoopbackServer { request, connection in
            connection.reply(request.line)
            return true
        }
        defer { server.stop() }
        let transport = Self.transport()
        for number in 0..<200 {
            let request = try HTTPRequest(.get, url: "\(server.url)/\(number)")
            #expect(try await text(transport.send(request, TransferOptions())) == "GET /\(number) HTTP/1.1")
        }
        #expect(server.connectionCount == 1)
    }

    @Test func aReplyThatTakesLongerThanPatienceArrivesAllTheSame() async throws {
        let server = LoopbackServer { request, connection in
            // The head at once, the body in pieces that each take longer.
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n")
            for letter in ["a", "b", "c", "d"] {
                usleep(8_000)
                connection.write(letter)
            }
            return true
        }
        defer { server.stop() }
        for patience in [Duration.zero, .milliseconds(1), .milliseconds(20)] {
            let transport = Self.transport(patience: patience)
            for _ in 0..<3 {
                #expect(try await text(transport.send(HTTPRequest(.get, url: server.url), TransferOptions())) == "abcd")
            }
        }
    }

    @Test func callsThatJoinOneThatIsWaitedForComplete() async throws {
        let server = LoopbackServer { request, connection in
            if request.line.contains("slow") { usleep(2_000) }
            connection.reply(request.line)
            return true
        }
        defer { server.stop() }
        let transport = Self.transport()
        let url = server.url
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for number in 0..<50 {
                        let path = "/\(number % 5 == 0 ? "slow" : "quick")/\(task)/\(number)"
                        let response = try await transport.send(HTTPRequest(.get, url: url + path), TransferOptions())
                        guard case .bytes(let bytes) = response.body, bytes == Array("GET \(path) HTTP/1.1".utf8) else { return false }
                    }
                    return true
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }

    @Test func aCallThatIsCancelledWhileItsThreadWaitsEnds() async throws {
        let hasBegun = Mutex(false)
        let server = LoopbackServer { _, connection in
            hasBegun.withLock { $0 = true }
            return connection.readByte() != nil
        }
        defer { server.stop() }
        let transport = Self.transport(patience: .milliseconds(100))
        let url = server.url
        let task = Task { try await transport.send(HTTPRequest(.get, url: url), TransferOptions()) }
        while !hasBegun.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func failuresAreTheSame() async throws {
        let server = LoopbackServer { request, connection in
            if request.line.contains("cut") { connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc") }
            if request.line.contains("good") { connection.reply("ok") }
            return request.line.contains("good")
        }
        defer { server.stop() }
        let transport = Self.transport()
        for _ in 0..<3 {
            for (path, code) in [("cut", ClientError.Code.connectionReset), ("gone", .connectionReset)] {
                #expect(try await text(transport.send(HTTPRequest(.get, url: "\(server.url)/good"), TransferOptions())) == "ok")
                let error = await #expect(throws: ClientError.self) {
                    try await transport.send(HTTPRequest(.get, url: "\(server.url)/\(path)"), TransferOptions())
                }
                #expect(error?.code == code, "\(path)")
            }
        }
    }
}
