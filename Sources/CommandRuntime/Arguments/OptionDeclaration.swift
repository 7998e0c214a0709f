/// An option as the parser sees it: how it is spelled and how many values it takes.
struct OptionDeclaration: Sendable {
    /// How many values follow.
    enum Arity: Sendable, Hashable {
        /// None: the option itself says it.
        case flag(Bool)
        /// One.
        case one
        /// None or more.
        case any
        /// At least one.
        case some
        /// One, or none, which stands for the text.
        case optional(String)
        /// None; the program's version is all that is wanted.
        case version
    }

    /// As typed: `--output`.
    let name: String
    /// Under which name its value is kept; several options may set one thing.
    let key: String
    let arity: Arity
    var isRequired = false
    /// The only values allowed.
    var choices: [String]?
    /// Whether the value must be a whole number.
    var isInteger = false
    /// Whether a shortened name may mean it; what the AWS CLI does not have may not, so that its abbreviations stay what they are.
    var mayBeAbbreviated = true

    init(_ name: String, key: String? = nil, _ arity: Arity) {
        self.name = name
        self.key = key ?? String(name.dropFirst(2))
        self.arity = arity
    }
}
