import SpecDiagnostics
import Testing

@Suite struct SourceFileTests {
    @Test func linesAndColumnsCountFromOne() {
        let file = SourceFile(path: "a", bytes: Array("ab\nc\n\nd".utf8))
        let expected = [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1), (4, 1), (4, 2)]
        for (offset, place) in expected.enumerated() {
            #expect(file.position(ofByte: offset) == SourcePosition(line: place.0, column: place.1))
        }
    }

    @Test func offsetsOutsideTheFileAreItsEnds() {
        let file = SourceFile(path: "a", bytes: Array("ab\nc".utf8))
        #expect(file.position(ofByte: 99) == SourcePosition(line: 2, column: 2))
        #expect(file.position(ofByte: -5) == SourcePosition(line: 1, column: 1))
        #expect(file.text(in: 1..<99) == "b\nc")
    }

    @Test(arguments: [0, 1, 4095, 4096, 4097, 8191, 8192, 20_000])
    func lineNumbersAreRightAcrossBlocks(offset: Int) {
        var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 20_000)
        for index in stride(from: 6, to: bytes.count, by: 7) { bytes[index] = UInt8(ascii: "\n") }
        let position = SourceFile(path: "a", bytes: bytes).position(ofByte: offset)
        #expect(position == SourcePosition(line: offset / 7 + 1, column: offset % 7 + 1))
    }

    @Test func filesAreTheSameByPath() {
        let file = SourceFile(path: "a", bytes: [1])
        let other = SourceFile(path: "a", bytes: [2])
        #expect(file == other)
        #expect(!file.isIdentical(to: other))
        #expect(Set([file, other, SourceFile(path: "b", bytes: [1])]).count == 2)
    }
}
