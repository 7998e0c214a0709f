import RequestSigning
import Testing

@Suite("Signature Version 4 in the query")
struct PresignTests {
    /// The example of the documentation of object storage.
    @Test func theDocumentedExample() {
        var request = SignableRequest(method: "GET", path: "/test.txt", headers: [("Host", "examplebucket.s3.amazonaws.com")])
        Example.storage.presign(&request, credentials: Example.storageCredentials, at: Example.storageTime, expires: 86_400)
        #expect(
            request.query
                == "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
        )
        #expect(request.headers.map(\.name) == ["Host"])
    }

    @Test func presigningAgainReplacesTheFirstSignature() {
        var credentials = Example.credentials
        credentials.sessionToken = "a/b=="
        var once = Example.request(query: "b=1&a")
        var twice = once
        Example.signer.presign(&once, credentials: credentials, at: Example.time, expires: 60)
        Example.signer.presign(&twice, credentials: credentials, at: SigningTime(secondsSinceEpoch: 0), expires: 5)
        Example.signer.presign(&twice, credentials: credentials, at: Example.time, expires: 60)
        #expect(once.query == twice.query)
        #expect(once.query.hasPrefix("b=1&a&X-Amz-Algorithm="))
        #expect(once.query.contains("&X-Amz-Security-Token=a%2Fb%3D%3D&X-Amz-Signature="))
    }

    @Test func aTokenThatIsNotSignedChangesNothing() {
        var credentials = Example.credentials
        let signer = SignatureV4(region: "us-east-1", service: "service", options: SigningOptions(signsSessionToken: false))
        var without = Example.request()
        let first = signer.presign(&without, credentials: credentials, at: Example.time, expires: 60)
        credentials.sessionToken = "token"
        var with = Example.request()
        let second = signer.presign(&with, credentials: credentials, at: Example.time, expires: 60)
        #expect(first.signature == second.signature)
        #expect(with.query.contains("X-Amz-Security-Token=token"))
    }

    @Test func headersOfAnEarlierSignatureGo() {
        var request = Example.request("GET", ("X-Amz-Date", "old"), ("authorization", "old"), ("X-Amz-Meta", "1"))
        let record = Example.signer.presign(&request, credentials: Example.credentials, at: Example.time, expires: 60)
        #expect(request.headers.map(\.name) == ["Host", "X-Amz-Meta"])
        #expect(record.signedHeaders == "host;x-amz-meta")
        #expect(request.query.contains("X-Amz-SignedHeaders=host%3Bx-amz-meta"))
    }

    @Test func aBodyThatIsSignedIsToldInAHeader() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        for signer in [Example.storage, Example.signer] {
            var request = Example.request("PUT")
            let record = signer.presign(&request, body: .hashed(abc), credentials: Example.credentials, at: Example.time, expires: 60)
            #expect(record.canonicalRequest.hasSuffix("\n\(abc)"))
            #expect(request.header("x-amz-content-sha256") == (signer.options.addsContentHashHeader ? abc : nil))
        }
        var unsigned = Example.request("PUT")
        let record = Example.storage.presign(&unsigned, body: .unsigned, credentials: Example.credentials, at: Example.time, expires: 60)
        #expect(record.canonicalRequest.hasSuffix("\nhost\nUNSIGNED-PAYLOAD"))
        #expect(unsigned.headers.count == 1)
    }
}
