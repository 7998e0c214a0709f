import Testing

@testable import WireFormats

struct TextTests {
    /// As the standard library reads them.
    @Test(arguments: [
        "0", "-0", "+7", "12345678901234567", "123456789012345678901", "9223372036854775807", "9223372036854775808",
        "-9223372036854775808", "-9223372036854775809", "0000000000000000000000012", "", "-", "+", "--1", "1-", " 1", "1 ", "1.0", "1e3",
        "0x1", "\u{0661}", "1\u{301}", "1_000",
    ])
    func integersAreReadAsTheStandardLibraryReadsThem(_ text: String) {
        #expect(NumberSyntax.integer(text) == Int(text))
        #expect(BigNumber(text)?.integer == (BigNumber(text) == nil ? nil : Int(text)))
    }

    @Test(arguments: ["", ",", "a", "a,b", ",a,", "a,,b", "\u{e4},\u{1f600}"])
    func textIsCutAtEachComma(_ text: String) {
        #expect(text.pieces(at: UInt8(ascii: ",")) == text.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    }

    @Test func textIsCutAtTwoKindsOfPlacesAndAtSoManyAtMost() {
        #expect("a:b/c".pieces(at: UInt8(ascii: ":"), or: UInt8(ascii: "/")) == ["a", "b", "c"])
        #expect("a:b:c:".pieces(at: UInt8(ascii: ":"), atMost: 2) == ["a", "b:c:"])
        #expect("a:b".pieces(at: UInt8(ascii: ":"), atMost: 3) == ["a", "b"])
        #expect("a:b".pieces(at: UInt8(ascii: ":"), atMost: 1) == ["a:b"])
    }

    /// RFC 8949, 3.4.4: tag 4, an array of the exponent and the mantissa; the smallest exponent there is stays the smallest.
    @Test func theSmallestExponentIsNoTrouble() throws {
        struct Price: EncodableShape {
            func encode(into shape: inout ShapeEncoder) { shape.bigNumber("p", BigNumber("0.1e-9223372036854775808")) }
        }
        var shape = ShapeEncoder.cbor()
        Price().encode(into: &shape)
        let bytes = try shape.finish()
        let number: [UInt8] = [0xC4, 0x82, 0x3B, 0x7F] + [UInt8](repeating: 0xFF, count: 7) + [0x01]
        #expect(bytes.split(separator: 0x70).last.map(Array.init)?.starts(with: number) == true)
    }
}
