internal import JMESPath
internal import Values

/// Sets an error on the page, byte for byte as the AWS CLI does.
struct ErrorReport {
    let format: ErrorFormat
    /// The expression of `--query`, which the structured formats obey.
    var query: Expression?
    var layout = TableLayout()

    /// What goes to standard error.
    func bytes(for error: CommandError) -> [UInt8] {
        if error.kind == .interrupted { return [] }
        if error.kind == .unknownOptions { return Array("\n\(Usage.text)\n".utf8) + sentence(error.message) }
        guard let code = error.code else { return sentence(error.message) }
        if format == .enhanced {
            let message = error.kind == .service ? error.message : "An error occurred (\(code)): \(error.message)"
            return sentence(message) + furtherMembers(error) + (error.note.map { Array("\n\($0)\n".utf8) } ?? [])
        }
        guard format != .legacy, let structured = try? structured(error, code: code) else { return sentence(error.message) }
        return structured
    }

    // MARK: -

    /// `\nawsmith: [ERROR]: …\n`
    private func sentence(_ message: String) -> [UInt8] {
        let message = Self.trimmed(message)
        return Array("\n\(Usage.program): [ERROR]:\(message.isEmpty ? "" : " ")\(message)\n".utf8)
    }

    private func furtherMembers(_ error: CommandError) -> [UInt8] {
        let members = error.details.filter { $0.key != "Code" && $0.key != "Message" }
        guard !members.isEmpty else { return [] }
        return Array("\nAdditional error details:\n\(members.map { "\($0.key): \(Self.inline($0.value))\n" }.joined())".utf8)
    }

    /// A scalar as it is, a short collection on one line, anything else as a hint.
    private static func inline(_ value: Value) -> String {
        let few = 5
        switch value {
        case .list(let items) where items.count < few && items.allSatisfy(\.isScalar):
            return "[\(items.map(PythonText.string).joined(separator: ", "))]"
        case .map(let map) where map.count < few && map.allSatisfy(\.value.isScalar):
            return "{\(map.map { "\($0.key): \(PythonText.string($0.value))" }.joined(separator: ", "))}"
        case .list, .map: return "<complex value>, --cli-error-format json recommended for full details"
        default: return PythonText.string(value)
        }
    }

    private func structured(_ error: CommandError, code: String) throws -> [UInt8] {
        var members = error.details
        if members.isEmpty { members = ["Code": .string(code), "Message": .string(error.message)] }
        var value = Value.map(members)
        if let query { value = try query.search(value) }
        var bytes: [UInt8] = []
        switch format {
        case .json:
            JSONOutput.append(value, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        case .yaml: YAMLOutput.append(value, to: &bytes)
        case .text: try TextOutput.append(value, to: &bytes)
        case .table: try TableOutput.append(value, title: "error", layout: layout, to: &bytes)
        case .legacy, .enhanced: break
        }
        return bytes
    }

    /// Without blanks at either end, as Python's `strip` sees blanks.
    static func trimmed(_ text: String) -> String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value) }
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        return String(scalars)
    }
}
