/// The difference of two texts as a unified diff with three lines around each change; empty if there is none.
public func unifiedDiff(_ old: [UInt8], _ new: [UInt8], oldName: String, newName: String) -> String {
    let old = lines(old)
    let new = lines(new)
    let edits = lineEdits(old, new)
    guard edits.contains(where: { $0.kind != .same }) else { return "" }
    var text = "--- \(oldName)\n+++ \(newName)\n"
    for range in hunks(edits) { text += hunk(edits[range], old, new) }
    return text
}

/// One line of a comparison.
private struct LineEdit {
    enum Kind { case same, removed, added }
    var kind: Kind
    /// The places of the line, or of where it would be, in the old and the new text.
    var old: Int
    var new: Int
}

private let around = 3

private func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
}

/// The shortest way from one text to the other (Myers 1986), or all lines replaced where it would be too long.
private func lineEdits(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [LineEdit] {
    var prefix = 0
    while prefix < min(old.count, new.count), old[prefix] == new[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < min(old.count, new.count) - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] { suffix += 1 }
    var edits = (0..<prefix).map { LineEdit(kind: .same, old: $0, new: $0) }
    edits += middleEdits(Array(old[prefix..<(old.count - suffix)]), Array(new[prefix..<(new.count - suffix)])).map {
        LineEdit(kind: $0.kind, old: $0.old + prefix, new: $0.new + prefix)
    }
    edits += (0..<suffix).map { LineEdit(kind: .same, old: old.count - suffix + $0, new: new.count - suffix + $0) }
    return edits
}

private func middleEdits(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [LineEdit] {
    let limit = min(old.count + new.count, 2000)
    var furthest = [Int](repeating: 0, count: 2 * limit + 3)
    var history: [[Int]] = []
    for distance in stride(from: 0, through: limit, by: 1) {
        for diagonal in stride(from: -distance, through: distance, by: 2) {
            let place = diagonal + limit + 1
            let isDown = diagonal == -distance || (diagonal != distance && furthest[place - 1] < furthest[place + 1])
            var x = isDown ? furthest[place + 1] : furthest[place - 1] + 1
            var y = x - diagonal
            while x < old.count, y < new.count, old[x] == new[y] { (x, y) = (x + 1, y + 1) }
            furthest[place] = x
            if x >= old.count, y >= new.count { return walkBack(history, old.count, new.count, limit) }
        }
        history.append(furthest)
    }
    return old.indices.map { LineEdit(kind: .removed, old: $0, new: 0) }
        + new.indices.map { LineEdit(kind: .added, old: old.count, new: $0) }
}

private func walkBack(_ history: [[Int]], _ oldCount: Int, _ newCount: Int, _ limit: Int) -> [LineEdit] {
    var edits: [LineEdit] = []
    var (x, y) = (oldCount, newCount)
    for distance in stride(from: history.count, through: 1, by: -1) {
        let furthest = history[distance - 1]
        let diagonal = x - y
        let place = diagonal + limit + 1
        let isDown = diagonal == -distance || (diagonal != distance && furthest[place - 1] < furthest[place + 1])
        let from = isDown ? furthest[place + 1] : furthest[place - 1]
        let fromY = from - (isDown ? diagonal + 1 : diagonal - 1)
        let start = isDown ? (from, fromY + 1) : (from + 1, fromY)
        while x > start.0 {
            (x, y) = (x - 1, y - 1)
            edits.append(LineEdit(kind: .same, old: x, new: y))
        }
        edits.append(isDown ? LineEdit(kind: .added, old: from, new: fromY) : LineEdit(kind: .removed, old: from, new: fromY))
        (x, y) = (from, fromY)
    }
    while x > 0 {
        (x, y) = (x - 1, y - 1)
        edits.append(LineEdit(kind: .same, old: x, new: y))
    }
    return edits.reversed()
}

/// The ranges of edits that are shown together.
private func hunks(_ edits: [LineEdit]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for (index, edit) in edits.enumerated() where edit.kind != .same {
        let range = max(0, index - around)..<min(edits.count, index + around + 1)
        if let last = ranges.last, range.lowerBound <= last.upperBound {
            ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
        } else {
            ranges.append(range)
        }
    }
    return ranges
}

private func hunk(_ edits: ArraySlice<LineEdit>, _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> String {
    let oldCount = edits.reduce(0) { $0 + ($1.kind == .added ? 0 : 1) }
    let newCount = edits.reduce(0) { $0 + ($1.kind == .removed ? 0 : 1) }
    let oldStart = (edits.first?.old ?? 0) + (oldCount == 0 ? 0 : 1)
    let newStart = (edits.first?.new ?? 0) + (newCount == 0 ? 0 : 1)
    var text = "@@ -\(oldStart),\(oldCount) +\(newStart),\(newCount) @@\n"
    for edit in edits {
        switch edit.kind {
        case .same: text += " \(String(decoding: old[edit.old], as: UTF8.self))\n"
        case .removed: text += "-\(String(decoding: old[edit.old], as: UTF8.self))\n"
        case .added: text += "+\(String(decoding: new[edit.new], as: UTF8.self))\n"
        }
    }
    return text
}
