internal import SwiftViews

// Names as lines of the lock. A Swift name that differs from the description's only in a small first letter is not written: that rule
// belongs to the format and never changes. Others stand as `name=swiftName`.

extension GivenNames {
    /// `operation SendEmail`, `type Body Html Text`
    var lines: [UInt8] {
        var text: [UInt8] = []
        for operation in operations.sorted(by: { $0.key < $1.key }) {
            text += "operation ".utf8
            appendPair(operation.key, operation.value, plain: smallStart, to: &text)
            text.append(UInt8(ascii: "\n"))
        }
        for type in types.sorted(by: { $0.key < $1.key }) {
            text += "type ".utf8
            appendPair(type.key, type.value, plain: { $0 }, to: &text)
            for member in (members[type.key] ?? [:]).sorted(by: { $0.key < $1.key }) {
                text.append(UInt8(ascii: " "))
                appendPair(member.key, member.value, plain: smallStart, to: &text)
            }
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }

    static func isLine(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: "operation ".utf8) || line.starts(with: "type ".utf8) }

    init(lines text: [UInt8]) {
        self.init()
        for line in text.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: " "))
            guard fields.count >= 2 else { continue }
            if fields[0].elementsEqual("operation".utf8) {
                let (name, swiftName) = pair(fields[1], plain: smallStart)
                operations[name] = swiftName
            } else {
                let (name, swiftName) = pair(fields[1]) { $0 }
                types[name] = swiftName
                guard fields.count > 2 else { continue }
                var names = [String: String](minimumCapacity: fields.count - 2)
                for field in fields[2...] {
                    let (member, swiftMember) = pair(field, plain: smallStart)
                    names[member] = swiftMember
                }
                members[name] = names
            }
        }
    }
}

// MARK: - Fields

private func appendPair(_ name: String, _ swiftName: String, plain: (String) -> String, to text: inout [UInt8]) {
    appendEncoded(name, keepsEquals: false, to: &text)
    if swiftName != plain(name) {
        text.append(UInt8(ascii: "="))
        text += swiftName.utf8
    }
}

private func pair(_ field: ArraySlice<UInt8>, plain: (String) -> String) -> (name: String, swiftName: String) {
    guard let equals = field.firstIndex(of: UInt8(ascii: "=")) else {
        let name = decoded(String(decoding: field, as: UTF8.self))
        return (name, plain(name))
    }
    let name = decoded(String(decoding: field[..<equals], as: UTF8.self))
    return (name, String(decoding: field[(equals + 1)...], as: UTF8.self))
}

private func smallStart(_ name: String) -> String {
    guard let first = name.utf8.first, first &- UInt8(ascii: "A") < 26 else { return name }
    return name.prefix(1).lowercased() + name.dropFirst()
}

/// A field without blanks and line breaks.
func encoded(_ field: String) -> String {
    var text: [UInt8] = []
    appendEncoded(field, keepsEquals: true, to: &text)
    return String(decoding: text, as: UTF8.self)
}

private func appendEncoded(_ field: String, keepsEquals: Bool, to text: inout [UInt8]) {
    if field.isEmpty { text += "%-".utf8 }
    for byte in field.utf8 {
        let isPlain = byte > 0x20 && byte != UInt8(ascii: "%") && byte != 0x7F && (keepsEquals || byte != UInt8(ascii: "="))
        if isPlain {
            text.append(byte)
        } else {
            text.append(UInt8(ascii: "%"))
            text += (byte < 16 ? "0" : "").utf8
            text += String(byte, radix: 16).utf8
        }
    }
}

func decoded(_ field: String) -> String {
    if field == "%-" { return "" }
    guard field.utf8.contains(UInt8(ascii: "%")) else { return field }
    let bytes = Array(field.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
        if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
            let value = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
        {
            result.append(value)
            index += 3
        } else {
            result.append(bytes[index])
            index += 1
        }
    }
    return String(decoding: result, as: UTF8.self)
}
