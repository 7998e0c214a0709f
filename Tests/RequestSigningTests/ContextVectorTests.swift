import Digests
import Foundation
import RequestSigning
import Testing

/// Vectors with a `context.json`: those recorded beside these tests, all that the public data holds, and those of any folder that
/// `SHAPESMITH_SIGNING_VECTORS` names.
@Suite("Vectors with a context")
struct ContextVectorTests {
    struct PublicKey: Decodable {
        let X: String
        let Y: String
    }

    static let own = cases(below: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Recorded/Vectors"))
    static let public_ = ConformanceData.folder.map { cases(below: $0) } ?? []
    static let given = ProcessInfo.processInfo.environment["SHAPESMITH_SIGNING_VECTORS"].map { URL(fileURLWithPath: $0) }
    static let ofFolder = given.map { cases(below: $0) } ?? []

    /// Folders with a context, a request and something to compare.
    static func cases(below root: URL) -> [URL] {
        ConformanceData.folders(below: root) { $0 == "context.json" }
            .filter { FileManager.default.fileExists(atPath: $0.appendingPathComponent("request.txt").path) }
    }

    @Test func allOfOursAreFound() {
        #expect(Self.own.count == 26)
    }

    @Test(.enabled(if: given != nil, "needs SHAPESMITH_SIGNING_VECTORS, a folder of cases with context.json and request.txt"))
    func theFolderThatIsNamedHasCases() {
        #expect(!Self.ofFolder.isEmpty, "no folder below \(Self.given?.path ?? "") has context.json and request.txt")
    }

    @Test(arguments: own + public_ + ofFolder)
    func inHeadersAndInTheQuery(_ folder: URL) throws {
        let context = try VectorContext(folder)
        let key = try publicKey(folder)
        var compared = 0
        for kind in ["header", "query"] {
            let name = "\(folder.lastPathComponent), \(kind)"
            let (record, request) = try sign(folder, context, isRegional: key != nil, inQuery: kind == "query")
            if let canonical = text(folder, "\(kind)-canonical-request.txt") {
                #expect(record.canonicalRequest == canonical, "\(name)")
                compared += 1
            }
            if let expected = text(folder, "\(kind)-string-to-sign.txt") { #expect(record.stringToSign == expected, "\(name)") }
            if let signature = text(folder, "\(kind)-signature.txt").map({ $0.filter { $0 != "*" && !$0.isWhitespace } }) {
                compared += 1
                if let key {
                    // A signature by ECDSA may hold another nonce: both must hold under the public key.
                    for signature in [record.signature, signature] {
                        let isValid = ECDSAKey.isValid(bytes(signature), of: Array(record.stringToSign.utf8), publicKey: key)
                        #expect(isValid, "\(name)")
                    }
                } else {
                    #expect(record.signature == signature, "\(name)")
                }
            }
            if let signed = text(folder, "\(kind)-signed-request.txt") {
                let expected = WrittenRequest(signed, foldedLinesAreValues: true)
                #expect(parts(request, hidesSignature: key != nil) == parts(expected.signable, hidesSignature: key != nil), "\(name)")
                compared += 1
            }
        }
        #expect(compared > 0, "\(folder.lastPathComponent) has nothing to compare with")
    }

    // MARK: -

    private func sign(_ folder: URL, _ context: VectorContext, isRegional: Bool, inQuery: Bool) throws -> (SigningRecord, SignableRequest) {
        // These suites take each line of a folded header for a value of its own.
        let written = WrittenRequest(try #require(text(folder, "request.txt")), foldedLinesAreValues: true)
        var request = written.signable
        let (credentials, time, body) = (context.signingCredentials, try context.time(), context.payload(written.body))
        let (region, service) = (context.region ?? "us-east-1", context.service ?? "service")
        let record: SigningRecord
        if isRegional {
            let signer = SignatureV4A(regionSet: region.split(separator: ",").map(String.init), service: service, options: context.options)
            record =
                inQuery
                ? signer.presign(&request, body: body, credentials: credentials, at: time, expires: context.expires)
                : signer.sign(&request, body: body, credentials: credentials, at: time)
        } else {
            let signer = SignatureV4(region: region, service: service, options: context.options)
            record =
                inQuery
                ? signer.presign(&request, body: body, credentials: credentials, at: time, expires: context.expires)
                : signer.sign(&request, body: body, credentials: credentials, at: time)
        }
        return (record, request)
    }

    /// What counts of a signed request: method, path, parameters and headers in any order; without a signature that may differ.
    private func parts(_ request: SignableRequest, hidesSignature: Bool) -> [String] {
        func shown(_ text: String) -> String {
            guard hidesSignature, let place = text.range(of: "Signature=") else { return text }
            return String(text[..<place.upperBound])
        }
        let headers = request.headers.map { name, value in
            shown("\(name.lowercased()): \(value.split(whereSeparator: \.isWhitespace).joined(separator: " "))")
        }
        let parameters = request.query.split(separator: "&").map { shown("?\($0)") }
        return ["\(request.method) \(request.path)"] + headers.sorted() + parameters.sorted()
    }

    private func text(_ folder: URL, _ name: String) -> String? {
        (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))?.replacingOccurrences(of: "\r\n", with: "\n")
    }

    private func publicKey(_ folder: URL) throws -> (x: [UInt8], y: [UInt8])? {
        guard let json = text(folder, "public-key.json") else {
            #expect(!folder.pathComponents.contains("v4a"), "\(folder.lastPathComponent) has no public-key.json")
            return nil
        }
        let key = try JSONDecoder().decode(PublicKey.self, from: Data(json.utf8))
        return (bytes(key.X), bytes(key.Y))
    }

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap { $0.hexDigitValue }
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
