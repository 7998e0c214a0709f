internal import ScalarText

/// Writes JSON text into bytes, event by event, in the order in which its user gives them.
///
///     var json = JSONWriter(.indented(by: 4))
///     json.beginObject()
///     json.key("SentLast24Hours")
///     json.number("127.0")
///     json.endObject()
///     json.bytes      // {\n    "SentLast24Hours": 127.0\n}
public struct JSONWriter {
    /// Where blanks and line breaks stand.
    public enum Layout: Sendable, Hashable {
        /// `{"a":[1,2]}`
        case compact
        /// `{"a": [1, 2]}` on one line.
        case spaced
        /// One item a line, each depth further in; empty containers stay `{}` and `[]`.
        case indented(by: Int)
    }

    /// The text so far.
    public private(set) var bytes: [UInt8] = []

    private let layout: Layout
    private let escapesNonASCII: Bool
    /// For each open container, whether it holds something.
    private var holdsItems: [Bool] = []
    private var isAfterKey = false

    /// Makes a writer; `escapesNonASCII` spells everything beyond ASCII as `\uXXXX`.
    public init(_ layout: Layout = .compact, escapesNonASCII: Bool = false) {
        self.layout = layout
        self.escapesNonASCII = escapesNonASCII
    }

    public mutating func beginObject() { begin(UInt8(ascii: "{")) }
    public mutating func endObject() { end(UInt8(ascii: "}")) }
    public mutating func beginArray() { begin(UInt8(ascii: "[")) }
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// Writes the name of the member whose value comes next.
    public mutating func key(_ name: String) {
        beforeItem()
        appendQuoted(name)
        bytes.append(UInt8(ascii: ":"))
        if layout != .compact { bytes.append(UInt8(ascii: " ")) }
        isAfterKey = true
    }

    public mutating func string(_ text: String) {
        beforeItem()
        appendQuoted(text)
    }

    /// Writes a number as its token spells it.
    public mutating func number(_ token: String) {
        beforeItem()
        bytes.append(contentsOf: token.utf8)
    }

    public mutating func number(_ value: Int) { number(String(value)) }

    public mutating func bool(_ value: Bool) {
        beforeItem()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    public mutating func null() {
        beforeItem()
        bytes.append(contentsOf: "null".utf8)
    }

    // MARK: -

    private mutating func begin(_ bracket: UInt8) {
        beforeItem()
        bytes.append(bracket)
        holdsItems.append(false)
    }

    private mutating func end(_ bracket: UInt8) {
        if holdsItems.popLast() == true { breakLine() }
        bytes.append(bracket)
    }

    private mutating func beforeItem() {
        if isAfterKey {
            isAfterKey = false
            return
        }
        guard let last = holdsItems.indices.last else { return }
        if holdsItems[last] {
            bytes.append(UInt8(ascii: ","))
            if layout == .spaced { bytes.append(UInt8(ascii: " ")) }
        }
        holdsItems[last] = true
        breakLine()
    }

    private mutating func breakLine() {
        guard case .indented(let width) = layout else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, width) * holdsItems.count))
    }

    private mutating func appendQuoted(_ text: String) {
        text.withBytes { JSONQuoting.append($0, to: &bytes, escapesNonASCII: escapesNonASCII) }
    }
}
