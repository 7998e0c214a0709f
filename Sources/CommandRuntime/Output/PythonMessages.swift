internal import Values

/// Sentences that the AWS CLI passes on from Python; scripts look for them.
enum PythonMessages {
    /// A list of maps that holds something else as well.
    static func notAMapping(_ value: Value) -> String {
        switch value {
        case .string: "string indices must be integers, not 'str'"
        case .list(let items) where items.isEmpty: noAttribute("get", value)
        case .list(let items): "list indices must be integers or slices, not \(PythonText.typeName(items.first ?? ""))"
        default: "'\(PythonText.typeName(value))' object is not iterable"
        }
    }

    static func noAttribute(_ name: String, _ value: Value) -> String {
        "'\(PythonText.typeName(value))' object has no attribute '\(name)'"
    }

    static func notAnInteger(_ text: String) -> String { "invalid literal for int() with base 10: \(PythonText.quoted(text))" }
    static func notAFloat(_ text: String) -> String { "could not convert string to float: \(PythonText.quoted(text))" }

    /// `[Errno 2] No such file or directory: 'x'`
    static func fileError(_ number: Int32, _ reason: String, path: String) -> String {
        "[Errno \(number)] \(reason): \(PythonText.quoted(path))"
    }
}
