/// Says in plain words what libyaml says in the words of its grammar.
struct YAMLProblem {
    let message: String
    let hint: String?

    /// `found` is the byte at the place of the problem.
    init(_ problem: String, context: String?, found: UInt8?) {
        switch problem {
        case "found character that cannot start any token" where found == UInt8(ascii: "\t"):
            (message, hint) = ("a tab cannot indent YAML", "use blanks")
        case "found character that cannot start any token":
            let name = found.map { "'\(String(decoding: [$0], as: UTF8.self))'" } ?? "the end of the text"
            (message, hint) = ("a value cannot start with \(name)", "put the value in quotes")
        case "mapping values are not allowed in this context":
            (message, hint) = ("a ':' where no key can stand", "put a text that contains ': ' in quotes, or check the indentation")
        case "could not find expected ':'":
            (message, hint) = ("expected ':' after a key", "a key and its value stand on one line, as in 'name: value'")
        case "found unexpected end of stream":
            (message, hint) = ("the text ends inside a quoted text", "close the quote")
        case "did not find expected key", "did not find expected '-' indicator":
            let wanted = problem.hasSuffix("key") ? "a key" : "'-'"
            (message, hint) = ("expected \(wanted) or the end of the block", "check the indentation against the lines above")
        case "did not find expected ',' or ']'": (message, hint) = ("expected ',' or ']' in the list", nil)
        case "did not find expected ',' or '}'": (message, hint) = ("expected ',' or '}' in the map", nil)
        case "did not find expected node content":
            let name = found.map { "'\(String(decoding: [$0], as: UTF8.self))'" }
            message = name.map { "expected a value, found \($0)" } ?? "the text ends inside a list or map in brackets"
            hint = name == nil ? "close the bracket" : nil
        case "did not find expected <document start>":
            (message, hint) = ("expected nothing more after the document", "only '---' starts another one; check the indentation")
        default:
            (message, hint) = (context.map { "\(problem) (\($0))" } ?? problem, nil)
        }
    }

    /// Whether the start of what is wrong says more than the place where that was noticed.
    static func standsAtItsContext(_ problem: String) -> Bool { problem == "could not find expected ':'" }
}
