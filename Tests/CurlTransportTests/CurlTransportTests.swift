import CurlTransport
import Foundation
import ServiceRuntime
import Synchronization
import Testing
import WireFormats

struct CurlTransportTests {
    let transport = CurlTransport()

    private func send(_ server: LoopbackServer, _ path: String = "/", method: HTTPMethod = .get, body: HTTPBody = .empty) async throws
        -> HTTPResponse
    {
        try await transport.send(
            HTTPRequest(method: method, scheme: "http", host: "127.0.0.1", port: server.port, path: path, body: body), TransferOptions())
    }

    @Test func aRequestGoesOutAsItIsAndTheReplyComesBackAsItIs() async throws {
        let seen = Mutex<LoopbackServer.Request?>(nil)
        let server = LoopbackServer { request, connection in
            seen.withLock { $0 = request }
            connection.write("HTTP/1.1 201 Created\r\nX-One: 1\r\nx-two:  two words \r\nX-One: again\r\nContent-Length: 5\r\n\r\nhello")
            return true
        }
        defer { server.stop() }
        var request = try HTTPRequest(.post, url: server.url + "/a/../b/./c%2Fd//e?x=%41&y=a+b", body: .bytes(Array("abc".utf8)))
        request.headers = ["Host": "example.com", "X-Empty": "", "X-Twice": "1", "X-Twice": "2"]
        let response = try await transport.send(request, TransferOptions())
        #expect(response.status == 201)
        #expect(
            response.headers.fields.map { "\($0.name)=\($0.value)" } == ["X-One=1", "x-two=two words", "X-One=again", "Content-Length=5"])
        #expect(try await response.body.collect(upTo: 100) == Array("hello".utf8))
        let got = try #require(seen.withLock { $0 })
        #expect(got.line == "POST /a/../b/./c%2Fd//e?x=%41&y=a+b HTTP/1.1")
        #expect(got.body == Array("abc".utf8))
        // Nothing of the transport's own invention: no Accept, Expect, Content-Type, User-Agent, Accept-Encoding.
        let lines = Set(got.head.split(separator: "\r\n").dropFirst().map(String.init))
        #expect(lines == ["Host: example.com", "X-Empty:", "X-Twice: 1", "X-Twice: 2", "Content-Length: 3"])
    }

    @Test(arguments: ["GET", "HEAD", "DELETE", "OPTIONS", "POST", "PUT", "PATCH"] as [HTTPMethod])
    func everyMethodGoesOutWithoutABody(_ method: HTTPMethod) async throws {
        let server = LoopbackServer { request, connection in
            if request.line.hasPrefix("HEAD") {
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
            } else {
                connection.reply(request.line)
            }
            return true
        }
        defer { server.stop() }
        for _ in 0..<2 {
            let response = try await send(server, "/m", method: method)
            let text = String(decoding: try await response.body.collect(upTo: 100), as: UTF8.self)
            #expect(text == (method == .head ? "" : "\(method) /m HTTP/1.1"))
        }
        #expect(server.connectionCount == 1)
    }

    @Test(arguments: ["GET", "DELETE", "POST", "PUT"] as [HTTPMethod])
    func everyMethodGoesOutWithABody(_ method: HTTPMethod) async throws {
        let server = LoopbackServer { request, connection in
            connection.reply("\(request.line) \(String(decoding: request.body, as: UTF8.self))")
            return true
        }
        defer { server.stop() }
        let response = try await send(server, method: method, body: .bytes(Array("body".utf8)))
        #expect(String(decoding: try await response.body.collect(upTo: 100), as: UTF8.self) == "\(method) / HTTP/1.1 body")
    }

    @Test func connectionsAreKeptAndShared() async throws {
        let server = LoopbackServer { _, connection in
            connection.reply("ok")
            return true
        }
        defer { server.stop() }
        for _ in 0..<20 { _ = try await send(server) }
        let copy = transport
        _ = try await copy.send(try HTTPRequest(.get, url: server.url), TransferOptions())
        #expect(server.connectionCount == 1)
    }

    @Test func redirectsAreNotFollowed() async throws {
        let server = LoopbackServer { _, connection in
            connection.reply("", status: "302 Found", headers: "Location: /elsewhere\r\n")
            return true
        }
        defer { server.stop() }
        let response = try await send(server)
        #expect(response.status == 302)
        #expect(response.headers["location"] == "/elsewhere")
    }

    @Test func aThousandCallsAtOnceComplete() async throws {
        let server = LoopbackServer { request, connection in
            connection.reply(request.line)
            return true
        }
        defer { server.stop() }
        let good = await withTaskGroup(of: Bool.self, returning: Int.self) { group in
            for number in 0..<1000 {
                group.addTask {
                    guard let response = try? await send(server, "/\(number)"), let body = try? await response.body.collect(upTo: 100)
                    else {
                        return false
                    }
                    return String(decoding: body, as: UTF8.self) == "GET /\(number) HTTP/1.1"
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(good == 1000)
        #expect(server.connectionCount <= 256)
    }

    @Test func aReplyLargerThanAllowedIsAnError() async throws {
        let server = LoopbackServer { _, connection in
            connection.reply(String(repeating: "x", count: 100_000))
            return true
        }
        defer { server.stop() }
        var options = TransferOptions()
        options.replyLimit = 99_999
        let error = await #expect(throws: ClientError.self) {
            _ = try await transport.send(try HTTPRequest(.get, url: server.url), options)
        }
        #expect(error?.code == .replyTooLarge)
        options.replyLimit = 100_000
        let response = try await transport.send(try HTTPRequest(.get, url: server.url), options)
        #expect(response.body.count == 100_000)
    }

    @Test func compressedRepliesAreUnpackedOnlyWhenAskedFor() async throws {
        // `printf 'hello hello hello' | gzip -n`, made with gzip 1.12.
        let packed: [UInt8] = [
            0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x90, 0x00, 0x80,
            0x88,
            0xf9, 0xe5, 0x11, 0x00, 0x00, 0x00,
        ]
        let server = LoopbackServer { request, connection in
            connection.write("HTTP/1.1 200 OK\r\nX-Asked: \(request.header("Accept-Encoding") ?? "no")\r\n")
            connection.write("Content-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n")
            connection.write(packed)
            return true
        }
        defer { server.stop() }
        var options = TransferOptions()
        let plain = try await transport.send(try HTTPRequest(.get, url: server.url), options)
        #expect(plain.headers["X-Asked"] == "no")
        #expect(try await plain.body.collect(upTo: 100) == packed)
        options.acceptsGzip = true
        let unpacked = try await transport.send(try HTTPRequest(.get, url: server.url), options)
        #expect(unpacked.headers["X-Asked"] == "gzip")
        #expect(try await unpacked.body.collect(upTo: 100) == Array("hello hello hello".utf8))
    }

    @Test func provisionalRepliesAreSkipped() async throws {
        let server = LoopbackServer { _, connection in
            connection.write("HTTP/1.1 103 Early Hints\r\nX-Hint: 1\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            return true
        }
        defer { server.stop() }
        let response = try await send(server)
        #expect(response.status == 200)
        #expect(response.headers["X-Hint"] == nil)
    }

    @Test func cancellingATaskEndsItsRequestAtOnce() async throws {
        let hasBegun = Mutex(false)
        let server = LoopbackServer { _, connection in
            hasBegun.withLock { $0 = true }
            return connection.readByte() != nil
        }
        defer { server.stop() }
        let task = Task { try await send(server) }
        while !hasBegun.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func aTaskThatIsCancelledAlreadySendsNothing() async throws {
        let server = LoopbackServer { _, connection in
            connection.reply("ok")
            return true
        }
        defer { server.stop() }
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await send(server)
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(server.connectionCount == 0)
    }

    @Test func aTransportOfOnesOwnCanGoAndAnotherCome() async throws {
        let server = LoopbackServer { _, connection in
            connection.reply("ok")
            return true
        }
        defer { server.stop() }
        for _ in 0..<20 {
            let transport = CurlTransport()
            let response = try await transport.send(try HTTPRequest(.get, url: server.url), TransferOptions())
            #expect(response.status == 200)
        }
    }
}
