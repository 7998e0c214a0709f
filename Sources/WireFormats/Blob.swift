internal import ScalarText

/// Bytes that a service takes or sends.
public struct Blob: Sendable, Hashable {
    public var bytes: [UInt8]

    /// A blob of the bytes.
    public init(_ bytes: [UInt8] = []) { self.bytes = bytes }

    /// A blob of any bytes.
    public init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    /// A blob of a text's UTF-8.
    public init(utf8 text: some StringProtocol) { bytes = Array(text.utf8) }

    /// A blob of base64 text, with or without padding; nil if it is none.
    public init?(base64 text: some StringProtocol) {
        guard let bytes = String(text).withBytes({ Base64.decode($0) }) else { return nil }
        self.bytes = bytes
    }

    /// The bytes as base64.
    public var base64: String {
        var text = WireBuffer(capacity: bytes.count / 3 * 4 + 4)
        Base64.append(bytes, to: &text)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    /// The bytes as text; what is not UTF-8 is replaced.
    public var utf8: String { String(decoding: bytes, as: UTF8.self) }

    /// How many bytes there are.
    public var count: Int { bytes.count }

    /// Whether there is no byte.
    public var isEmpty: Bool { bytes.isEmpty }
}

extension Blob: ExpressibleByArrayLiteral, CustomStringConvertible {
    public init(arrayLiteral elements: UInt8...) { bytes = elements }
    public var description: String { base64 }
}
