/// Which way values of a shape go.
struct Usage: OptionSet, Sendable {
    let rawValue: UInt8

    /// Callers make them.
    static let input = Usage(rawValue: 1)
    /// Callers read them, in replies and errors.
    static let output = Usage(rawValue: 2)

    /// The worse of what something does on the ways that are gone.
    func effect(input: Effect, output: Effect) -> Effect {
        max(contains(.input) ? input : .none, contains(.output) ? output : .none)
    }

    /// `the input`, `the output`, `input and output`
    var text: String {
        switch self {
        case .input: "the input"
        case .output: "the output"
        case []: "the type"
        default: "input and output"
        }
    }
}
