/// Compares regular expressions as far as their spelling shows which allows more: one that lists the other's alternatives and further
/// ones, or that differs in wider counts only. Of any other two the new one is taken to be tighter, since nothing shows that it is not.
///
///     ^(a|b)$ → ^(a|b|c)$ is looser · [a-z]{1,50} → [a-z]{1,100} is looser · [a-z]+ → [a-y]+ is tighter
enum PatternChange {
    static func compare(_ old: String?, _ new: String?) -> LimitChange? {
        guard old != new else { return nil }
        guard let new else { return .looser }
        guard let old else { return .tighter }
        return isWider(new, than: old) ? .looser : .tighter
    }

    // MARK: -

    private static func isWider(_ new: String, than old: String) -> Bool {
        let (a, b) = (Array(old.utf8), Array(new.utf8))
        guard a.count <= longest, b.count <= longest else { return false }
        // In what must not match, more allows less.
        guard !old.contains("(?!"), !old.contains("(?<!"), !new.contains("(?!"), !new.contains("(?<!") else { return false }
        return hasMoreAlternatives(a, b) || hasWiderCounts(a, b)
    }

    /// Nobody writes longer ones by hand.
    private static let longest = 4096

    /// Both are the same but for one list of alternatives, and the new one has all those of the old.
    private static func hasMoreAlternatives(_ old: [UInt8], _ new: [UInt8]) -> Bool {
        var start = zip(old, new).prefix { $0 == $1 }.count
        // Back to the beginning of the list that the first difference stands in.
        var depth = 0
        while start > 0 {
            let byte = old[start - 1]
            if byte == UInt8(ascii: ")") { depth += 1 }
            if byte == UInt8(ascii: "(") {
                if depth == 0 { break }
                depth -= 1
            }
            start -= 1
        }
        guard let before = alternatives(old, from: start), let after = alternatives(new, from: start) else { return false }
        return old[before.end...].elementsEqual(new[after.end...]) && before.texts.allSatisfy(after.texts.contains)
    }

    /// The texts between `|` up to the end of the group, and where that is; nothing if brackets do not match.
    private static func alternatives(_ pattern: [UInt8], from start: Int) -> (texts: [ArraySlice<UInt8>], end: Int)? {
        var texts: [ArraySlice<UInt8>] = []
        var begin = start
        var depth = 0
        var isInClass = false
        var place = start
        while place < pattern.count {
            switch pattern[place] {
            case UInt8(ascii: "\\"): place += 1
            case UInt8(ascii: "["): isInClass = true
            case UInt8(ascii: "]"): isInClass = false
            case UInt8(ascii: "(") where !isInClass: depth += 1
            case UInt8(ascii: ")") where !isInClass:
                if depth == 0 { return (texts + [pattern[begin..<place]], place) }
                depth -= 1
            case UInt8(ascii: "|") where !isInClass && depth == 0:
                texts.append(pattern[begin..<place])
                begin = place + 1
            default: break
            }
            place += 1
        }
        guard depth == 0, !isInClass, place == pattern.count else { return nil }
        return (texts + [pattern[begin...]], place)
    }

    /// Both are the same but for counts such as `{1,50}`, and each of the new ones holds the old.
    private static func hasWiderCounts(_ old: [UInt8], _ new: [UInt8]) -> Bool {
        var (a, b) = (old[...], new[...])
        while let first = a.first, let second = b.first {
            if first == UInt8(ascii: "{"), second == first {
                guard let before = count(&a), let after = count(&b) else { return false }
                guard after.least <= before.least, after.most >= before.most else { return false }
                continue
            }
            guard first == second else { return false }
            a.removeFirst()
            b.removeFirst()
        }
        return a.isEmpty && b.isEmpty
    }

    /// `{3}`, `{1,50}` or `{2,}`, taken off the front.
    private static func count(_ pattern: inout ArraySlice<UInt8>) -> (least: Int, most: Int)? {
        guard let close = pattern.firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let inner = String(decoding: pattern[(pattern.startIndex + 1)..<close], as: UTF8.self)
        let parts = inner.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let least = Int(first) else { return nil }
        pattern = pattern[(close + 1)...]
        guard parts.count == 2 else { return (least, least) }
        return (least, parts[1].isEmpty ? .max : Int(parts[1]) ?? least)
    }
}
