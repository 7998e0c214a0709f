/// Finds words in Swift: everything that is made of letters, digits and `_`, wherever it stands. Names in backticks, strings and comments
/// count, and text that is no UTF-8 stands between words: what is found may be too much and is never too little.
struct WordSearch {
    /// A word where it was found first.
    struct Mention: Sendable, Hashable {
        var file: String
        /// From 1.
        var line: Int
    }

    private(set) var found: [String: Mention] = [:]
    private let hashes: Set<UInt64>
    private let words: Set<String>

    init(_ words: some Sequence<String>) {
        self.words = Set(words)
        hashes = Set(self.words.map { word in word.utf8.reduce(Self.seed) { Self.hash($0, $1) } })
    }

    mutating func read(_ bytes: [UInt8], of file: String) {
        bytes.withUnsafeBufferPointer { text in
            var start = 0
            var hash = Self.seed
            var line = 1
            var counted = 0
            for place in 0...text.count {
                let byte = place < text.count ? text[place] : 0
                if Self.isPart[Int(byte)] {
                    hash = Self.hash(hash, byte)
                    continue
                }
                if place > start, hashes.contains(hash) {
                    let word = String(decoding: UnsafeBufferPointer(rebasing: text[start..<place]), as: UTF8.self)
                    if words.contains(word), found[word] == nil {
                        for byte in text[counted..<start] where byte == UInt8(ascii: "\n") { line += 1 }
                        counted = start
                        found[word] = Mention(file: file, line: line)
                    }
                }
                start = place + 1
                hash = Self.seed
            }
        }
    }

    // MARK: -

    private static let isPart: [Bool] = (0..<256).map { byte in
        let letter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A && byte < 0x80
        return letter || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
    }

    // FNV-1a: a word is looked at closely only if another of this hash is searched for.
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
