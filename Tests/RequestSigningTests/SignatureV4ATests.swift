import Digests
import RequestSigning
import SpecialSigning
import Testing

@Suite("ECDSA over P-256")
struct ECDSATests {
    private func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap { $0.hexDigitValue }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    /// RFC 6979, A.2.5, with SHA-256.
    @Test func theExamplesOfDeterministicSignatures() throws {
        let key = try #require(ECDSAKey(bytes: bytes("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721")))
        #expect(hexString(key.publicKey.x) == "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6")
        #expect(hexString(key.publicKey.y) == "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299")
        let sample =
            "3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
            + "022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"
        #expect(hexString(key.sign(Array("sample".utf8))) == sample)
        let test =
            "3045022100f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
            + "0220019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083"
        #expect(hexString(key.sign(Array("test".utf8))) == test)
    }

    @Test func aSignatureHoldsForItsMessageAndKeyOnly() throws {
        let key = try #require(ECDSAKey(bytes: SHA256.hash([1])))
        let other = try #require(ECDSAKey(bytes: SHA256.hash([2])))
        for length in [0, 3, 200] {
            let message = [UInt8](repeating: 7, count: length)
            let signature = key.sign(message)
            #expect(ECDSAKey.isValid(signature, of: message, publicKey: key.publicKey))
            #expect(!ECDSAKey.isValid(signature, of: message + [1], publicKey: key.publicKey))
            #expect(!ECDSAKey.isValid(signature, of: message, publicKey: other.publicKey))
            #expect(!ECDSAKey.isValid(other.sign(message), of: message, publicKey: key.publicKey))
        }
    }

    @Test func damagedSignaturesAndKeysAreRefused() throws {
        let key = try #require(ECDSAKey(bytes: SHA256.hash([1])))
        let signature = key.sign([])
        let publicKey = key.publicKey
        for index in signature.indices {
            #expect(!ECDSAKey.isValid(Array(signature[..<index]), of: [], publicKey: publicKey))
        }
        for index in [0, 1, 2, 3, 10, signature.count - 1] {
            var damaged = signature
            damaged[index] ^= 1
            #expect(!ECDSAKey.isValid(damaged, of: [], publicKey: publicKey))
        }
        #expect(!ECDSAKey.isValid([0x30, 6, 2, 1, 0, 2, 1, 0], of: [], publicKey: key.publicKey))
        #expect(!ECDSAKey.isValid(signature, of: [], publicKey: (key.publicKey.y, key.publicKey.x)))
        #expect(!ECDSAKey.isValid(signature, of: [], publicKey: ([], [])))
        #expect(ECDSAKey(bytes: [UInt8](repeating: 0, count: 32)) == nil)
        #expect(ECDSAKey(bytes: [UInt8](repeating: 0xff, count: 32)) == nil)
        #expect(ECDSAKey(bytes: [1]) == nil)
    }

    /// The derivation that the SDKs' own tests state.
    @Test func theKeyOfASecretAccessKey() {
        let key = ECDSAKey(
            SigningCredentials(accessKeyID: "AKISORANDOMAASORANDOM", secretAccessKey: "q+jcrXGc+0zWN6uzclKVhvMmUsIfRPa4rlRandom"))
        #expect(hexString(key.bytes) == "7fd3bd010c0d9c292141c2b77bfbde1042c92e6836fff749d1269ec890fca1bd")
        let example = ECDSAKey(Example.credentials).publicKey
        #expect(hexString(example.x) == "b6618f6a65740a99e650b33b6b4b5bd0d43b176d721a3edfea7e7d2d56d936b1")
        #expect(hexString(example.y) == "865ed22a7eadc9c5cb9d2cbaca1b3699139fedc5043dc6661864218330c8e518")
    }
}

@Suite("Signature Version 4A")
struct SignatureV4ATests {
    private let signer = SignatureV4A(regionSet: ["us-east-1", "eu-*"], service: "service")

    private func isValid(_ record: SigningRecord) -> Bool {
        let digits = record.signature.compactMap { $0.hexDigitValue }
        let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
        return ECDSAKey.isValid(bytes, of: Array(record.stringToSign.utf8), publicKey: ECDSAKey(Example.credentials).publicKey)
    }

    @Test func theRegionsStandInAHeaderAndNotInTheScope() {
        var request = Example.request("POST", ("Content-Type", "text/plain"))
        let record = signer.sign(&request, body: .body([1]), credentials: Example.credentials, at: Example.time)
        #expect(request.header("X-Amz-Region-Set") == "us-east-1,eu-*")
        #expect(record.scope == "20150830/service/aws4_request")
        #expect(record.signedHeaders == "content-type;host;x-amz-date;x-amz-region-set")
        #expect(record.stringToSign.hasPrefix("AWS4-ECDSA-P256-SHA256\n20150830T123600Z\n20150830/service/aws4_request\n"))
        #expect(
            request.header("Authorization")
                == "AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20150830/service/aws4_request, "
                + "SignedHeaders=content-type;host;x-amz-date;x-amz-region-set, Signature=\(record.signature)"
        )
        #expect(isValid(record))
        var again = Example.request("POST", ("Content-Type", "text/plain"))
        #expect(signer.sign(&again, body: .body([1]), credentials: Example.credentials, at: Example.time).signature == record.signature)
        #expect(signer.regionSet == ["us-east-1", "eu-*"])
    }

    @Test func inTheQuery() {
        var request = Example.request(query: "a=1")
        let record = signer.presign(&request, credentials: Example.credentials, at: Example.time, expires: 60)
        #expect(
            request.query
                == "a=1&X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fservice%2Faws4_request"
                + "&X-Amz-Date=20150830T123600Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Region-Set=us-east-1%2Ceu-%2A"
                + "&X-Amz-Signature=\(record.signature)"
        )
        #expect(isValid(record))
    }

    @Test func signaturesInFramesHaveOneLength() {
        var request = Example.request("PUT")
        let record = signer.sign(&request, body: .streaming(.signedWithTrailer), credentials: Example.credentials, at: Example.time)
        #expect(record.canonicalRequest.hasSuffix("\nSTREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER"))
        var chunks = ChunkSigner(record, kind: .signedWithTrailer)
        var sent = chunks.chunk([UInt8](repeating: 1, count: 20))
        sent += chunks.chunk([1])
        sent += chunks.finish(trailers: [("x-amz-checksum-crc32", "AAAAAA==")])
        let count = ChunkSigner.encodedCount(
            21, chunkSize: 20, kind: .signedWithTrailer, trailers: [("x-amz-checksum-crc32", "AAAAAA==")], signatureLength: 144)
        #expect(sent.count == count)
        let lines = String(decoding: sent, as: UTF8.self)
        #expect(lines.hasPrefix("14;chunk-signature=30"))
        #expect(lines.contains("**\r\n"))
    }
}
