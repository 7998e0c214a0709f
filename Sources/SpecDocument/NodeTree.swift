internal import JSONText
internal import SpecDiagnostics

/// The values of a document in flat memory. Children of a list or map stand side by side; texts stay in the file that they came from
/// until someone asks for them.
struct NodeTree: Sendable {
    /// The files that values came from, the document's own first.
    var files: [SourceFile]
    var cells: [Cell] = []
    /// Texts that no file holds byte for byte.
    var texts: [UInt8] = []
    /// The key tables of large maps, one after the other.
    var tables: [UInt32] = []
    var root = 0
    /// Whether a value may stand in several places, as after an alias, so that changing it in one would change it in all.
    var sharesCells = false

    /// Calls `body` with the text of a scalar or key.
    @inline(__always)
    func withText<Result>(of cell: Cell, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        switch cell.text {
        case .token: return withBytes(of: cell, trim: 0, body)
        case .quoted: return withBytes(of: cell, trim: 1, body)
        case .escaped:
            let text = string(of: cell)
            return Array(text.utf8).withUnsafeBufferPointer(body)
        case .kept: return texts.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[cell.children])) }
        }
    }

    /// The text of a scalar or key.
    func string(of cell: Cell) -> String {
        guard cell.text == .escaped else { return withText(of: cell) { String(decoding: $0, as: UTF8.self) } }
        return withBytes(of: cell, trim: 1) { JSONScanner.text($0, hasEscapes: true) }
    }

    @inline(__always)
    private func withBytes<Result>(of cell: Cell, trim: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        files[Int(cell.file)].bytes.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[Int(cell.start) + trim..<Int(cell.end) - trim]))
        }
    }

    /// Whether the text of a scalar or key is this.
    func isText(_ cell: Cell, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        withText(of: cell) { $0.count == text.count && equalBytes($0, text) }
    }

    func range(of cell: Cell) -> SourceRange {
        SourceRange(file: files[Int(cell.file)], start: cell.start, end: cell.end)
    }

    /// The number of a file in this tree, joining it if it is new.
    mutating func number(of file: SourceFile) -> UInt16? {
        if let known = files.firstIndex(where: { $0.isIdentical(to: file) }) { return UInt16(known) }
        guard files.count < 0xFFFF else { return nil }
        files.append(file)
        return UInt16(files.count - 1)
    }

    /// Keeps a text, and returns where.
    mutating func keep(_ text: some Sequence<UInt8>) -> (first: UInt32, count: UInt32) {
        let first = texts.count
        texts.append(contentsOf: text)
        return (UInt32(first), UInt32(texts.count - first))
    }
}

/// Whether two texts of the same length are the same.
@inline(__always)
func equalBytes(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    let count = a.count
    guard count == b.count, let a = UnsafeRawPointer(a.baseAddress), let b = UnsafeRawPointer(b.baseAddress) else { return count == 0 }
    while i &+ 8 <= count {
        if (a + i).loadUnaligned(as: UInt64.self) != (b + i).loadUnaligned(as: UInt64.self) { return false }
        i &+= 8
    }
    while i < count {
        if (a + i).load(as: UInt8.self) != (b + i).load(as: UInt8.self) { return false }
        i &+= 1
    }
    return true
}
