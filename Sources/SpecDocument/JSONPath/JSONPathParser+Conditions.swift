/// What stands after `?`.
extension JSONPathParser {
    /// `a || b && !c`
    mutating func condition() throws(JSONPathError) -> JSONPath.Condition {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw error("more than \(Self.deepest) conditions inside each other") }
        var choices: [JSONPath.Condition] = []
        repeat {
            skipBlanks()
            var parts: [JSONPath.Condition] = []
            repeat {
                skipBlanks()
                parts.append(try basicCondition())
                skipBlanksIfFollowed(by: "&&", "||")
            } while take("&&")
            choices.append(parts.count == 1 ? parts[0] : .all(parts))
        } while take("||")
        return choices.count == 1 ? choices[0] : .any(choices)
    }

    // MARK: -

    /// A condition in parentheses, a comparison, or a test of existence, the first and last perhaps after `!`.
    private mutating func basicCondition() throws(JSONPathError) -> JSONPath.Condition {
        if take("!") {
            skipBlanks()
            let start = offset
            if current == UInt8(ascii: "(") { return .not(try parenthesized()) }
            switch try term() {
            case .query(let query): return .not(.exists(query))
            case .test(let test): return .not(test)
            case .operand: throw JSONPathError(message: "'!' stands before a path, a test or parentheses", offset: start)
            }
        }
        if current == UInt8(ascii: "(") { return try parenthesized() }
        let start = offset
        let left = try term()
        let end = offset
        skipBlanks()
        guard let comparison = comparison() else {
            offset = end
            switch left {
            case .query(let query): return .exists(query)
            case .test(let test): return test
            case .operand: throw error("expected a comparison after the value, found \(found)")
            }
        }
        let first = try operand(left, at: start)
        skipBlanks()
        let place = offset
        return .compare(first, comparison, try operand(try term(), at: place))
    }

    private mutating func parenthesized() throws(JSONPathError) -> JSONPath.Condition {
        offset += 1
        skipBlanks()
        let inner = try condition()
        skipBlanks()
        guard take(")") else { throw error("expected ')', found \(found)") }
        return inner
    }

    private mutating func comparison() -> JSONPath.Comparison? {
        if take("==") { return .equal }
        if take("!=") { return .unequal }
        if take("<=") { return .lessOrEqual }
        if take(">=") { return .greaterOrEqual }
        if take("<") { return .less }
        if take(">") { return .greater }
        return nil
    }

    /// Something that a comparison, a test or an argument is made of.
    private enum Term {
        case query(JSONPath.Query)
        case operand(JSONPath.Operand)
        case test(JSONPath.Condition)
    }

    private mutating func term() throws(JSONPathError) -> Term {
        switch current ?? 0 {
        case UInt8(ascii: "@"), UInt8(ascii: "$"):
            let isRelative = current == UInt8(ascii: "@")
            offset += 1
            return .query(JSONPath.Query(isRelative: isRelative, segments: try segments()))
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return .operand(.literal(.string(try string())))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .operand(.literal(.number(try number())))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return try word()
        default: throw error("expected a value, '@', '$', '!' or '(', found \(found)")
        }
    }

    private mutating func number() throws(JSONPathError) -> Double {
        let start = offset
        _ = take("-")
        let digits = offset
        var isGood = skipDigits()
        if bytes[digits..<offset].first == UInt8(ascii: "0"), offset - digits > 1 { isGood = false }
        if take(".") { isGood = skipDigits() && isGood }
        if take("e") || take("E") {
            _ = take("-") || take("+")
            isGood = skipDigits() && isGood
        }
        guard isGood, let value = Double(String(decoding: bytes[start..<offset], as: UTF8.self)) else {
            offset = start
            throw error("expected a number as JSON spells it")
        }
        return value
    }

    private mutating func skipDigits() -> Bool {
        let start = offset
        while let byte = current, isDigit(byte) { offset += 1 }
        return offset > start
    }

    /// `true`, `false`, `null`, or a function and its arguments.
    private mutating func word() throws(JSONPathError) -> Term {
        let start = offset
        while let byte = current, byte &- 0x61 < 26 || isDigit(byte) || byte == UInt8(ascii: "_") { offset += 1 }
        let name = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard take("(") else {
            switch name {
            case "true": return .operand(.literal(.bool(true)))
            case "false": return .operand(.literal(.bool(false)))
            case "null": return .operand(.literal(.null))
            default: throw JSONPathError(message: "'\(name)' is no value; a text stands in quotes", offset: start)
            }
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw error("more than \(Self.deepest) conditions inside each other") }
        var arguments: [(term: Term, offset: Int)] = []
        skipBlanks()
        if !take(")") {
            repeat {
                skipBlanks()
                let place = offset
                arguments.append((try term(), place))
                skipBlanks()
            } while take(",")
            guard take(")") else { throw error("expected ',' or ')', found \(found)") }
        }
        return try call(name, arguments, at: start)
    }

    private func call(_ name: String, _ arguments: [(term: Term, offset: Int)], at start: Int) throws(JSONPathError) -> Term {
        let wanted = ["length": 1, "count": 1, "value": 1, "match": 2, "search": 2][name]
        guard let wanted else {
            throw JSONPathError(message: "no function '\(name)'; there are length, count, match, search and value", offset: start)
        }
        guard arguments.count == wanted else {
            let message = "'\(name)' takes \(wanted == 1 ? "one argument" : "two arguments"), found \(arguments.count)"
            throw JSONPathError(message: message, offset: start)
        }
        switch name {
        case "length": return .operand(.length(try operand(arguments[0].term, at: arguments[0].offset)))
        case "count", "value":
            guard case .query(let query) = arguments[0].term else {
                throw JSONPathError(message: "'\(name)' takes a path", offset: arguments[0].offset)
            }
            return .operand(name == "count" ? .count(query) : .value(query))
        default:
            let text = try operand(arguments[0].term, at: arguments[0].offset)
            let pattern = try operand(arguments[1].term, at: arguments[1].offset)
            return .test(.matches(text, pattern: pattern, whole: name == "match"))
        }
    }

    /// A term as something with one value.
    private func operand(_ term: Term, at offset: Int) throws(JSONPathError) -> JSONPath.Operand {
        switch term {
        case .operand(let operand): return operand
        case .query(let query):
            guard query.isSingular else {
                throw JSONPathError(message: "expected a path to one value; this one can lead to many", offset: offset)
            }
            return .query(query)
        case .test: throw JSONPathError(message: "a test has no value to compare", offset: offset)
        }
    }

    private mutating func skipBlanksIfFollowed(by first: StaticString, _ second: StaticString) {
        let end = offset
        skipBlanks()
        let blanksEnd = offset
        if take(first) || take(second) { offset = blanksEnd } else { offset = end }
    }
}
