import RequestSigning
import SpecialSigning
import Testing

@Suite("Secrets stay secret")
struct SecretsTests {
    private let credentials = SigningCredentials(accessKeyID: "AKID", secretAccessKey: "SECRET", sessionToken: "TOKEN")

    private func everyText(_ value: some Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        return "\(value) \(String(reflecting: value)) \(dumped)"
    }

    @Test func credentialsPrintNoSecret() {
        let text = everyText(credentials)
        #expect(text.contains("AKID"))
        #expect(!text.contains("SECRET"))
        #expect(!text.contains("TOKEN"))
    }

    @Test func aRecordPrintsNoSecret() {
        var request = Example.request()
        let record = Example.signer.sign(&request, body: .empty, credentials: credentials, at: Example.time)
        let text = everyText(record)
        #expect(text.contains(record.signature))
        #expect(!text.contains("SECRET"))
        #expect(!text.contains("TOKEN"))
    }

    @Test func anExplanationPrintsNoToken() {
        var request = Example.request()
        let record = Example.signer.sign(&request, body: .empty, credentials: credentials, at: Example.time)
        #expect(!"\(record.explain())".contains("TOKEN"))
        var query = Example.request()
        let presigned = Example.signer.presign(&query, credentials: credentials, at: Example.time, expires: 1)
        #expect(!"\(presigned.explain())".contains("TOKEN"))
    }

    @Test func aBearerTokenIsSentButNotPrinted() {
        let token = BearerToken("TOKEN")
        var request = Example.request("GET", ("authorization", "old"))
        token.sign(&request)
        #expect(request.headers.map { "\($0.name): \($0.value)" } == ["Host: example.amazonaws.com", "authorization: Bearer TOKEN"])
        var fresh = Example.request()
        token.sign(&fresh)
        #expect(fresh.header("Authorization") == "Bearer TOKEN")
        #expect(!everyText(token).contains("TOKEN"))
    }
}
