import CurlTransport
import Foundation
import ServiceRuntime
import Testing
import WireFormats

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
