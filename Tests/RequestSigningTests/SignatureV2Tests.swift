import RequestSigning
import SpecialSigning
import Testing

@Suite("Signature Version 2")
struct SignatureV2Tests {
    /// The example of the signing documentation, a GET of Elastic MapReduce's DescribeJobFlows. Its own signature,
    /// `i91nKc4P…`, is over a timestamp without `Z`; this one is Python's `hmac` over the same text with it.
    @Test func theDocumentedExample() {
        var request = SignableRequest(
            method: "GET", query: "Action=DescribeJobFlows&Version=2009-03-31", headers: [("Host", "elasticmapreduce.amazonaws.com")])
        var body: [UInt8] = []
        let time = SigningTime(iso8601Basic: "20111003T151930Z") ?? SigningTime(secondsSinceEpoch: 0)
        let text = SignatureV2().sign(&request, body: &body, credentials: Example.storageCredentials, at: time)
        #expect(
            text
                == """
                GET
                elasticmapreduce.amazonaws.com
                /
                AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DescribeJobFlows&SignatureMethod=HmacSHA256&SignatureVersion=2\
                &Timestamp=2011-10-03T15%3A19%3A30Z&Version=2009-03-31
                """
        )
        #expect(request.query.hasSuffix("&Signature=66aU6xgCtR7V6ESsGvYrAArQmwGutKSbh8Mn7kSko9E%3D"))
        #expect(body.isEmpty)
    }

    @Test func signingAgainReplacesTheFirstSignature() {
        var request = Example.request("POST")
        var once = Array("Action=A&b=%20".utf8)
        var twice = once
        SignatureV2().sign(&request, body: &once, credentials: Example.credentials, at: Example.time)
        var credentials = Example.credentials
        credentials.sessionToken = "old"
        SignatureV2().sign(&request, body: &twice, credentials: credentials, at: SigningTime(secondsSinceEpoch: 0))
        SignatureV2().sign(&request, body: &twice, credentials: Example.credentials, at: Example.time)
        #expect(String(decoding: once, as: UTF8.self) == String(decoding: twice, as: UTF8.self))
        #expect(String(decoding: once, as: UTF8.self).hasPrefix("Action=A&b=%20&AWSAccessKeyId=AKIDEXAMPLE&SignatureVersion=2&"))
        #expect(request.query.isEmpty)
    }
}
