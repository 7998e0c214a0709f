#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A text of lines with fields, searched where it lies in the program.
struct TableText {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ text: StaticString) { bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount) }

    /// All lines that do not begin with a tab.
    func lines() -> [TableLine] {
        var lines: [TableLine] = []
        var start = 0
        while start < bytes.count {
            let end = lineEnd(from: start)
            if end > start, bytes[start] != UInt8(ascii: "\t") { lines.append(line(start, end)) }
            start = end + 1
        }
        return lines
    }

    /// The first line that begins with a text.
    func line(startingWith prefix: String) -> TableLine? { place(of: prefix, from: 0).map { line($0, lineEnd(from: $0)) } }

    /// Every line that begins with a text.
    func lines(startingWith prefix: String) -> [TableLine] {
        var found: [TableLine] = []
        var start = 0
        while let place = place(of: prefix, from: start) {
            let end = lineEnd(from: place)
            found.append(line(place, end))
            start = end
        }
        return found
    }

    /// The line that begins with a text, and those behind a tab that follow it.
    func block(startingWith prefix: String) -> [TableLine]? {
        guard var start = place(of: prefix, from: 0) else { return nil }
        var lines: [TableLine] = []
        while start < bytes.count, lines.isEmpty || bytes[start] == UInt8(ascii: "\t") {
            let end = lineEnd(from: start)
            lines.append(line(lines.isEmpty ? start : start + 1, end))
            start = end + 1
        }
        return lines
    }

    // MARK: -

    private func line(_ start: Int, _ end: Int) -> TableLine {
        TableLine(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
    }

    private func lineEnd(from start: Int) -> Int {
        guard start < bytes.count, let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else {
            return bytes.count
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Where a line begins with a text.
    private func place(of prefix: String, from start: Int) -> Int? {
        var prefix = prefix
        return prefix.withUTF8 { wanted in
            var place = start
            while place < bytes.count {
                let isLineStart = place == 0 || bytes[place - 1] == 0x0A
                if isLineStart, bytes[place...].starts(with: wanted) { return place }
                place = lineEnd(from: place) + 1
            }
            return nil
        }
    }
}

/// One line of a table.
struct TableLine {
    private let fields: [String]

    init(_ text: String) { fields = text.split(separator: "\t", omittingEmptySubsequences: false).map { Self.unescaped($0) } }

    /// What kind of line it is.
    var word: String { self[0] }

    var count: Int { fields.count }

    /// A field by its place; empty beyond the last.
    subscript(place: Int) -> String { fields.indices.contains(place) ? fields[place] : "" }

    /// Whether a word stands in the line.
    func has(_ flag: String) -> Bool { fields.contains(flag) }

    /// The value of `key=value`.
    func fact(_ key: String) -> String? { facts(key).first }

    /// The values of `key=value`, in order.
    func facts(_ key: String) -> [String] {
        fields.compactMap { $0.hasPrefix(key + "=") ? String($0.dropFirst(key.count + 1)) : nil }
    }

    private static func unescaped(_ field: Substring) -> String {
        guard field.utf8.contains(UInt8(ascii: "\\")) else { return String(field) }
        var text = ""
        var isEscaped = false
        for scalar in field.unicodeScalars {
            if isEscaped {
                text.unicodeScalars.append(scalar == "t" ? "\t" : scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
