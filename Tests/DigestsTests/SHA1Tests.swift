import Digests
import Testing

@Suite("SHA-1")
struct SHA1Tests {
    /// FIPS 180-2, appendix A, and the empty message.
    @Test(arguments: [
        ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
    ])
    func examplesOfTheStandard(_ message: String, _ digest: String) {
        #expect(hexString(SHA1.hash(Array(message.utf8))) == digest)
    }

    @Test func aMillionTimesA() {
        var sha = SHA1()
        for _ in 0..<1000 { sha.update([UInt8](repeating: 0x61, count: 1000)) }
        #expect(hexString(sha.finalize()) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f")
    }

    @Test func piecesGiveWhatTheWholeGives() {
        let message = (0..<200).map { UInt8(truncatingIfNeeded: $0 * 11) }
        for cut in 0...message.count {
            var sha = SHA1()
            sha.update(message[..<cut])
            sha.update(message[cut...].lazy.map { $0 })
            #expect(sha.finalize() == SHA1.hash(message))
        }
    }
}
