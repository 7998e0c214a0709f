internal import UntypedCalls
internal import WireFormats

/// The sentence for a value of a reply that is not of its member's kind.
enum WrongValue {
    /// Python's sentence for the text at the place of the error; nothing where there is none.
    static func text(_ error: WireError, _ body: [UInt8], isXML: Bool, output: SchemaShape?) -> String? {
        guard isXML, let offset = error.offset, body.indices.contains(offset) else { return nil }
        let end = body[offset...].firstIndex(of: UInt8(ascii: "<")) ?? body.count
        let value = ErrorReport.trimmed(String(decoding: body[offset..<end], as: UTF8.self))
        switch kind(at: error.path, in: output) {
        case .timestamp: return "Invalid timestamp \"\(value)\": Unknown string format: \(value)"
        case .byte, .short, .integer, .long: return PythonMessages.notAnInteger(value)
        case .float, .double: return PythonMessages.notAFloat(value)
        default: return nil
        }
    }

    /// The kind of the member that a path such as `SendDataPoints[0].Bounces` names.
    private static func kind(at path: String, in output: SchemaShape?) -> SchemaKind? {
        var shape = output
        for part in path.split(separator: ".") {
            let name = part.prefix { $0 != "[" }
            if let member = shape?.members.first(where: { $0.name == name || $0.replyName == name }) { shape = member.shape }
            for _ in part.filter({ $0 == "[" }) { shape = shape?.element?.shape ?? shape?.value?.shape ?? shape }
        }
        return shape?.kind
    }
}
