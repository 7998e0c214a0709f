import Digests
import Foundation
import RequestSigning
import Testing

/// Vectors with a `context.json`: those recorded beside these tests, and all that the public data holds.
@Suite("Vectors with a context")
struct ContextVectorTests {
    struct Context: Decodable {
        struct Credentials: Decodable {
            let access_key_id: String
            let secret_access_key: String
            let token: String?
        }
        let credentials: Credentials
        let expiration_in_seconds: Int
        let normalize: Bool
        let region: String
        let service: String
        let sign_body: Bool
        let timestamp: String
        let omit_session_token: Bool?
    }

    struct PublicKey: Decodable {
        let X: String
        let Y: String
    }

    static let own = cases(below: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Recorded/Vectors"))
    static let public_ = ConformanceData.folder.map { cases(below: $0) } ?? []

    static func cases(below root: URL) -> [URL] {
        ["v4", "v4a"].flatMap { name in
            ConformanceData.folders(below: root) { $0 == "context.json" }.filter { $0.pathComponents.contains(name) }
        }
    }

    @Test func allOfOursAreFound() {
        #expect(Self.own.count == 18)
    }

    @Test(arguments: own + public_)
    func inHeadersAndInTheQuery(_ folder: URL) throws {
        let context = try JSONDecoder().decode(Context.self, from: Data(contentsOf: folder.appendingPathComponent("context.json")))
        for kind in ["header", "query"] {
            guard let canonical = text(folder, "\(kind)-canonical-request.txt") else { continue }
            let record = try sign(folder, context, inQuery: kind == "query")
            #expect(record.canonicalRequest == canonical, "\(folder.lastPathComponent), \(kind)")
            #expect(record.stringToSign == text(folder, "\(kind)-string-to-sign.txt"), "\(folder.lastPathComponent), \(kind)")
            let signature = try #require(text(folder, "\(kind)-signature.txt"))
            guard let key = try publicKey(folder) else {
                #expect(record.signature == signature)
                continue
            }
            // A signature by ECDSA may hold another nonce: both must hold under the public key.
            for signature in [record.signature, signature] {
                let isValid = ECDSAKey.isValid(bytes(signature), of: Array(record.stringToSign.utf8), publicKey: key)
                #expect(isValid, "\(folder.lastPathComponent), \(kind)")
            }
        }
    }

    private func sign(_ folder: URL, _ context: Context, inQuery: Bool) throws -> SigningRecord {
        // These suites take each line of a folded header for a value of its own.
        let written = WrittenRequest(try #require(text(folder, "request.txt")), foldedLinesAreValues: true)
        var request = SignableRequest(method: written.method, path: written.path, query: written.query, headers: written.headers)
        let credentials = SigningCredentials(
            accessKeyID: context.credentials.access_key_id, secretAccessKey: context.credentials.secret_access_key,
            sessionToken: context.credentials.token.flatMap { $0.isEmpty ? nil : $0 })
        let time = try #require(SigningTime(iso8601Basic: context.timestamp.filter { $0 != "-" && $0 != ":" }))
        let body: PayloadHash = context.sign_body ? .body(written.body) : .empty
        var options = SigningOptions(normalizesPath: context.normalize, addsContentHashHeader: context.sign_body)
        options.signsSessionToken = context.omit_session_token != true
        if folder.pathComponents.contains("v4a") {
            let signer = SignatureV4A(regionSet: [context.region], service: context.service, options: options)
            return inQuery
                ? signer.presign(&request, body: body, credentials: credentials, at: time, expires: context.expiration_in_seconds)
                : signer.sign(&request, body: body, credentials: credentials, at: time)
        }
        let signer = SignatureV4(region: context.region, service: context.service, options: options)
        return inQuery
            ? signer.presign(&request, body: body, credentials: credentials, at: time, expires: context.expiration_in_seconds)
            : signer.sign(&request, body: body, credentials: credentials, at: time)
    }

    private func text(_ folder: URL, _ name: String) -> String? {
        (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))?.replacingOccurrences(of: "\r\n", with: "\n")
    }

    private func publicKey(_ folder: URL) throws -> (x: [UInt8], y: [UInt8])? {
        guard folder.pathComponents.contains("v4a") else { return nil }
        let key = try JSONDecoder().decode(PublicKey.self, from: Data(contentsOf: folder.appendingPathComponent("public-key.json")))
        return (bytes(key.X), bytes(key.Y))
    }

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap { $0.hexDigitValue }
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
