/// Changes settings in the text of a configuration file and leaves everything else in it as it is.
struct ConfigurationEditor {
    private var lines: [String]

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
    }

    var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }

    /// Sets a key of a section, which is added at the end if there is none; with a parent the key stands indented under it.
    mutating func set(_ key: String, _ value: String, under parent: String? = nil, section: String) {
        guard let header = lines.firstIndex(where: { Self.sectionName($0) == section }) else {
            lines.append("[\(Self.spelled(section))]")
            lines += parent.map { ["\($0) =", "    \(key) = \(value)"] } ?? ["\(key) = \(value)"]
            return
        }
        let end = lines[(header + 1)...].firstIndex { Self.sectionName($0) != nil } ?? lines.count
        if let parent {
            setNested(key, value, under: parent, header + 1..<end)
        } else if let place = (header + 1..<end).first(where: { Self.key(lines[$0]) == key }) {
            lines[place] = "\(key) = \(value)"
            removeContinuation(after: place, before: end)
        } else {
            lines.insert("\(key) = \(value)", at: insertionPlace(header + 1..<end))
        }
    }

    // MARK: -

    private mutating func setNested(_ key: String, _ value: String, under parent: String, _ range: Range<Int>) {
        guard let place = range.first(where: { Self.key(lines[$0]) == parent }) else {
            lines.insert(contentsOf: ["\(parent) =", "    \(key) = \(value)"], at: insertionPlace(range))
            return
        }
        var last = place
        for index in place + 1..<max(range.upperBound, place + 1) {
            guard Self.isIndented(lines[index]) else { break }
            if Self.key(Self.trimmed(lines[index])) == key {
                let indent = lines[index].prefix { $0 == " " || $0 == "\t" }
                lines[index] = "\(indent)\(key) = \(value)"
                return
            }
            last = index
        }
        lines.insert("    \(key) = \(value)", at: last + 1)
    }

    private mutating func removeContinuation(after place: Int, before end: Int) {
        var last = place + 1
        while last < end, Self.isIndented(lines[last]) { last += 1 }
        lines.removeSubrange(place + 1..<last)
    }

    /// Behind the last line of the section that says something, so that comments before the next section stay with that.
    private func insertionPlace(_ range: Range<Int>) -> Int {
        var place = range.upperBound
        while place > range.lowerBound {
            let line = Self.trimmed(lines[place - 1])
            guard line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") else { break }
            place -= 1
        }
        return place
    }

    private static func isIndented(_ line: String) -> Bool {
        (line.hasPrefix(" ") || line.hasPrefix("\t")) && !trimmed(line).isEmpty
    }

    /// The key of a line that stands at its beginning; nothing for any other line.
    private static func key(_ line: String) -> String? {
        guard !line.hasPrefix(" "), !line.hasPrefix("\t"), !line.hasPrefix("#"), !line.hasPrefix(";"),
            let equals = line.firstIndex(of: "=")
        else { return nil }
        return trimmed(String(line[..<equals]))
    }

    /// The name of a section by its line, with quotes taken off the profile's name.
    private static func sectionName(_ line: String) -> String? {
        let line = trimmed(line)
        guard line.hasPrefix("["), let close = line.firstIndex(of: "]") else { return nil }
        let name = trimmed(String(line[line.index(after: line.startIndex)..<close]))
        guard let blank = name.firstIndex(of: " ") else { return name }
        var rest = trimmed(String(name[blank...]))
        for quote in ["'", "\""] where rest.count >= 2 && rest.hasPrefix(quote) && rest.hasSuffix(quote) {
            rest = String(rest.dropFirst().dropLast())
        }
        return "\(name[..<blank]) \(rest)"
    }

    private static func spelled(_ section: String) -> String {
        guard let blank = section.firstIndex(of: " ") else { return section }
        let name = section[section.index(after: blank)...]
        return name.contains(" ") || name.contains("\t") ? "\(section[..<blank]) '\(name)'" : section
    }

    private static func trimmed(_ text: String) -> String { ErrorReport.trimmed(text) }
}
