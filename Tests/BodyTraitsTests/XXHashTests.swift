import BodyTraits
import Digests
import Testing

/// Expected values by the reference library (xxHash 0.8, through python-xxhash): lengths on both sides of every change of method.
@Suite("XXH64, XXH3")
struct XXHashTests {
    static let cases: [(length: Int, xxh64: String, xxh3: String, xxh128: String)] = [
        (0, "ef46db3751d8e999", "2d06800538d394c2", "99aa06d3014798d86001c324468d497f"),
        (1, "e934a84adb052768", "c44bdff4074eecdb", "a6cd5e9392000f6ac44bdff4074eecdb"),
        (2, "2c1bc603fe31338c", "9093381c8763d62e", "b519c2793d8967669093381c8763d62e"),
        (3, "9ff70a635a6209ab", "c3489259e968ad9e", "656e81c56e41fe02c3489259e968ad9e"),
        (4, "ae5acdc00a55ac41", "d3d60c1519014e89", "ab5c3e7474d809db81a65295de8e7dde"),
        (7, "d734a6b26f3da63e", "0ffc4827844c63a6", "db0172c49725ff06572ab15ffe6cbd8a"),
        (8, "87116b3365b924eb", "b88dee77f6bf6980", "e4b9dd0b66ff3c50ebabbd0695002ff6"),
        (9, "340667a92c4324ff", "03688dcad730d826", "82ddc95bc76007671c69c3f04aaed08c"),
        (15, "02c53ab1e360882f", "2e52bc81c6a30fa3", "70b7db4639552dd1b36ce5c48d7bf7e7"),
        (16, "ed1dd2fac0a31fbc", "9da23836adf2be1e", "ddf6c1254d70f76794eaa17b20756f46"),
        (17, "758409c57cd5d0a2", "f34c3c9cf5a112d1", "263f67af63088041735fe434ded90c3c"),
        (31, "0f187c62b1e722b7", "1c67766271b95c64", "f1df8057a85df9ac55042d263d832451"),
        (32, "91b0cb0931a8c629", "99cb9ad0f1a11fbe", "a86b514658f976a5407920045a9a834c"),
        (33, "931b043cf8d65b94", "c077b45492d29cde", "a943d80ce26ed2928b59b4dfba3c9de4"),
        (64, "bf3052e3445775d0", "6efb76ff16f37561", "a7fa95f7f23b64a7edae5e0312655703"),
        (65, "ed65e3510df3611d", "2640848e9137156b", "c12aaf5f8a1782a45c95500a9909a96f"),
        (96, "0c1298bedcd0a493", "764d2d5db92942df", "dbfa0cd6e568ef54acb9f0967e182865"),
        (97, "ae4b5065ada4d2ab", "077acb7e5f4fd940", "bc31691d04ea6efefee64835dcb60271"),
        (128, "6bd66a757cf20d64", "65f3c2c00fa93185", "dd9e5aa9bd51cc9cc6bd21ecc865f29f"),
        (129, "3fbc5a0162d80206", "28065c6ec25f5b25", "00433635cf8d872e7f4accb76587485b"),
        (160, "32a778ba0cec7db5", "cc592da68fea2254", "2282232242346ee608d4baacce68f2d0"),
        (161, "10c6a1d7a4d66907", "6409c7155c76d359", "cc5fdeb06fc0ec4f81eb66ebe6de9f17"),
        (200, "6daaa52505587dd5", "7c64f3b17285e96a", "dbfff5e13c798ab90497bdb3d145ccd6"),
        (239, "d1f8f72db757ad81", "6ce0b13191e635ea", "f2fe3c78143adc2dcd853c48eb4e074f"),
        (240, "9f17f1fcbcbfb88e", "4917a75c0ef8eed7", "89e3a0a2ee355d25d10beb4e0599e4b3"),
        (241, "06f9e01b26bb1786", "541b19226f0052e8", "75f4da43f23cce5a541b19226f0052e8"),
        (255, "f026b3a55976ec41", "d7b24287b3dcf385", "aa3bbe481f43a1b6d7b24287b3dcf385"),
        (256, "b90b125ca307d298", "f2331523b74cf0a4", "d49510bd86c6d0acf2331523b74cf0a4"),
        (257, "46679eaf7c5b263c", "33074291cf400551", "22b23a9516c3533133074291cf400551"),
        (512, "4aba1026fb181dc7", "717ea4dbb4b419c1", "f201a7b3c9b5a955717ea4dbb4b419c1"),
        (1023, "f62991c66e22d30f", "4e4c866306f8b848", "05888e71eb63cb8e4e4c866306f8b848"),
        (1024, "deeebe7dec99e6a5", "ba464919c6bb3ccd", "03de0c29e9f0bc7fba464919c6bb3ccd"),
        (1025, "9912c944c9289457", "2aa0034e7827ee42", "7584e04fe3414e5a2aa0034e7827ee42"),
        (1088, "8643df97f07059a2", "6120d50233c9c660", "efb5c378c8fee4446120d50233c9c660"),
        (1089, "df62725756490eac", "6465773a48ee4306", "5e132f050bc71d136465773a48ee4306"),
        (2048, "46cf63bcdebe42f5", "956f98bea3210c05", "019ce17e87a3de06956f98bea3210c05"),
        (2049, "036f12a0c3c02617", "e26adc81a9c9e336", "5f0a3305dab16878e26adc81a9c9e336"),
        (4096, "67da78776e77ad46", "5a73a95c9a8b3549", "cde3f47d2ed204cd5a73a95c9a8b3549"),
        (10000, "ea554c71063fdeb2", "6a0b1490f4d390d4", "246c24e6c139ef066a0b1490f4d390d4"),
    ]

    private static func message(_ length: Int) -> [UInt8] { (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 251) } }

    @Test(arguments: cases)
    func everyLengthAsTheReference(_ length: Int, _ xxh64: String, _ xxh3: String, _ xxh128: String) {
        var (old, new) = (XXHash64(), XXHash3())
        old.update(Self.message(length))
        new.update(Self.message(length))
        #expect(hexString(old.finalize()) == xxh64)
        #expect(hexString(new.finalize64()) == xxh3)
        #expect(hexString(new.finalize128()) == xxh128)
    }

    @Test(arguments: [1, 3, 63, 64, 65, 255, 256, 257, 1000])
    func piecesGiveWhatTheWholeGives(_ size: Int) {
        for (length, xxh64, xxh3, xxh128) in Self.cases {
            var (old, new) = (XXHash64(), XXHash3())
            let message = Self.message(length)
            for start in stride(from: 0, to: length, by: size) {
                old.update(message[start..<min(start + size, length)])
                new.update(message[start..<min(start + size, length)])
                // Looking at the checksum so far changes nothing.
                _ = (old.value, new.value64)
            }
            #expect(hexString(old.finalize()) == xxh64, "\(length)")
            #expect(hexString(new.finalize64()) == xxh3, "\(length)")
            #expect(hexString(new.finalize128()) == xxh128, "\(length)")
        }
    }
}
