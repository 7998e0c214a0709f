import Digests
import Testing

@Suite("MD5")
struct MD5Tests {
    /// RFC 1321, A.5.
    @Test(arguments: [
        ("", "d41d8cd98f00b204e9800998ecf8427e"),
        ("a", "0cc175b9c0f1b6a831c399e269772661"),
        ("abc", "900150983cd24fb0d6963f7d28e17f72"),
        ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
        ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
        ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f"),
        (
            "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
            "57edf4a22be3c955ac49da2e2107b67a"
        ),
    ])
    func testSuiteOfTheStandard(_ message: String, _ digest: String) {
        #expect(hexString(MD5.hash(Array(message.utf8))) == digest)
    }

    @Test func piecesGiveWhatTheWholeGives() {
        let message = (0..<200).map { UInt8(truncatingIfNeeded: $0 * 13) }
        for cut in 0...message.count {
            var md5 = MD5()
            md5.update(message[..<cut])
            md5.update(message[cut...].lazy.map { $0 })
            #expect(md5.finalize() == MD5.hash(message))
        }
    }
}
