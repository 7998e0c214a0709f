internal import ScalarText

/// A text that was read, with the name that people know it by.
public struct SourceFile: Sendable {
    private let text: SourceText

    /// Keeps the bytes of a file under the path that diagnostics show, which is the path as the user gave it.
    public init(path: String, bytes: [UInt8]) {
        text = SourceText(path: path, bytes: bytes)
    }

    /// The path as shown to people.
    public var path: String { text.path }

    /// The bytes of the file, unchanged.
    public var bytes: [UInt8] { text.bytes }

    /// Whether this is the very text of another, not only one with the same path.
    public func isIdentical(to other: SourceFile) -> Bool { text === other.text }

    /// The line and column of a byte; offsets beyond the end are the place just after the last byte.
    public func position(ofByte offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        let start = startOfLine(holding: offset)
        return SourcePosition(line: text.lineNumber(at: offset), column: offset - start + 1)
    }

    /// The byte range of the line that holds a byte, without its line break.
    public func line(holdingByte offset: Int) -> Range<Int> {
        let offset = min(max(offset, 0), bytes.count)
        let start = startOfLine(holding: offset)
        var end = start
        bytes.withUnsafeBufferPointer { bytes in
            end = offset
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        }
        return start..<end
    }

    /// The text of some bytes, with a replacement character where they are not UTF-8.
    public func text(in range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// The part of the file between two byte offsets.
    public func range(_ start: Int, _ end: Int) -> SourceRange {
        SourceRange(file: self, start: UInt32(clamping: start), end: UInt32(clamping: max(start, end)))
    }

    private func startOfLine(holding offset: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var start = offset
            while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
            return start
        }
    }
}

extension SourceFile: Hashable {
    /// Two files are the same if their paths are.
    public static func == (a: SourceFile, b: SourceFile) -> Bool { a.text === b.text || a.path == b.path }

    public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

// MARK: -

/// What a `SourceFile` refers to, so that copying one is a reference count.
private final class SourceText: Sendable {
    let path: String
    let bytes: [UInt8]
    /// How many lines end before each block of 4 KiB: small, quick to count, and a line number is then at most one block away.
    private let linesBeforeBlock: [UInt32]

    private static let blockSize = 4096

    init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var table: [UInt32] = []
        table.reserveCapacity(bytes.count / Self.blockSize + 1)
        var lines = 0
        var start = 0
        while start <= bytes.count {
            table.append(UInt32(clamping: lines))
            lines += Self.countLineFeeds(in: bytes, start..<min(start + Self.blockSize, bytes.count))
            start += Self.blockSize
        }
        linesBeforeBlock = table
    }

    func lineNumber(at offset: Int) -> Int {
        let block = offset / Self.blockSize
        return Int(linesBeforeBlock[block]) + Self.countLineFeeds(in: bytes, block * Self.blockSize..<offset) + 1
    }

    private static func countLineFeeds(in bytes: [UInt8], _ range: Range<Int>) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var count = 0
            for byte in UnsafeBufferPointer(rebasing: bytes[range]) where byte == UInt8(ascii: "\n") { count &+= 1 }
            return count
        }
    }
}
