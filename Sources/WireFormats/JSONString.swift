internal import ScalarText

/// The inside of JSON strings.
enum JSONString {
    /// The text of a string's raw inside, which the parser has seen, with its escapes resolved.
    static func decode(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: raw.count) { text, count in count = JSONScanner.unescape(raw, into: text) }
    }
}
