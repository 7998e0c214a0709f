import Digests
import RequestSigning
import SpecialSigning
import Testing

@Suite("Event streams in signed messages")
struct EventSignerTests {
    private func code(_ key: [UInt8], _ text: String) -> [UInt8] { HMACSHA256.authenticate(Array(text.utf8), key: key) }

    /// The rule as the documentation of event streams writes it, step by step.
    private func expected(_ previous: String, _ message: [UInt8], _ date: String, _ milliseconds: [UInt8]) -> String {
        var key = Array("AWS4\(Example.credentials.secretAccessKey)".utf8)
        for part in ["20150830", "us-east-1", "transcribe", "aws4_request"] { key = code(key, part) }
        let header: [UInt8] = [5, 0x3a, 0x64, 0x61, 0x74, 0x65, 8] + milliseconds
        let lines = [
            "AWS4-HMAC-SHA256-PAYLOAD", date, "20150830/us-east-1/transcribe/aws4_request", previous, hexString(SHA256.hash(header)),
            hexString(SHA256.hash(message)),
        ]
        return hexString(code(key, lines.joined(separator: "\n")))
    }

    @Test func eachSignatureRestsOnTheOneBefore() {
        var request = Example.request("POST")
        let record = SignatureV4(region: "us-east-1", service: "transcribe")
            .sign(&request, body: .streaming(.events), credentials: Example.credentials, at: Example.time)
        var signer = EventSigner(record)
        let first = signer.sign([1, 2, 3], at: Example.time)
        // 1,440,938,160,000 is 0x14f7e9b6f80.
        #expect(first.millisecondsSinceEpoch == 1_440_938_160_000)
        let want = expected(record.signature, [1, 2, 3], "20150830T123600Z", [0, 0, 1, 0x4f, 0x7e, 0x9b, 0x6f, 0x80])
        #expect(hexString(first.bytes) == want)
        let later = SigningTime(secondsSinceEpoch: Example.time.secondsSinceEpoch + 1)
        let end = signer.sign([], at: later)
        #expect(hexString(end.bytes) == expected(want, [], "20150830T123601Z", [0, 0, 1, 0x4f, 0x7e, 0x9b, 0x73, 0x68]))
    }
}
