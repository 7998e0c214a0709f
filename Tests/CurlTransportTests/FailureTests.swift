import CurlTransport
import Foundation
import ServiceRuntime
import Synchronization
import Testing
import WireFormats

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

struct FailureTests {
    private func failure(_ url: String, _ transport: CurlTransport = CurlTransport(), timeouts: Timeouts = Timeouts()) async -> ClientError?
    {
        await #expect(throws: ClientError.self) {
            _ = try await transport.send(try HTTPRequest(.get, url: url), TransferOptions(timeouts: timeouts))
        }
    }

    @Test func aClosedPortIsRefused() async throws {
        let server = LoopbackServer { _, _ in false }
        server.stop()
        let error = await failure(server.url)
        #expect(error?.code == .connectionRefused)
        #expect(error?.message == "127.0.0.1:\(server.port) refused the connection. Check the address, and whether the server runs.")
    }

    @Test func aNameWithoutAddressIsNotResolved() async throws {
        let error = await failure("http://no-such-host.invalid/")
        #expect(error?.code == .nameNotResolved)
        #expect(error?.message.hasPrefix("The name 'no-such-host.invalid' has no address.") == true)
    }

    @Test func aSilentServerTimesOut() async throws {
        let server = LoopbackServer { _, connection in connection.readByte() != nil }
        defer { server.stop() }
        let error = await failure(server.url, timeouts: Timeouts(read: .milliseconds(200)))
        #expect(error?.code == .readTimeout)
        #expect(error?.message.hasPrefix("127.0.0.1 did not reply for 0.2 seconds.") == true)
    }

    @Test func aServerThatFallsSilentInItsReplyTimesOut() async throws {
        let server = LoopbackServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
            return connection.readByte() != nil
        }
        defer { server.stop() }
        let error = await failure(server.url, timeouts: Timeouts(read: .milliseconds(200)))
        #expect(error?.code == .readTimeout)
        #expect(error?.message.contains("in the middle of its reply") == true)
    }

    @Test func slowBytesAreNotSilence() async throws {
        let server = LoopbackServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n")
            for _ in 0..<12 {
                usleep(100_000)
                connection.write("x")
            }
            return true
        }
        defer { server.stop() }
        let response = try await CurlTransport().send(
            try HTTPRequest(.get, url: server.url), TransferOptions(timeouts: Timeouts(read: .milliseconds(800))))
        #expect(response.body.count == 12)
    }

    @Test func aConnectionThatIsNeverAcceptedTimesOut() async throws {
        // A full queue of a listener that accepts nobody: further connections hang.
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(listener, $0, length)
                _ = listen(listener, 0)
                _ = getsockname(listener, $0, &length)
            }
        }
        var fillers: [Int32] = []
        defer { for filler in fillers { close(filler) } }
        for _ in 0..<8 {
            let filler = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
            withUnsafePointer(to: address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = connect(filler, $0, length) }
            }
            fillers.append(filler)
        }
        let error = await failure(
            "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/", timeouts: Timeouts(connect: .milliseconds(300), read: .seconds(60)))
        #expect(error?.code == .connectTimeout)
        #expect(error?.message.contains("within 0.3 seconds") == true)
    }

    @Test func aConnectionThatEndsBeforeTheReplyIsAReset() async throws {
        let server = LoopbackServer { _, connection in
            connection.reset()
            return false
        }
        defer { server.stop() }
        let error = await failure(server.url)
        #expect(error?.code == .connectionReset)
        #expect(error?.message.contains("before it replied") == true)
    }

    @Test func aServerThatIsBusyOnceIsAskedAgain() async throws {
        let count = Atomic<Int>(0)
        let server = LoopbackServer { _, connection in
            if count.wrappingAdd(1, ordering: .relaxed).newValue == 1 {
                connection.reply("busy", status: "503 Service Unavailable")
            } else {
                connection.reply(#"{"Name": "whole"}"#, headers: "x-amzn-RequestId: r-2\r\n")
            }
            return true
        }
        defer { server.stop() }
        var options = ClientOptions()
        options.region = "us-east-1"
        options.isUnsigned = true
        options.transport = CurlTransport()
        options.endpoint = server.url
        options.environment = ProcessEnvironment([:])
        options.clock = VirtualClock()
        let description = ServiceDescription(serviceID: "Faulty", wireProtocol: .restJSON) { parameters in
            try Endpoint(parameters.endpoint ?? "")
        }
        let core = ClientCore(description, options, defaults: .minimal)
        let (name, facts) = try await CallMetadata.collect {
            try await core.perform(
                "Get",
                request: { endpoint in
                    try RequestBuilder(.get, "/", operation: "Get", service: core.service, endpoint: endpoint).finish()
                }, parse: { try $0.node.string("Name") })
        }
        #expect(name == "whole")
        #expect(facts.attempts == 2)
        #expect(facts.requestID == "r-2")
    }

    @Test(arguments: 0..<60)
    func aReplyCutAtAnyByteIsAnErrorOrWhole(_ length: Int) async throws {
        let reply = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: y\r\n\r\nhello"
        let cut = String(reply.prefix(length))
        let server = LoopbackServer { _, connection in
            connection.write(cut)
            return false
        }
        defer { server.stop() }
        do {
            let response = try await CurlTransport().send(try HTTPRequest(.get, url: server.url), TransferOptions())
            #expect(cut == reply, "cut at \(length)")
            #expect(response.body.count == 5)
        } catch let error as ClientError {
            #expect(cut != reply)
            #expect(error.code == .connectionReset || error.code == .damagedReply)
        }
    }

    @Test func aReplyCutInItsBodyTellsWhatHadCome() async throws {
        let server = LoopbackServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nx-amzn-RequestId: r-9\r\nContent-Length: 100\r\n\r\n{\"half\":")
            return false
        }
        defer { server.stop() }
        let error = await failure(server.url)
        #expect(error?.code == .connectionReset)
        #expect(error?.status == 200)
        #expect(error?.requestID == "r-9")
        #expect(error?.firstBytes == Array("{\"half\":".utf8))
    }

    @Test(arguments: ["garbage\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "\0\0\0\0\r\n\r\n"])
    func somethingThatIsNotHTTPIsDamage(_ text: String) async throws {
        let server = LoopbackServer { _, connection in
            connection.write(text)
            return false
        }
        defer { server.stop() }
        let error = await failure(server.url)
        #expect(error?.code == .damagedReply)
    }

    @Test func endlessHeadersAreAnError() async throws {
        let server = LoopbackServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\n")
            while connection.write("X-More: \(String(repeating: "x", count: 8000))\r\n") {}
            return false
        }
        defer { server.stop() }
        let error = await failure(server.url)
        #expect(error?.code == .damagedReply || error?.code == .connectionReset)
    }

    @Test func aWrongLengthIsAnError() async throws {
        let server = LoopbackServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\nhello")
            return false
        }
        defer { server.stop() }
        let error = await failure(server.url)
        #expect(error?.code == .damagedReply || error?.code == .connectionReset)
    }

    @Test func aMissingLibraryIsNamedWithWhatToInstall() async throws {
        var options = CurlTransport.Options()
        options.library = "libno-such-curl.so.4"
        let error = await failure("http://127.0.0.1:1/", CurlTransport(options))
        #expect(error?.code == .libraryMissing)
        #expect(error?.message.contains("libno-such-curl.so.4") == true)
        #expect(error?.message.contains("apt install libcurl4") == true)
    }

    @Test func aRequestThroughAProxyNamesTheWholeAddress() async throws {
        let proxy = LoopbackServer { request, connection in
            connection.reply(request.line)
            return true
        }
        defer { proxy.stop() }
        var options = CurlTransport.Options()
        options.proxies = ProxySettings(environment: ProcessEnvironment(["HTTP_PROXY": proxy.url, "NO_PROXY": "direct.invalid,127.0.0.1"]))
        let transport = CurlTransport(options)
        let response = try await transport.send(try HTTPRequest(.get, url: "http://example.invalid/a/../b"), TransferOptions())
        #expect(
            String(decoding: try await response.body.collect(upTo: 1000), as: UTF8.self) == "GET http://example.invalid/a/../b HTTP/1.1")
        let direct = LoopbackServer { request, connection in
            connection.reply("direct")
            return true
        }
        defer { direct.stop() }
        let second = try await transport.send(try HTTPRequest(.get, url: direct.url), TransferOptions())
        #expect(String(decoding: try await second.body.collect(upTo: 1000), as: UTF8.self) == "direct")
        #expect(await failure("http://direct.invalid/", transport)?.code == .nameNotResolved)
    }

    @Test func aProxyThatIsNotThereIsSaidToBeTheTrouble() async throws {
        var options = CurlTransport.Options()
        options.proxies = ProxySettings(http: "http://no-such-proxy.invalid:3128")
        let error = await failure("http://example.invalid/", CurlTransport(options))
        #expect(error?.code == .proxyFailed)
        // Port 1 has no listener.
        options.proxies = ProxySettings(http: "http://127.0.0.1:1", excluded: "localhost")
        let transport = CurlTransport(options)
        #expect(await failure("http://example.invalid/", transport)?.code == .proxyFailed)
        #expect(await failure("http://localhost:1/", transport)?.code == .connectionRefused)
    }
}
