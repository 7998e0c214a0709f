/// Names like a mistyped one, by the likeness that Python's `difflib` computes: twice the characters in matching blocks over all.
enum CloseMatches {
    /// At most three of the names, the likest first, none less like than the cut-off.
    static func matches(_ word: String, among names: [String], cutoff: Double = 0.8) -> [String] {
        let wanted = Array(word.unicodeScalars)
        guard wanted.count <= 200 else { return [] }
        var scored: [(likeness: Double, name: String)] = []
        for name in names {
            let characters = Array(name.unicodeScalars)
            let total = wanted.count + characters.count
            guard total > 0 else { continue }
            let matched = matchedCount(characters[...], wanted[...])
            let likeness = 2 * Double(matched) / Double(total)
            if likeness >= cutoff { scored.append((likeness, name)) }
        }
        scored.sort { $0.likeness != $1.likeness ? $0.likeness > $1.likeness : $1.name.precedesByCodePoints($0.name) }
        return scored.prefix(3).map(\.name)
    }

    // MARK: -

    /// The longest common block, and the same to its left and to its right.
    private static func matchedCount(_ first: ArraySlice<Unicode.Scalar>, _ second: ArraySlice<Unicode.Scalar>) -> Int {
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        let block = longestBlock(first, second)
        guard block.length > 0 else { return 0 }
        return block.length + matchedCount(first[..<block.first], second[..<block.second])
            + matchedCount(first[(block.first + block.length)...], second[(block.second + block.length)...])
    }

    private static func longestBlock(
        _ first: ArraySlice<Unicode.Scalar>, _ second: ArraySlice<Unicode.Scalar>
    ) -> (first: Int, second: Int, length: Int) {
        var best = (first: first.startIndex, second: second.startIndex, length: 0)
        var lengths = [Int](repeating: 0, count: second.count + 1)
        for i in first.indices {
            var previous = 0
            for (offset, j) in second.indices.enumerated() {
                let above = lengths[offset + 1]
                lengths[offset + 1] = first[i] == second[j] ? previous + 1 : 0
                previous = above
                if lengths[offset + 1] > best.length {
                    best = (i - lengths[offset + 1] + 1, j - lengths[offset + 1] + 1, lengths[offset + 1])
                }
            }
        }
        return best
    }
}
