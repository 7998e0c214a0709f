/// What is refused before libyaml sees it.
enum YAMLInput {
    /// A stream needs one or two directives; libyaml compares each with all others, so thousands would take very long.
    private static let mostDirectives = 1000

    static func check(_ bytes: [UInt8]) throws(YAMLError) {
        var directives = 0
        var previous = UInt8(ascii: "\n")
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "%"), previous == UInt8(ascii: "\n") || previous == UInt8(ascii: "\r") {
                directives += 1
                if directives > mostDirectives {
                    throw YAMLError(.size, "more than \(mostDirectives) lines that start with '%'", offset: index, in: bytes)
                }
            }
            previous = byte
        }
    }
}
