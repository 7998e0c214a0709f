/// How errors are set on standard error.
public enum ErrorFormat: String, CaseIterable, Sendable {
    /// The sentence alone.
    case legacy
    case json, yaml, text, table
    /// The sentence with the error's kind and its further members.
    case enhanced
}
