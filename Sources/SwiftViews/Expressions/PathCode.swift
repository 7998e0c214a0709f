internal import ServiceModel

/// A Swift expression that a JMESPath expression became, with what is known of its value.
struct PathCode {
    var code: String
    var type: PathType
    var isOptional: Bool
    /// Whether its last link is an optional of its own. In `a?.b.c` only the `a` is, and yet the whole can be nil.
    var endsOptional: Bool

    init(code: String, type: PathType, isOptional: Bool, endsOptional: Bool? = nil) {
        self.code = code
        self.type = type
        self.isOptional = isOptional
        self.endsOptional = endsOptional ?? isOptional
    }

    /// The expression as an optional that methods of optionals can be called on: a chain would take them for its last link.
    var asOptional: String {
        if !isOptional { return "Optional(\(code))" }
        return code.utf8.contains(UInt8(ascii: "?")) ? "(\(code))" : code
    }

    /// The text of an enumeration's value; anything else as it is.
    var asText: PathCode {
        guard case .enumeration = type else { return self }
        return PathCode(code: "\(code)\(mark).rawValue", type: .string, isOptional: isOptional, endsOptional: false)
    }

    /// What stands between the expression and a dot behind it.
    var mark: String { endsOptional ? "?" : "" }
}

/// What the value of a compiled expression is.
indirect enum PathType: Equatable {
    case string
    /// An enumeration; its text compares with strings.
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

/// A condition as a clause of `if` and `guard`, where closures have to stand in parentheses.
func clause(_ condition: String) -> String { condition.utf8.contains(UInt8(ascii: "{")) ? "(\(condition))" : condition }
