/// The candidate that a misspelled word was probably meant to be, for "did you mean": the one with the fewest edits, if they are
/// at most a third of the word; the first of several equally near ones.
///
///     nearest(to: "Pett", among: ["Cat", "Pet"])   // "Pet"
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().utf8)
    guard !wanted.isEmpty, wanted.count <= longestCompared else { return nil }
    var allowed = max(1, wanted.count / 3)
    var best: String?
    for candidate in candidates where candidate != word {
        let length = candidate.utf8.count
        guard length > 0, abs(length - wanted.count) <= allowed else { continue }
        let distance = editDistance(wanted, Array(candidate.lowercased().utf8), atMost: allowed)
        guard distance <= allowed else { continue }
        best = candidate
        if distance == 0 { break }
        allowed = distance - 1
    }
    return best
}

// MARK: -

private let longestCompared = 200

/// Insertions, deletions, replacements and swaps of neighbours between two words; anything above `limit` once it is passed.
private func editDistance(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = last
    for i in 1...a.count {
        row[0] = i
        var least = i
        for j in stride(from: 1, through: b.count, by: 1) {
            let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
            var cost = min(replaced, last[j] + 1, row[j - 1] + 1)
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, beforeLast[j - 2] + 1) }
            row[j] = cost
            least = min(least, cost)
        }
        if least > limit { return least }
        (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count]
}
