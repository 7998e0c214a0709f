import BodyTraits
import Digests
import Testing

@Suite("SHA-512")
struct SHA512Tests {
    /// FIPS 180-2, appendix C, and the empty message.
    @Test(arguments: [
        (
            "",
            "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"
        ),
        (
            "abc",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909"
        ),
    ])
    func examplesOfTheStandard(_ message: String, _ digest: String) {
        #expect(hexString(SHA512.hash(Array(message.utf8))) == digest)
    }

    @Test func aMillionTimesA() {
        var sha = SHA512()
        for _ in 0..<1000 { sha.update([UInt8](repeating: 0x61, count: 1000)) }
        let digest =
            "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973ebde0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b"
        #expect(hexString(sha.finalize()) == digest)
    }

    @Test func piecesGiveWhatTheWholeGives() {
        let message = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 11) }
        let digest =
            "f1f1ffaaf12f4aa790a03fd68ae04c2d9c206ae739e0f10baa17c0d1e556222d9a60ccebf51182788e2defe8105f962889a997be994e910f2f55dd27f61e2a66"
        for cut in 0...message.count {
            var sha = SHA512()
            sha.update(message[..<cut])
            sha.update(message[cut...].lazy.map { $0 })
            #expect(hexString(sha.finalize()) == digest)
        }
    }
}
