import Digests
import Testing

@Suite("SHA-256")
struct SHA256Tests {
    /// FIPS 180-2, appendix B, and the empty message.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func examplesOfTheStandard(_ message: String, _ digest: String) {
        #expect(hexString(SHA256.hash(Array(message.utf8))) == digest)
    }

    @Test func aMillionTimesA() {
        var sha = SHA256()
        let piece = [UInt8](repeating: 0x61, count: 1000)
        for _ in 0..<1000 { sha.update(piece) }
        #expect(hexString(sha.finalize()) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func piecesGiveWhatTheWholeGives() {
        let message = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 7) }
        for length in 0...message.count {
            let whole = SHA256.hash(Array(message[..<length]))
            for cut in stride(from: 0, through: length, by: 13) {
                var sha = SHA256()
                sha.update(message[..<cut])
                sha.update(message[cut..<length].lazy.map { $0 })
                #expect(sha.finalize() == whole)
            }
        }
    }

    @Test func finishingDoesNotEndTheDigest() {
        var sha = SHA256()
        sha.update(Array("ab".utf8))
        _ = sha.finalize()
        sha.update(Array("c".utf8))
        #expect(sha.finalize() == SHA256.hash(Array("abc".utf8)))
    }

    @Test(.enabled(if: SHA256.isAccelerated, "this processor has no instructions for SHA-256"))
    func theInstructionsAgreeWithTheSwiftCode() {
        var random = SplitMix(state: 1)
        for count in 1...40 {
            let blocks = (0..<count * 64).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            var portable = SHA256Words.initial
            var accelerated = SHA256Words.initial
            blocks.withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                SHA256.compressPortably(&portable, base, count)
                SHA256.compressWithInstructions(&accelerated, base, count)
            }
            #expect(portable.hex == accelerated.hex)
            #expect(portable.hex != SHA256Words.initial.hex)
        }
    }

    /// The portable code by itself, whatever the processor has: one padded block of `abc`.
    @Test func theSwiftCodeByItself() {
        var block = [UInt8](repeating: 0, count: 64)
        block.replaceSubrange(0..<4, with: [0x61, 0x62, 0x63, 0x80])
        block[63] = 24
        var state = SHA256Words.initial
        block.withUnsafeBytes { bytes in
            if let base = bytes.baseAddress { SHA256.compressPortably(&state, base, 1) }
        }
        #expect(state.hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(hexString(state.bytes) == state.hex)
    }
}

/// A reproducible generator of test data.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
