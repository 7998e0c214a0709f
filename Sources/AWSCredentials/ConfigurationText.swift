internal import ServiceRuntime

/// The text of a shared configuration file in its sections, as boto3 and the AWS CLI read it: a comment has a line of its own, a name and
/// its value are parted by `=` or `:`, and nothing is said twice.
struct ConfigurationText {
    /// The sections by their names as written, each with its settings.
    private(set) var sections: [String: ProfileSettings] = [:]
    /// The names of the sections in the order of the file.
    private(set) var names: [String] = []

    /// Reads the text; `file` is named in errors.
    init(_ bytes: [UInt8], file: String) throws {
        var section: ProfileSettings?
        var key: String?
        var number = 0
        var next = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        while next < bytes.count {
            let start = next
            var end = start
            while end < bytes.count, bytes[end] != 0x0a { end += 1 }
            next = end + 1
            number += 1
            if end > start, bytes[end - 1] == 0x0d { end -= 1 }
            let line = Self.trimmed(bytes, start..<end)
            guard let first = bytes[line].first, first != UInt8(ascii: "#"), first != UInt8(ascii: ";") else { continue }
            if line.lowerBound > start, let key, section != nil {
                if let value = section?.values[key], !value.isEmpty {
                    section?.values[key, default: ""] += "\n" + Self.text(bytes, line)
                } else if let (name, value) = Self.pair(bytes, line) {
                    // One setting of several below an empty one.
                    section?.nested[key, default: [:]][name] = value
                } else {
                    // What stands there may be a secret.
                    throw Self.wrong(file, number, "the line below '\(key.prefix(40))' is no setting. Expected `name = value`.")
                }
            } else if first == UInt8(ascii: "[") {
                keep(section)
                var close = line.upperBound - 1
                while bytes[close] != UInt8(ascii: "]"), close > line.lowerBound { close -= 1 }
                guard close > line.lowerBound + 1 else {
                    throw Self.wrong(file, number, "the section '\(Self.text(bytes, line))' has no closing bracket. Add ']'.")
                }
                let name = String(decoding: bytes[line.lowerBound + 1..<close], as: UTF8.self)
                guard sections[name] == nil else {
                    throw Self.wrong(file, number, "the section '\(name.prefix(40))' is there twice. Put its settings together.")
                }
                section = ProfileSettings(name: name)
                key = nil
            } else {
                guard let (name, value) = Self.pair(bytes, line) else {
                    // What stands there may be a secret.
                    throw Self.wrong(file, number, "the line is no setting. Expected `name = value` or `[section]`.")
                }
                guard let place = section?.name.prefix(40) else {
                    throw Self.wrong(file, number, "the setting '\(name)' stands in no section. Put `[default]` before it.")
                }
                guard section?.values[name] == nil else {
                    throw Self.wrong(file, number, "'\(name.prefix(40))' is set twice in '\(place)'. Keep one of them.")
                }
                section?.values[name] = value
                key = name
            }
        }
        keep(section)
    }

    // MARK: -

    private mutating func keep(_ section: ProfileSettings?) {
        guard let section else { return }
        sections[section.name] = section
        names.append(section.name)
    }

    private static func pair(_ bytes: [UInt8], _ line: Range<Int>) -> (name: String, value: String)? {
        var place = line.lowerBound
        while place < line.upperBound, bytes[place] != UInt8(ascii: "="), bytes[place] != UInt8(ascii: ":") { place += 1 }
        guard place > line.lowerBound, place < line.upperBound else { return nil }
        return (text(bytes, line.lowerBound..<place).lowercased(), text(bytes, place + 1..<line.upperBound))
    }

    private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        String(decoding: bytes[trimmed(bytes, range)], as: UTF8.self)
    }

    /// Without blanks and tabs at both ends.
    private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return start..<end
    }

    private static func wrong(_ file: String, _ line: Int, _ what: String) -> ClientError {
        ClientError(.badSetting, "\(file):\(line): \(what)")
    }
}
