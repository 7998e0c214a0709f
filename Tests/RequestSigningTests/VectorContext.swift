import Foundation
import RequestSigning
import Testing

/// What a `context.json` says of how its request is signed; what it leaves out is as the public suites have it.
struct VectorContext: Decodable {
    struct Credentials: Decodable {
        let access_key_id: String
        let secret_access_key: String
        let token: String?
    }
    let credentials: Credentials
    let region: String?
    let service: String?
    let timestamp: String?
    let expiration_in_seconds: Int?
    let normalize: Bool?
    let double_uri_encode: Bool?
    let sign_body: Bool?
    let signed_body_header: String?
    let omit_session_token: Bool?
    /// Instead of the body: its hash in hexadecimal digits, or a word such as `UNSIGNED-PAYLOAD`.
    let signed_body_value: String?

    init(_ folder: URL) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: folder.appendingPathComponent("context.json")))
    }

    var signingCredentials: SigningCredentials {
        SigningCredentials(
            accessKeyID: credentials.access_key_id, secretAccessKey: credentials.secret_access_key,
            sessionToken: credentials.token.flatMap { $0.isEmpty ? nil : $0 })
    }

    func time() throws -> SigningTime {
        let text = (timestamp ?? "2015-08-30T12:36:00Z").prefix { $0 != "." }.filter { $0 != "-" && $0 != ":" }
        return try #require(SigningTime(iso8601Basic: text.hasSuffix("Z") ? String(text) : text + "Z"))
    }

    var expires: Int { expiration_in_seconds ?? 3600 }

    func payload(_ body: [UInt8]) -> PayloadHash {
        switch signed_body_value {
        case "UNSIGNED-PAYLOAD"?: .unsigned
        case let hash?: .hashed(hash)
        case nil: sign_body == true ? .body(body) : .empty
        }
    }

    var options: SigningOptions {
        let sendsHash: Bool
        switch signed_body_header {
        case nil: sendsHash = sign_body == true
        case "NONE"?, "none"?, "": sendsHash = false
        default: sendsHash = true
        }
        var options = SigningOptions(normalizesPath: normalize ?? true, addsContentHashHeader: sendsHash)
        options.doubleEncodesPath = double_uri_encode ?? true
        options.signsSessionToken = omit_session_token != true
        return options
    }
}
