import CurlTransport
import Foundation
import ServiceRuntime
import Synchronization
import Testing
import WireFormats

struct StreamTests {
    /// Many tests at once on a busy machine can keep one of them from its turn for longer than a server may be silent.
    private let streaming = TransferOptions(timeouts: Timeouts(read: .seconds(600)), streamsReply: true)
    let transport = CurlTransport()

    private func pieces(_ count: Int, of size: Int) -> @Sendable () -> @Sendable () async throws -> [UInt8]? {
        {
            let next = Mutex(0)
            return {
                let place = next.withLock { place in
                    defer { place += 1 }
                    return place
                }
                return place < count ? [UInt8](repeating: UInt8(place % 251), count: size) : nil
            }
        }
    }

    @Test(arguments: [true, false])
    func aStreamedBodyIsSentPieceByPiece(_ hasLength: Bool) async throws {
        let server = LoopbackServer { request, connection in
            let sum = request.body.reduce(0) { $0 + Int($1) }
            let kind = request.header("Content-Length") ?? request.header("Transfer-Encoding") ?? "none"
            connection.reply("\(request.body.count) \(sum) \(kind) \(request.header("Expect") ?? "no")")
            return true
        }
        defer { server.stop() }
        let stream = ByteStream(length: hasLength ? 300_000 : nil, reading: pieces(100, of: 3000))
        let response = try await transport.send(try HTTPRequest(.put, url: server.url, body: .stream(stream)), TransferOptions())
        // 0 + 1 + … + 99 = 4950, 3000 times.
        #expect(
            String(decoding: try await response.body.collect(upTo: 100), as: UTF8.self)
                == "300000 14850000 \(hasLength ? "300000" : "chunked") no")
    }

    @Test func aBodyThatFailsEndsTheRequestWithItsError() async throws {
        struct Broken: Error {}
        let server = LoopbackServer { _, connection in
            connection.reply("ok")
            return true
        }
        defer { server.stop() }
        let stream = ByteStream(length: 10) { throw Broken() }
        await #expect(throws: Broken.self) {
            _ = try await transport.send(try HTTPRequest(.put, url: server.url, body: .stream(stream)), TransferOptions())
        }
    }

    @Test func aReplyIsReadWhileItArrives() async throws {
        let mayGoOn = Mutex(false)
        let server = LoopbackServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n")
            while !mayGoOn.withLock({ $0 }) { usleep(1000) }
            connection.write("6\r\nsecond\r\n0\r\n\r\n")
            return true
        }
        defer { server.stop() }
        let response = try await transport.send(try HTTPRequest(.get, url: server.url), streaming)
        guard case .stream(let stream) = response.body else {
            Issue.record("no stream")
            return
        }
        var iterator = stream.makeAsyncIterator()
        #expect(try await iterator.next() == Array("first".utf8))
        mayGoOn.withLock { $0 = true }
        #expect(try await iterator.next() == Array("second".utf8))
        #expect(try await iterator.next() == nil)
    }

    @Test func aSlowReaderHoldsTheServerBackAndLosesNothing() async throws {
        let size = 8 << 20
        let written = Mutex(0)
        let server = LoopbackServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n")
            let piece = [UInt8](repeating: 7, count: 65_536)
            for _ in 0..<size / piece.count {
                guard connection.write(piece) else { return false }
                written.withLock { $0 += piece.count }
            }
            return true
        }
        defer { server.stop() }
        let response = try await transport.send(try HTTPRequest(.get, url: server.url), streaming)
        guard case .stream(let stream) = response.body else {
            Issue.record("no stream")
            return
        }
        #expect(stream.length == size)
        // Nobody reads: what was written stops growing before the end, because buffers are bounded.
        var before = -1
        while before != written.withLock({ $0 }) {
            before = written.withLock { $0 }
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(before < size)
        var count = 0
        for try await piece in stream {
            #expect(piece.allSatisfy { $0 == 7 })
            count += piece.count
        }
        #expect(count == size)
    }

    @Test func aStreamThatIsLetGoEndsItsRequest() async throws {
        let isClosed = Mutex(false)
        let server = LoopbackServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")
            if connection.readByte() == nil { isClosed.withLock { $0 = true } }
            return false
        }
        defer { server.stop() }
        do {
            let response = try await transport.send(try HTTPRequest(.get, url: server.url), streaming)
            #expect(response.status == 200)
        }
        var rounds = 0
        while !isClosed.withLock({ $0 }), rounds < 1000 {
            rounds += 1
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(isClosed.withLock { $0 })
    }

    @Test func aStreamCutShortEndsInAnError() async throws {
        let server = LoopbackServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")
            return false
        }
        defer { server.stop() }
        let response = try await transport.send(try HTTPRequest(.get, url: server.url), streaming)
        let error = await #expect(throws: ClientError.self) { try await response.body.collect(upTo: 1000) }
        #expect(error?.code == .connectionReset)
    }

    @Test func aReaderThatIsCancelledStops() async throws {
        let server = LoopbackServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")
            return connection.readByte() != nil
        }
        defer { server.stop() }
        let response = try await transport.send(try HTTPRequest(.get, url: server.url), streaming)
        let hasFirst = Mutex(false)
        let task = Task {
            guard case .stream(let stream) = response.body else { return }
            for try await _ in stream { hasFirst.withLock { $0 = true } }
        }
        while !hasFirst.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
