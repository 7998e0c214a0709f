import Digests
import Testing

@Suite("Cyclic redundancy checks")
struct CRCTests {
    private let digits = Array("123456789".utf8)

    /// The check values that the catalogues of CRCs state for the nine digits.
    @Test func checkValues() {
        var crc32 = CRC32()
        crc32.update(digits)
        #expect(crc32.value == 0xcbf4_3926)
        #expect(crc32.finalize() == [0xcb, 0xf4, 0x39, 0x26])
        var crc32c = CRC32C()
        crc32c.update(digits)
        #expect(crc32c.value == 0xe306_9283)
        var crc64 = CRC64NVME()
        crc64.update(digits)
        #expect(crc64.value == 0xae8b_1486_0a79_9888)
        #expect(crc64.finalize() == [0xae, 0x8b, 0x14, 0x86, 0x0a, 0x79, 0x98, 0x88])
    }

    /// RFC 3720, B.4, with the bytes of each CRC in the order in which they are sent there.
    @Test func examplesOfISCSI() {
        let examples: [([UInt8], UInt32)] = [
            ([UInt8](repeating: 0, count: 32), 0x8a91_36aa),
            ([UInt8](repeating: 0xff, count: 32), 0x62a8_ab43),
            (Array(0..<32), 0x46dd_794e),
            (Array((0..<32).reversed()), 0x113f_db5c),
        ]
        for (bytes, value) in examples {
            var crc = CRC32C()
            crc.update(bytes)
            #expect(crc.value == value)
        }
    }

    @Test func nothingIsZero() {
        #expect(CRC32().value == 0)
        #expect(CRC32C().value == 0)
        #expect(CRC64NVME().value == 0)
    }

    @Test func piecesGiveWhatTheWholeGives() {
        let message = (0..<100).map { UInt8(truncatingIfNeeded: $0 * 29) }
        var whole = (CRC32(), CRC32C(), CRC64NVME())
        for byte in message {  // one byte at a time never takes the step of eight
            whole.0.update(CollectionOfOne(byte))
            whole.1.update(CollectionOfOne(byte))
            whole.2.update(CollectionOfOne(byte))
        }
        for cut in 0...message.count {
            var pieces = (CRC32(), CRC32C(), CRC64NVME())
            for piece in [message[..<cut], message[cut...]] {
                pieces.0.update(piece)
                pieces.1.update(piece)
                pieces.2.update(piece.lazy.map { $0 })
            }
            #expect(pieces.0.value == whole.0.value)
            #expect(pieces.1.value == whole.1.value)
            #expect(pieces.2.value == whole.2.value)
        }
    }
}
