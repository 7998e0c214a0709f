import Foundation
import RequestSigning
import SpecialSigning
import Testing

@Suite("Requests that botocore signed")
struct RecordedRequestTests {
    struct Recorded: Decodable, Sendable {
        let kind, method, path, query, body, accessKeyID, secretAccessKey, region, service, signature, signedHeaders: String
        let sessionToken: String?
        let headers: [[String]]
        let time: Int64
        let expires: Int
    }

    @Test func theSignaturesAreTheSame() throws {
        let lines = recordedRequests.split(separator: "\n")
        #expect(lines.count == 96)
        for line in lines {
            let recorded = try JSONDecoder().decode(Recorded.self, from: Data(line.utf8))
            var request = SignableRequest(
                method: recorded.method, path: recorded.path, query: recorded.query, headers: recorded.headers.map { ($0[0], $0[1]) })
            let credentials = SigningCredentials(
                accessKeyID: recorded.accessKeyID, secretAccessKey: recorded.secretAccessKey, sessionToken: recorded.sessionToken)
            let time = SigningTime(secondsSinceEpoch: recorded.time)
            if recorded.kind == "form" {
                var form = Array(recorded.body.utf8)
                let text = SignatureV2().sign(&request, body: &form, credentials: credentials, at: time)
                let sent = String(decoding: form, as: UTF8.self)
                let signature = sent.components(separatedBy: "&Signature=").last?.removingPercentEncoding
                #expect(signature == recorded.signature, "\(text)\n\(line)")
                continue
            }
            let body = PayloadHash.body(Array(recorded.body.utf8))
            let isStorage = recorded.kind.hasPrefix("s3")
            let signer = SignatureV4(region: recorded.region, service: recorded.service, options: isStorage ? .objectStorage : .init())
            let record =
                switch recorded.kind {
                case "regional":
                    SignatureV4A(regionSet: [recorded.region], service: recorded.service)
                        .sign(&request, body: body, credentials: credentials, at: time)
                case "query", "s3-query":
                    signer.presign(
                        &request, body: isStorage ? .unsigned : body, credentials: credentials, at: time, expires: recorded.expires)
                default: signer.sign(&request, body: body, credentials: credentials, at: time)
                }
            #expect(record.signedHeaders == recorded.signedHeaders, "\(line)")
            #expect(record.signature == recorded.signature, "\(record.canonicalRequest)\n\(line)")
        }
    }
}
