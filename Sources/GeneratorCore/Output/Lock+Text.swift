internal import SpecDiagnostics
internal import SwiftViews

// The lock as text: one line for each file and each type, so that a change of the description changes one line.
//
//     module SES inputs folder
//     file SES+Client.swift hash
//     operation SendEmail
//     type Body Html Text         members whose Swift name only has a small first letter stand alone, others as name=SwiftName

extension Lock {
    private static let title = "# What shapesmith made, and how it named things: names once given stay. Commit this file; do not edit it.\n"

    var bytes: [UInt8] {
        var text = Array(Self.title.utf8)
        for module in modules {
            append(["module", module.name, module.inputs, module.folder], to: &text)
            for file in module.files.sorted(by: { $0.key < $1.key }) { append(["file", file.key, file.value], to: &text) }
            for operation in module.names.operations.sorted(by: { $0.key < $1.key }) {
                append(["operation", pair(operation.key, operation.value, plain: smallStart(operation.key))], to: &text)
            }
            for type in module.names.types.sorted(by: { $0.key < $1.key }) {
                let members = (module.names.members[type.key] ?? [:]).sorted { $0.key < $1.key }
                append(
                    ["type", pair(type.key, type.value, plain: type.key)]
                        + members.map { pair($0.key, $0.value, plain: smallStart($0.key)) }, to: &text)
            }
        }
        return text
    }

    /// Reads a lock; a line that cannot be is an error with its place.
    init(_ file: SourceFile, _ diagnostics: inout Diagnostics) {
        var start = 0
        for line in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let fields = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            if !read(fields), let first = fields.first, !first.hasPrefix("#") {
                diagnostics.error(
                    "this line of the lock is not understood", at: file.range(start, start + line.count),
                    hint: "restore the file from version control, or remove it: then names are given anew")
            }
            start += line.count + 1
        }
    }

    private mutating func read(_ fields: [String]) -> Bool {
        let last = modules.count - 1
        switch fields.first {
        case nil: return true
        case "module" where fields.count == 4:
            modules.append(Module(name: decoded(fields[1]), inputs: fields[2], folder: decoded(fields[3])))
        case "file" where fields.count == 3 && last >= 0: modules[last].files[decoded(fields[1])] = fields[2]
        case "operation" where fields.count == 2 && last >= 0:
            let (name, swiftName) = split(fields[1], plain: smallStart)
            modules[last].names.operations[name] = swiftName
        case "type" where fields.count >= 2 && last >= 0:
            let (name, swiftName) = split(fields[1]) { $0 }
            modules[last].names.types[name] = swiftName
            for field in fields.dropFirst(2) {
                let (member, swiftMember) = split(field, plain: smallStart)
                modules[last].names.members[name, default: [:]][member] = swiftMember
            }
        default: return false
        }
        return true
    }
}

// MARK: - Fields

private func append(_ fields: [String], to text: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
        if index > 0 { text.append(UInt8(ascii: " ")) }
        // Pairs are encoded already.
        let isPair = index > 0 && (fields[0] == "type" || fields[0] == "operation")
        if isPair { text += field.utf8 } else { appendEncoded(field, keepsEquals: true, to: &text) }
    }
    text.append(UInt8(ascii: "\n"))
}

private func pair(_ name: String, _ swiftName: String, plain: String) -> String {
    var text: [UInt8] = []
    appendEncoded(name, keepsEquals: false, to: &text)
    if swiftName != plain {
        text.append(UInt8(ascii: "="))
        text += swiftName.utf8
    }
    return String(decoding: text, as: UTF8.self)
}

private func split(_ field: String, plain: (String) -> String) -> (name: String, swiftName: String) {
    guard let equals = field.firstIndex(of: "=") else {
        let name = decoded(field)
        return (name, plain(name))
    }
    return (decoded(String(field[..<equals])), String(field[field.index(after: equals)...]))
}

/// The rule by which a Swift name needs no mention; it can never change, since it is part of the format.
private func smallStart(_ name: String) -> String {
    guard let first = name.utf8.first, first &- UInt8(ascii: "A") < 26 else { return name }
    return name.prefix(1).lowercased() + name.dropFirst()
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

private func decoded(_ field: String) -> String {
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
