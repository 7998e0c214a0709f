import RequestSigning
import SpecialSigning
import Testing

@Suite("Requests of any kind are signed")
struct RandomRequestTests {
    /// A reproducible source of numbers (Steele, Lea and Flood's SplitMix64).
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var z = state
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            return z ^ (z >> 31)
        }
    }

    private func text(_ numbers: inout Numbers) -> String {
        let pieces = [
            "", "a", "/", "//", ".", "..", "%", "%2", "%41", "%c3%a9", "%zz", "&", "=", "+", " ", "  ", "\t", "\n", "é", "😀", "\0",
            "\u{7f}",
            "X-Amz-Date", "x-amz-security-token", "authorization", "X-Amz-Signature=1", "user-agent", ":", "12345678", "123456789abcdef0",
        ]
        return (0..<Int.random(in: 0...12, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
    }

    @Test func whateverTheyHold() {
        var numbers = Numbers(state: 7)
        for _ in 0..<1000 {
            var request = SignableRequest(method: text(&numbers), path: text(&numbers), query: text(&numbers))
            for _ in 0..<Int.random(in: 0...40, using: &numbers) { request.headers.append((text(&numbers), text(&numbers))) }
            let credentials = SigningCredentials(
                accessKeyID: text(&numbers), secretAccessKey: text(&numbers),
                sessionToken: Bool.random(using: &numbers) ? text(&numbers) : nil)
            let options = SigningOptions(
                doubleEncodesPath: .random(using: &numbers), normalizesPath: .random(using: &numbers),
                addsContentHashHeader: .random(using: &numbers), signsSessionToken: .random(using: &numbers))
            let signer = SignatureV4(region: text(&numbers), service: text(&numbers), options: options)
            let time = SigningTime(secondsSinceEpoch: .random(in: .min ... .max, using: &numbers))
            var signed = request
            let record = signer.sign(&signed, body: .body(Array(text(&numbers).utf8)), credentials: credentials, at: time)
            #expect(record.signature.utf8.count == 64)
            #expect(signed.header("Authorization")?.hasSuffix(record.signature) == true)
            #expect(signed.headers.count { $0.name.lowercased() == "authorization" } >= 1)
            #expect(signed.headers.count { $0.name.lowercased() == "x-amz-date" } == 1)
            _ = record.explain(text(&numbers)).description
            let presigned = signer.presign(&request, credentials: credentials, at: time, expires: 1)
            #expect(request.query.hasSuffix("X-Amz-Signature=\(presigned.signature)"))
            #expect(!request.headers.contains { $0.name.lowercased() == "x-amz-date" })
        }
    }

    @Test func theCanonicalFormOfACanonicalFormIsItself() {
        var numbers = Numbers(state: 11)
        let options = SigningOptions(doubleEncodesPath: false)
        for _ in 0..<1000 {
            // White space in the method or path would end its line; that is for the HTTP layer to refuse.
            let request = Example.request(path: "/" + text(&numbers).filter { $0 != "\n" }, query: text(&numbers).filter { $0 != "\n" })
            let once = Example.canonical(request, options: options)
            let twice = Example.canonical(Example.request(path: once[1], query: once[2]), options: options)
            #expect(once == twice)
        }
    }
}
