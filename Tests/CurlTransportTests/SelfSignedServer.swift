import Foundation
import Testing

/// A server with a certificate of its own, for `localhost` only; python3 and openssl make it.
final class SelfSignedServer {
    let port: Int
    let certificate: String
    private let process = Process()
    private let folder: URL

    static let tools = ["openssl", "python3"].map { name in
        ["/usr/bin/", "/usr/local/bin/", "/bin/"].map { $0 + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
    static var isPossible: Bool { tools.allSatisfy { $0 != nil } || ProcessInfo.processInfo.environment["SHAPESMITH_REQUIRE"] == "all" }

    /// Runs the script with certificate and key as its arguments; its first line is the port.
    init(_ script: String = encryptedScript) throws {
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

/// HTTP/1.1 over TLS: every GET is answered with `secret`.
let encryptedScript = """
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
