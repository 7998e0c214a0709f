internal import ServiceRuntime

/// The text of a shared configuration file in its sections, as boto3 and the AWS CLI read it: a comment has a line of its own, a name and
/// its value are parted by `=` or `:`, and nothing is said twice.
struct ConfigurationText {
    /// A section: its name as written and its settings.
    struct Section {
        var name: String
        var values: [String: String] = [:]
        var nested: [String: [String: String]] = [:]
    }

    private(set) var sections: [Section] = []

    /// Reads the text; `file` is named in errors.
    init(_ bytes: [UInt8], file: String) throws {
        var text = bytes[...]
        if text.starts(with: [0xef, 0xbb, 0xbf]) { text = text.dropFirst(3) }
        var key: String?
        var names: Set<String> = []
        var number = 0
        for line in text.split(separator: 0x0a, omittingEmptySubsequences: false) {
            number += 1
            let line = String(decoding: line.last == 0x0d ? line.dropLast() : line, as: UTF8.self)
            let content = line.trimmingBlanks
            if content.isEmpty || content.hasPrefix("#") || content.hasPrefix(";") { continue }
            let isIndented = line.first == " " || line.first == "\t"
            if isIndented, let key, !sections.isEmpty {
                addContinuation(content, to: key)
            } else if content.hasPrefix("[") {
                guard let close = content.lastIndex(of: "]"), content.index(after: content.startIndex) != close else {
                    throw Self.wrong(file, number, "the section '\(content)' has no closing bracket. Add ']'.")
                }
                let name = String(content[content.index(after: content.startIndex)..<close])
                guard names.insert(name).inserted else {
                    throw Self.wrong(file, number, "the section '\(name.prefix(40))' is there twice. Put its settings together.")
                }
                sections.append(Section(name: name))
                key = nil
            } else {
                guard let (name, value) = Self.pair(content) else {
                    throw Self.wrong(file, number, "'\(content.prefix(40))' is no setting. Expected `name = value` or `[section]`.")
                }
                guard let place = sections.indices.last else {
                    throw Self.wrong(file, number, "the setting '\(name)' stands in no section. Put `[default]` before it.")
                }
                guard sections[place].values[name] == nil else {
                    throw Self.wrong(
                        file, number, "'\(name.prefix(40))' is set twice in '\(sections[place].name.prefix(40))'. Keep one of them.")
                }
                sections[place].values[name] = value
                key = name
            }
        }
    }

    /// An indented line: one setting of several below an empty one, or more of the value above.
    private mutating func addContinuation(_ content: String, to key: String) {
        guard let place = sections.indices.last else { return }
        if sections[place].values[key]?.isEmpty ?? true {
            if let (name, value) = Self.pair(content) { sections[place].nested[key, default: [:]][name] = value }
        } else {
            sections[place].values[key, default: ""] += "\n" + content
        }
    }

    private static func pair(_ content: String) -> (name: String, value: String)? {
        guard let place = content.firstIndex(where: { $0 == "=" || $0 == ":" }), place != content.startIndex else { return nil }
        return (String(content[..<place]).trimmingBlanks.lowercased(), String(content[content.index(after: place)...]).trimmingBlanks)
    }

    private static func wrong(_ file: String, _ line: Int, _ what: String) -> ClientError {
        ClientError(.badSetting, "\(file):\(line): \(what)")
    }
}

extension String {
    /// Without blanks and tabs at both ends.
    var trimmingBlanks: String {
        var text = self[...]
        while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
        while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
        return String(text)
    }
}
