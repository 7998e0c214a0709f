import AWSCredentials
import Foundation
import ServiceRuntime
import Testing

struct SSOTests {
    let home: Home
    init() throws {
        home = try Home()
        try home.config(
            """
            [profile dev]
            sso_session = corp
            sso_account_id = 111122223333
            sso_role_name = Admin
            [sso-session corp]
            sso_region = us-west-2
            sso_start_url = https://corp.awsapps.com/start
            [profile old]
            sso_start_url = https://corp.awsapps.com/start
            sso_region = us-west-2
            sso_account_id = 111122223333
            sso_role_name = Admin
            """)
    }

    private static let keys = HTTPResponse(
        text: #"{"roleCredentials":{"accessKeyId":"SSOKEY","secretAccessKey":"s","sessionToken":"t","expiration":1440945360000}}"#)

    // `printf corp | sha1sum`, and of the start URL.
    private static let sessionFile = ".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"
    private static let urlFile = ".aws/sso/cache/a51746d4aa793ae07b25e90c3a5db96fc7832bd7.json"

    @Test func theTokenOfASessionGivesKeysOfARole() async throws {
        try home.write(Self.sessionFile, #"{"accessToken":"TOK","expiresAt":"2015-08-30T20:00:00Z"}"#)
        let transport = ScriptedTransport(Self.keys)
        let found = try await DefaultCredentials.provider(home.request(transport, profile: "dev")).credentials()
        #expect(found.accessKeyID == "SSOKEY")
        #expect(found.expiration?.iso8601 == "2015-08-30T14:36:00Z")
        #expect(found.accountID == "111122223333")
        let request = transport.requests[0]
        #expect(request.url == "https://portal.sso.us-west-2.amazonaws.com/federation/credentials?role_name=Admin&account_id=111122223333")
        #expect(request.headers["x-amz-sso_bearer_token"] == "TOK")
        #expect(request.headers["Authorization"] == nil)
    }

    @Test func theOlderFormIsReadToo() async throws {
        try home.write(Self.urlFile, #"{"accessToken":"OLD","expiresAt":"2015-08-30T20:00:00UTC"}"#)
        let transport = ScriptedTransport(Self.keys)
        _ = try await DefaultCredentials.provider(home.request(transport, profile: "old")).credentials()
        #expect(transport.requests[0].headers["x-amz-sso_bearer_token"] == "OLD")
    }

    @Test func aTokenNearItsEndIsRefreshedAndKept() async throws {
        try home.write(
            Self.sessionFile,
            #"{"accessToken":"TOK","expiresAt":"2015-08-30T12:40:00Z","refreshToken":"R1","clientId":"c","clientSecret":"cs","#
                + #""registrationExpiresAt":"2015-10-01T00:00:00Z","region":"us-west-2","startUrl":"https://corp.awsapps.com/start"}"#)
        let transport = ScriptedTransport(
            HTTPResponse(text: #"{"accessToken":"NEW","expiresIn":3600,"refreshToken":"R2","tokenType":"Bearer"}"#), Self.keys)
        _ = try await DefaultCredentials.provider(home.request(transport, profile: "dev")).credentials()
        #expect(transport.requests[0].url == "https://oidc.us-west-2.amazonaws.com/token")
        let body = try #require(JSONSerialization.jsonObject(with: Data(try await text(transport.requests[0]).utf8)) as? [String: String])
        #expect(body == ["clientId": "c", "clientSecret": "cs", "grantType": "refresh_token", "refreshToken": "R1"])
        #expect(transport.requests[1].headers["x-amz-sso_bearer_token"] == "NEW")
        let file = home.path + "/" + Self.sessionFile
        let kept = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: file))) as? [String: String])
        #expect(kept["accessToken"] == "NEW")
        #expect(kept["refreshToken"] == "R2")
        #expect(kept["expiresAt"] == "2015-08-30T13:36:00Z")
        #expect(kept["clientSecret"] == "cs")
        #expect(kept["startUrl"] == "https://corp.awsapps.com/start")
        let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(rights == 0o600)
    }

    @Test(arguments: [#"{"accessToken":"T","expiresAt":"2015-08-30T12:00:00Z"}"#, "{}", "not json", nil])
    func whoIsNotSignedInIsToldHowToSignIn(_ file: String?) async throws {
        if let file { try home.write(Self.sessionFile, file) }
        let error = await #expect(throws: ClientError.self) {
            try await DefaultCredentials.provider(home.request(profile: "dev")).credentials()
        }
        #expect(error?.code == .badCredentials)
        #expect(error?.message.contains("aws sso login --sso-session corp") == true)
    }
}
