import Digests
import RequestSigning
import SpecialSigning
import Testing

@Suite("Bodies in signed chunks")
struct ChunkSignerTests {
    private let body = [UInt8](repeating: 0x61, count: 66_560)

    private func request(_ headers: (String, String)...) -> SignableRequest {
        let first: [(name: String, value: String)] = [
            ("Host", "s3.amazonaws.com"), ("x-amz-storage-class", "REDUCED_REDUNDANCY"), ("Content-Encoding", "aws-chunked"),
            ("x-amz-decoded-content-length", "66560"),
        ]
        return SignableRequest(method: "PUT", path: "/examplebucket/chunkObject.txt", headers: first + headers.map { ($0.0, $0.1) })
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// The example of the documentation of object storage: 65 KB of `a` in chunks of 64 KB.
    @Test func theDocumentedExample() {
        var request = request(("Content-Length", "66824"))
        let record = Example.storage.sign(
            &request, body: .streaming(.signed), credentials: Example.storageCredentials, at: Example.storageTime)
        #expect(record.signature == "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9")
        var signer = ChunkSigner(record, kind: .signed)
        let first = signer.chunk(Array(body[..<65_536]))
        let second = signer.chunk(Array(body[65_536...]))
        let end = signer.finish()
        let head = "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n"
        #expect(text(Array(first[..<head.utf8.count])) == head)
        #expect(Array(first[head.utf8.count...]) == Array(body[..<65_536]) + [13, 10])
        #expect(text(second).hasPrefix("400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\naaa"))
        #expect(text(end) == "0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n")
        #expect(first.count + second.count + end.count == 66_824)
        #expect(ChunkSigner.encodedCount(66_560, chunkSize: 65_536, kind: .signed) == 66_824)
    }

    /// The example with a trailing checksum.
    @Test func theDocumentedExampleWithTrailer() {
        var request = request(("x-amz-trailer", "x-amz-checksum-crc32c"))
        let record = Example.storage.sign(
            &request, body: .streaming(.signedWithTrailer), credentials: Example.storageCredentials, at: Example.storageTime)
        #expect(record.signature == "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e")
        var crc = CRC32C()
        crc.update(body)
        #expect(crc.finalize() == [0xb0, 0xe3, 0xbc, 0xfd])  // sOO8/Q== in base64
        let trailers: [(name: String, value: String)] = [("x-amz-checksum-crc32c", "sOO8/Q==")]
        var signer = ChunkSigner(record, kind: .signedWithTrailer)
        let first = signer.chunk(Array(body[..<65_536]))
        let second = signer.chunk(Array(body[65_536...]))
        let end = signer.finish(trailers: trailers)
        #expect(text(first).hasPrefix("10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n"))
        #expect(text(second).hasPrefix("400;chunk-signature=1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7\r\n"))
        #expect(
            text(end)
                == "0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n"
                + "x-amz-checksum-crc32c:sOO8/Q==\r\n"
                + "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n"
        )
        let count = ChunkSigner.encodedCount(66_560, chunkSize: 65_536, kind: .signedWithTrailer, trailers: trailers)
        #expect(first.count + second.count + end.count == count)
    }

    @Test(arguments: [0, 1, 15, 16, 17, 31, 32, 100])
    func unsignedChunksWithTrailer(_ count: Int) {
        var request = request()
        let record = Example.storage.sign(
            &request, body: .streaming(.unsignedWithTrailer), credentials: Example.storageCredentials, at: Example.storageTime)
        #expect(record.canonicalRequest.hasSuffix("\nSTREAMING-UNSIGNED-PAYLOAD-TRAILER"))
        let trailers: [(name: String, value: String)] = [("X-Amz-Checksum-Crc32", " AAAAAA== "), ("a", "1")]
        var signer = ChunkSigner(record, kind: .unsignedWithTrailer)
        var sent: [UInt8] = []
        var expected = ""
        for start in stride(from: 0, to: count, by: 16) {
            let size = min(16, count - start)
            sent += signer.chunk([UInt8](repeating: 0x62, count: size))
            expected += "\(String(size, radix: 16))\r\n\(String(repeating: "b", count: size))\r\n"
        }
        sent += signer.finish(trailers: trailers)
        #expect(text(sent) == expected + "0\r\na:1\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n")
        #expect(sent.count == ChunkSigner.encodedCount(count, chunkSize: 16, kind: .unsignedWithTrailer, trailers: trailers))
    }

    @Test func anEmptyPieceDoesNotEndTheBody() {
        var request = request()
        let record = Example.storage.sign(
            &request, body: .streaming(.signed), credentials: Example.storageCredentials, at: Example.storageTime)
        var signer = ChunkSigner(record, kind: .signed)
        var other = signer
        #expect(signer.chunk([]).isEmpty)
        #expect(signer.finish() == other.finish())
    }
}
