internal import ServiceModel

/// A Swift expression that a JMESPath expression became, with what is known of its value.
struct PathCode {
    var code: String
    var type: PathType
    var isOptional: Bool

    /// `?` where the expression can be nil and is followed by a dot.
    var mark: String { isOptional ? "?" : "" }
}

/// What the value of a compiled expression is.
indirect enum PathType: Equatable {
    case string
    /// An enumeration; it compares with string literals as a string does.
    case enumeration(ShapeID)
    case integer, double, boolean
    case structure(ShapeID)
    case list(PathType)
    case map(PathType)
    /// `null`.
    case nothing
    /// Something that expressions only hand on: a time, bytes, a document.
    case opaque(String)

    var isText: Bool {
        switch self {
        case .string, .enumeration: true
        default: false
        }
    }

    var isNumber: Bool { self == .integer || self == .double }
}

/// Why an expression has no meaning over these types.
struct PathProblem: Error {
    var message: String
    init(_ message: String) { self.message = message }
}
