internal import UntypedCalls
internal import Values
internal import WireFormats

/// Spells a call as it is typed in a shell.
struct CommandSpelling {
    let service: CommandService
    let command: OperationCommand
    let operation: SchemaOperation

    /// The command with an option for each member of an input in JSON, one line each if there are several.
    func lines(_ input: String) -> [String] {
        var parts: [String] = []
        let map = (try? ParameterJSON.value(input))?.map ?? [:]
        for option in command.memberOptions {
            guard let value = map[option.member], let member = operation.input?.member(option.member) else { continue }
            switch (member.kind, value) {
            case (.boolean, .bool(let bool)): parts.append(bool ? option.name : "--no-\(option.name.dropFirst(2))")
            case (.list, .list(let items)) where items.allSatisfy(\.isScalar):
                parts.append(([option.name] + items.map { Self.quoted(PythonText.string($0)) }).joined(separator: " "))
            case (_, _) where value.isScalar: parts.append("\(option.name) \(Self.quoted(PythonText.string(value)))")
            default: parts.append("\(option.name) \(Self.quoted(JSONOutput.oneLine(value)))")
            }
        }
        let head = "\(Usage.program) \(service.name) \(command.name)"
        guard parts.count > 1 else { return [([head] + parts).joined(separator: " ")] }
        let all = [head] + parts.map { "    " + $0 }
        return all.enumerated().map { $0 + 1 < all.count ? $1 + " \\" : $1 }
    }

    /// A word as a shell takes it.
    static func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy { byte in
                ByteScanner.isDigit(byte) || (0x41...0x5A).contains(byte & 0xDF) || "-_./:@=,+%".utf8.contains(byte)
            }
        return isPlain ? text : "'\(text.replacing("'", with: "'\\''"))'"
    }
}
