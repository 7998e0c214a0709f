import JMESPathSyntax
import Values

/// The functions of the language, by the names they have in it.
enum Function: String {
    case abs, avg, ceil, contains, floor, join, keys, length, map, max, merge, min, reverse, sort, sum, type, values
    case endsWith = "ends_with"
    case maxBy = "max_by"
    case minBy = "min_by"
    case notNull = "not_null"
    case sortBy = "sort_by"
    case startsWith = "starts_with"
    case toArray = "to_array"
    case toNumber = "to_number"
    case toString = "to_string"

    /// The kinds that each argument may have, in the words of messages; no kinds for an argument that may be anything.
    var parameters: [[String]] {
        switch self {
        case .abs, .ceil, .floor: [["number"]]
        case .avg, .sum: [["array-number"]]
        case .contains: [["array", "string"], []]
        case .startsWith, .endsWith: [["string"], ["string"]]
        case .join: [["string"], ["array-string"]]
        case .keys, .values, .merge: [["object"]]
        case .length: [["string", "array", "object"]]
        case .map: [["expref"], ["array"]]
        case .max, .min: [["array-number", "array-string"]]
        case .sort: [["array-string", "array-number"]]
        case .maxBy, .minBy, .sortBy: [["array"], ["expref"]]
        case .reverse: [["array", "string"]]
        case .notNull, .toArray, .toNumber, .toString, .type: [[]]
        }
    }

    /// Whether the last argument may come more than once.
    var isVariadic: Bool { self == .merge || self == .notNull }
}

/// What a function is handed: a value, or an expression to be asked for each element.
enum Argument {
    case value(Value)
    case expression(SyntaxNode)

    var kind: String {
        switch self {
        case .value(let value): value.jmespathTypeName
        case .expression: "expref"
        }
    }

    var value: Value {
        switch self {
        case .value(let value): value
        case .expression: .null
        }
    }

    var shown: String {
        switch self {
        case .value(let value): value.pythonString
        case .expression: "<jmespath.visitor._Expression object>"
        }
    }
}

extension Function {
    /// Throws if the number of arguments or the kind of one is wrong.
    func check(_ arguments: [Argument]) throws(JMESPathError) {
        let parameters = parameters
        if isVariadic ? arguments.count < parameters.count : arguments.count != parameters.count {
            let atLeast = isVariadic ? "at least " : ""
            let noun = parameters.count == 1 ? "argument" : "arguments"
            throw JMESPathError(
                kind: .invalidArity,
                message: "Expected \(atLeast)\(parameters.count) \(noun) for function \(rawValue)(), received \(arguments.count)")
        }
        for (argument, kinds) in zip(arguments, parameters) where !kinds.isEmpty { try check(argument, kinds) }
    }

    private func check(_ argument: Argument, _ kinds: [String]) throws(JMESPathError) {
        guard kinds.contains(where: { $0.prefix { $0 != "-" } == argument.kind }) else {
            throw .wrongType(rawValue, shown: argument.shown, expected: kinds, received: argument.kind)
        }
        let elementKinds = kinds.compactMap { $0.hasPrefix("array-") ? String($0.dropFirst(6)) : nil }
        guard !elementKinds.isEmpty, case .list(let list) = argument.value, let first = list.first else { return }
        // All elements are of the one kind that is allowed, or of the first one's where there is a choice.
        let allowed = elementKinds.count == 1 ? elementKinds : elementKinds.filter { $0 == first.jmespathTypeName }
        for element in list where !allowed.contains(element.jmespathTypeName) {
            throw .wrongType(rawValue, shown: element.pythonString, expected: kinds, received: element.pythonTypeName)
        }
    }
}

extension Value {
    /// The language's name for the kind of a value.
    var jmespathTypeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .number: "number"
        case .string, .timestamp, .bytes: "string"
        case .list: "array"
        case .map: "object"
        }
    }
}
