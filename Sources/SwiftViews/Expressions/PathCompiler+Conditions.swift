internal import JMESPathSyntax
internal import ServiceModel
internal import Values

// Literals, comparisons and functions.

extension PathCompiler {
    func boolean(_ code: String) -> PathCode { PathCode(code: code, type: .boolean, isOptional: false) }

    func literal(_ value: Value) throws(PathProblem) -> PathCode {
        switch value {
        case .string(let text): return PathCode(code: swiftLiteral(text), type: .string, isOptional: false)
        case .bool(let value): return boolean("\(value)")
        case .number(let number):
            let isWhole = number.isInteger
            guard isWhole ? number.int != nil : number.double.isFinite else {
                throw PathProblem("the number \(number.text) is out of range")
            }
            return PathCode(
                code: isWhole ? "\(number.int ?? 0)" : "\(number.double)", type: isWhole ? .integer : .double, isOptional: false)
        case .null: return PathCode(code: "nil", type: .nothing, isOptional: true)
        case .bytes, .timestamp, .list, .map: throw PathProblem("a literal of this kind has no typed meaning")
        }
    }

    /// A Swift condition that holds where JMESPath counts the value as true: neither null nor false nor empty.
    func truth(of value: PathCode) throws(PathProblem) -> String {
        switch value.type {
        case .boolean: return value.isOptional ? "\(value.code) == true" : value.code
        case .string, .list, .map: return value.isOptional ? "\(value.code)\(value.mark).isEmpty == false" : "!\(value.code).isEmpty"
        case .enumeration:
            return value.isOptional ? "\(value.code)\(value.mark).rawValue.isEmpty == false" : "!\(value.code).rawValue.isEmpty"
        case .integer, .double, .structure, .opaque: return value.isOptional ? "\(value.code) != nil" : "true"
        case .nothing: return "false"
        }
    }

    func compare(_ sign: SyntaxNode.Comparator, _ left: PathCode, _ right: PathCode) throws(PathProblem) -> PathCode {
        if sign == .equal || sign == .notEqual {
            guard areComparable(left.type, right.type) else { throw PathProblem("values of different kinds are compared") }
            let isMixed = left.type != right.type
            return boolean("\((isMixed ? left.asText : left).code) \(sign.rawValue) \((isMixed ? right.asText : right).code)")
        }
        guard left.type.isNumber, right.type.isNumber, !right.isOptional else {
            throw PathProblem("'\(sign.rawValue)' stands between values that are not both numbers")
        }
        let isMixed = left.type != right.type
        let value = isMixed && left.type == .integer ? "Double(\(left.isOptional ? "$0" : left.code))" : left.isOptional ? "$0" : left.code
        let condition = "\(value) \(sign.rawValue) \(right.code)"
        return boolean(left.isOptional ? "(\(left.asOptional).map { \(condition) } ?? false)" : condition)
    }

    private func areComparable(_ left: PathType, _ right: PathType) -> Bool {
        if left == .nothing || right == .nothing { return true }
        if left == .string || right == .string { return left.isText && right.isText }
        if left.isNumber, right.isNumber { return true }
        return left == right && (left.isText || left == .boolean)
    }

    func join(_ parts: [SyntaxNode], _ sign: String, on base: PathCode) throws(PathProblem) -> PathCode {
        var codes: [String] = []
        for part in parts { codes.append("(\(try truth(of: try compile(part, on: base))))") }
        return boolean(codes.joined(separator: " \(sign) "))
    }

    /// `a || b`: of conditions a condition, of texts the first that is not empty.
    func or(_ parts: [SyntaxNode], on base: PathCode) throws(PathProblem) -> PathCode {
        var values: [PathCode] = []
        for part in parts { values.append(try compile(part, on: base)) }
        guard let last = values.last else { throw PathProblem("'||' stands between nothing") }
        if values.allSatisfy({ $0.type == .boolean }) { return try join(parts, "||", on: base) }
        guard values.allSatisfy({ $0.type == last.type }), last.type == .string else {
            throw PathProblem("'||' stands between values of different kinds")
        }
        var code = last.code
        for value in values.dropLast().reversed() {
            code = "(\(value.asOptional).flatMap { $0.isEmpty ? nil : $0 } ?? \(code))"
        }
        return PathCode(code: code, type: .string, isOptional: last.isOptional)
    }

    func call(_ name: String, _ arguments: [SyntaxNode], on base: PathCode) throws(PathProblem) -> PathCode {
        var values: [PathCode] = []
        for argument in arguments { values.append(try compile(argument, on: base)) }
        switch (name, values.count) {
        case ("length", 1):
            switch values[0].type {
            case .string, .list, .map:
                return PathCode(
                    code: "\(values[0].code)\(values[0].mark).count", type: .integer, isOptional: values[0].isOptional, endsOptional: false)
            default: throw PathProblem("'length' is asked of something that has none")
            }
        case ("contains", 2):
            guard case .list(let element) = values[0].type, areComparable(element, values[1].type), !values[1].isOptional else {
                throw PathProblem("'contains' is asked of something that cannot contain the other")
            }
            // A text among enumerations is looked for among their texts, an enumeration among texts by its own.
            let sought = element == .string ? values[1].asText.code : values[1].code
            let texts = element != .string && values[1].type == .string ? ".map(\\.rawValue)" : ""
            let code = "\(values[0].code)\(values[0].mark)\(texts).contains(\(sought))"
            return boolean(values[0].isOptional ? "(\(code) ?? false)" : code)
        case ("keys", 1):
            guard case .map = values[0].type else { throw PathProblem("'keys' is asked of something that is no map") }
            return PathCode(
                code: "\(values[0].code)\(values[0].mark).keys.sorted()", type: .list(.string), isOptional: values[0].isOptional,
                endsOptional: false)
        default: throw PathProblem("the function '\(name)' has no typed meaning in this form")
        }
    }

    // MARK: - Acceptors

    /// A condition that holds if a value equals what is expected.
    func equals(_ value: PathCode, _ expected: ModelValue) throws(PathProblem) -> String {
        switch (value.type, expected) {
        case (.string, .string(let text)), (.enumeration, .string(let text)):
            return "\(value.asText.code) == \(swiftLiteral(text))"
        case (.boolean, .bool(let flag)): return value.isOptional ? "\(value.code) == \(flag)" : flag ? value.code : "!(\(value.code))"
        case (.integer, .number(let text)):
            guard let number = Int(text) else { throw PathProblem("the number \(text) is expected of an integer") }
            return "\(value.code) == \(number)"
        case (.boolean, .string(let text)) where text == "true" || text == "false":
            return try equals(value, .bool(text == "true"))
        case (_, .null): return value.isOptional ? "\(value.code) == nil" : "false"
        default: throw PathProblem("the expected value is of another kind than what the expression gives")
        }
    }
}
