/// Whether Swift means something of its own by a name, so that a module of that name could not be imported.
public func isKeyword(_ name: String) -> Bool { Keywords.isUnusable(name) || Keywords.escape(name) != name }

/// Words with a meaning of their own in Swift.
enum Keywords {
    /// Names that stand in backticks where something is declared.
    private static let escaped: Set<String> = [
        "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "inout", "internal", "let", "open",
        "operator",
        "precedencegroup", "private", "protocol", "public", "rethrows", "static", "struct", "subscript", "typealias", "var", "break",
        "case",
        "catch", "continue", "default", "defer", "do", "else", "fallthrough", "for", "guard", "if", "in", "repeat", "return", "switch",
        "throw",
        "where", "while", "as", "false", "is", "nil", "super", "throws", "true", "try", "await", "async",
    ]

    /// Names that backticks do not save: `x.self` and `X.init` mean something else whatever stands around them, and `.none` would be
    /// taken for the absence of an optional.
    private static let unusable: Set<String> = ["self", "Self", "init", "Type", "Protocol", "Any", "_", "", "none"]

    static func isUnusable(_ name: String) -> Bool { unusable.contains(name) }

    /// A declared name as a parameter's, where Swift wants backticks around three keywords only.
    static func parameter(_ name: String) -> String { ["`inout`", "`var`", "`let`"].contains(name) ? name : bare(name) }

    /// A declared name as the label of an argument, where Swift wants backticks around one keyword only.
    static func label(_ name: String) -> String { name == "`inout`" ? name : bare(name) }

    private static func bare(_ name: String) -> String {
        name.utf8.first == UInt8(ascii: "`") ? String(name.dropFirst().dropLast()) : name
    }

    /// The name as it stands in a declaration.
    static func escape(_ name: String) -> String { escaped.contains(name) ? "`\(name)`" : name }
}
