import AWSCredentials
import Foundation
import ServiceRuntime

/// A home folder of its own, and an environment that knows nothing else.
final class Home: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "shapesmith-home-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path + "/.aws/sso/cache", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        let file = path + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }

    func config(_ text: String) throws { try write(".aws/config", text) }
    func credentials(_ text: String) throws { try write(".aws/credentials", text) }

    func request(
        _ transport: any HTTPTransport = ScriptedTransport(), profile: String? = nil, environment: [String: String] = [:],
        clock: any ClientClock = VirtualClock(), mfaCode: (@Sendable (String) async throws -> String)? = nil
    ) -> CredentialRequest {
        CredentialRequest(
            profile: profile, isProfileExplicit: profile != nil, transport: transport,
            environment: ProcessEnvironment(environment.merging(["HOME": path]) { $1 }), clock: clock, mfaCode: mfaCode)
    }
}

/// Replies of the services that credentials come from.
enum Replies {
    static func role(_ key: String, operation: String = "AssumeRole", expiration: String = "2015-08-30T13:36:00Z") -> HTTPResponse {
        HTTPResponse(
            text: """
                <\(operation)Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><\(operation)Result>
                <AssumedRoleUser><AssumedRoleId>AROA:s</AssumedRoleId><Arn>arn:aws:sts::123456789012:assumed-role/demo/s</Arn></AssumedRoleUser>
                <Credentials><AccessKeyId>\(key)</AccessKeyId><SecretAccessKey>s-\(key)</SecretAccessKey><SessionToken>t-\(key)</SessionToken>
                <Expiration>\(expiration)</Expiration></Credentials></\(operation)Result></\(operation)Response>
                """)
    }

    static let instance = HTTPResponse(
        text:
            #"{"Code": "Success", "AccessKeyId": "IKEY", "SecretAccessKey": "isecret", "Token": "itoken", "Expiration": "2015-08-30T18:36:00Z"}"#
    )
}

/// The body of a request as text.
func text(_ request: HTTPRequest) async throws -> String { String(decoding: try await request.body.collect(upTo: 1 << 20), as: UTF8.self) }
