import CurlTransport
import Foundation
import ServiceRuntime
import Testing
import WireFormats

/// A server with a certificate of its own, for `localhost` only; python3 and openssl make it.
private final class SelfSignedServer {
    let port: Int
    let certificate: String
    private let process = Process()
    private let folder: URL

    static let tools = ["openssl", "python3"].map { name in
        ["/usr/bin/", "/usr/local/bin/", "/bin/"].map { $0 + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
    static var isPossible: Bool { tools.allSatisfy { $0 != nil } || ProcessInfo.processInfo.environment["SHAPESMITH_REQUIRE"] == "all" }

    init() throws {
        let openssl = try #require(Self.tools[0], "openssl is needed to make a certificate")
        let python = try #require(Self.tools[1], "python3 is needed for the server")
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("shapesmith-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificate = folder.appendingPathComponent("cert.pem").path
        let key = folder.appendingPathComponent("key.pem").path
        let maker = Process()
        maker.executableURL = URL(fileURLWithPath: openssl)
        maker.arguments = [
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", certificate, "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost",
        ]
        maker.standardError = FileHandle.nullDevice
        try maker.run()
        maker.waitUntilExit()
        let script = """
            import http.server, ssl, sys
            class Handler(http.server.BaseHTTPRequestHandler):
                protocol_version = 'HTTP/1.1'
                def do_GET(self):
                    self.send_response(200); self.send_header('Content-Length', '6'); self.end_headers(); self.wfile.write(b'secret')
                def log_message(self, *a): pass
            server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(sys.argv[1], sys.argv[2])
            server.socket = context.wrap_socket(server.socket, server_side=True)
            print(server.server_address[1], flush=True)
            server.serve_forever()
            """
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["-c", script, certificate, key]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    deinit {
        process.terminate()
        try? FileManager.default.removeItem(at: folder)
    }
}

@Suite(.enabled(if: SelfSignedServer.isPossible, "needs python3 and openssl"))
struct TLSTests {
    private let server: SelfSignedServer
    init() throws { server = try SelfSignedServer() }

    private func get(_ host: String, _ change: (inout CurlTransport.Options) -> Void = { _ in }) async throws -> String {
        var options = CurlTransport.Options()
        options.proxies = .none
        change(&options)
        let response = try await CurlTransport(options).send(
            try HTTPRequest(.get, url: "https://\(host):\(server.port)/"), TransferOptions())
        return String(decoding: try await response.body.collect(upTo: 100), as: UTF8.self)
    }

    @Test func aCertificateThatNobodyVouchesForIsRefused() async throws {
        let error = await #expect(throws: ClientError.self) { try await get("localhost") }
        #expect(error?.code == .tlsFailed)
        #expect(error?.message.contains("AWS_CA_BUNDLE") == true)
    }

    @Test func itIsAcceptedWithItsBundle() async throws {
        #expect(try await get("localhost") { $0.certificateBundle = server.certificate } == "secret")
    }

    @Test func itIsAcceptedWhenVerificationIsOff() async throws {
        #expect(try await get("localhost") { $0.verifiesCertificates = false } == "secret")
    }

    @Test func anotherHostIsRefusedThoughTheBundleIsKnown() async throws {
        let error = await #expect(throws: ClientError.self) { try await get("127.0.0.1") { $0.certificateBundle = server.certificate } }
        #expect(error?.code == .tlsFailed)
    }

    @Test func aBundleThatIsNotThereIsAnError() async throws {
        let error = await #expect(throws: ClientError.self) { try await get("localhost") { $0.certificateBundle = "/no/such/bundle.pem" } }
        #expect(error?.code == .tlsFailed)
    }

    @Test func encryptionAgainstAPlainServerFails() async throws {
        let answering = LoopbackServer { _, connection in
            connection.reply("plain")
            return false
        }
        defer { answering.stop() }
        var options = CurlTransport.Options()
        options.proxies = .none
        // The server takes the handshake for the beginning of a head, whose end never comes.
        let error = await #expect(throws: ClientError.self) {
            _ = try await CurlTransport(options).send(
                try HTTPRequest(.get, url: "https://127.0.0.1:\(answering.port)/"),
                TransferOptions(timeouts: Timeouts(connect: .milliseconds(500))))
        }
        #expect(error?.code == .connectTimeout)
    }
}
