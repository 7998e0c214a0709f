/// Why a text is no shorthand.
enum ShorthandError: Error {
    /// What was expected, what was found, and the place in the input.
    case expected(String, String, String)
    /// A key that comes twice, and the place of the second.
    case duplicateKey(String, String)
    case tooDeep
    /// A file named after `@=` that cannot be read.
    case file(ParameterFileError)

    var message: String {
        switch self {
        case .expected(let wanted, let found, let place): "Expected: '\(wanted)', received: '\(found)' for input:\n \(place)"
        case .duplicateKey(let key, let place):
            "Second instance of key \"\(key)\" encountered for input:\n\(place)\n"
                + "This is often because there is a preceding \",\" instead of a space."
        case .tooDeep: "maximum recursion depth exceeded"
        case .file(let error): error.message
        }
    }
}
