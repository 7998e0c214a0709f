internal import ServiceRuntime
internal import Values
internal import WireFormats

/// Code and message of an error reply, found where the AWS CLI looks for them.
struct ErrorFacts {
    private(set) var code = "Unknown"
    private(set) var message = "Unknown"

    init(_ error: ServiceError, isXML: Bool, _ wireProtocol: WireProtocol) {
        if isXML {
            readXML(error.body)
        } else if wireProtocol == .rpcv2CBOR {
            (code, message) = (error.code.rawValue, error.message)
        } else {
            readJSON(error)
        }
    }

    // MARK: -

    private mutating func readXML(_ body: [UInt8]) {
        var facts = self
        try? withParsedBody(body, .xml) { root in
            guard let error = try root.child("Error") ?? root.child("Errors")?.child("Error") else { return }
            facts.code = try error.string("Code") ?? facts.code
            facts.message = try error.string("Message") ?? facts.message
        }
        self = facts
    }

    /// The header's type comes first, then the body's; without either the status stands for the code.
    private mutating func readJSON(_ error: ServiceError) {
        let text = String(decoding: error.body, as: UTF8.self)
        let parsed = text.isEmpty ? Value.map([:]) : (try? ParameterJSON.value(text)) ?? ["message": .string(text)]
        let members = parsed.map ?? [:]
        message = PythonText.string(members["message"] ?? members["Message"] ?? "")
        code = Self.shortened(members["__type"].map(PythonText.string) ?? String(error.status))
        if let old = error.headers["x-amzn-query-error"], let end = old.firstIndex(of: ";") { code = String(old[..<end]) }
        if let type = error.headers["x-amzn-errortype"] {
            code = Self.shortened(type)
        } else if let member = members["code"] ?? members["Code"] {
            code = PythonText.string(member)
        }
    }

    private static func shortened(_ type: String) -> String {
        let name = type.prefix { $0 != ":" }
        return String(name.lastIndex(of: "#").map { name[name.index(after: $0)...] } ?? name)
    }
}
