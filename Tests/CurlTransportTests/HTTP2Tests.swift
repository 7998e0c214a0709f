import CurlTransport
import Foundation
import ServiceRuntime
import Testing
import WireFormats

@Suite(.enabled(if: SelfSignedServer.isPossible, "needs python3 and openssl"))
struct HTTP2Tests {
    private let server: SelfSignedServer
    private let caller: Caller

    /// What the tasks of a test share.
    private struct Caller: Sendable {
        let transport: CurlTransport
        let port: Int

        func send(_ text: String) async throws -> (body: String, headers: HTTPHeaders) {
            var request = try HTTPRequest(.post, url: "https://localhost:\(port)/path?query=1")
            request.body = .bytes(Array(text.utf8))
            let response = try await transport.send(request, TransferOptions())
            return (String(decoding: try await response.body.collect(upTo: 1 << 20), as: UTF8.self), response.headers)
        }
    }

    init() throws {
        server = try SelfSignedServer(http2Script)
        var options = CurlTransport.Options()
        options.proxies = .none
        options.certificateBundle = server.certificate
        caller = Caller(transport: CurlTransport(options), port: server.port)
    }

    @Test func callsOneAfterTheOtherAreStreamsOfOneConnection() async throws {
        // The server speaks nothing but HTTP/2, so that an answer shows that it was spoken.
        for stream in [1, 3, 5] {
            let (body, headers) = try await caller.send("hello \(stream)")
            #expect(body == "hello \(stream)")
            #expect(headers["x-connection"] == "1")
            #expect(headers["X-Stream"] == "\(stream)")
        }
    }

    @Test func callsAtOnceShareTheConnection() async throws {
        _ = try await caller.send("hello")
        let caller = caller
        // None of them is answered before all are there.
        let replies = try await withThrowingTaskGroup { group in
            for _ in 0..<8 { group.addTask { try await caller.send("wait 8") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(replies.map(\.body) == Array(repeating: "together", count: 8))
        #expect(Set(replies.map { $0.headers["x-connection"] }) == ["1"])
        #expect(replies.contains { $0.headers["x-most"] == "8" })
    }

    @Test func aReplyLargerThanTheWindowsArrivesWhole() async throws {
        let (body, _) = try await caller.send("large 700000")
        #expect(body == String(repeating: "x", count: 700_000))
    }

    @Test func aStreamThatIsResetIsAnErrorAndTheOthersGoOn() async throws {
        _ = try await caller.send("hello")
        let error = await #expect(throws: ClientError.self) { _ = try await caller.send("reset") }
        #expect(error?.code == .connectionReset)
        #expect(error?.message.contains("HTTP/2 stream") == true)
        #expect(try await caller.send("hello again").headers["x-connection"] == "1")
    }

    @Test func aServerThatGoesAwayIsAnErrorAndTheNextCallConnectsAnew() async throws {
        #expect(try await caller.send("hello").headers["x-connection"] == "1")
        let error = await #expect(throws: ClientError.self) { _ = try await caller.send("away") }
        #expect([.connectionReset, .connectionFailed].contains(error?.code))
        let (body, headers) = try await caller.send("hello again")
        #expect(body == "hello again")
        #expect(headers["x-connection"] != "1")
    }

    @Test func aRefusedStreamIsAnError() async throws {
        let error = await #expect(throws: ClientError.self) { _ = try await caller.send("refuse") }
        #expect(error?.code == .connectionReset)
    }
}
