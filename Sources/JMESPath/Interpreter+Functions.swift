import JMESPathSyntax
import Values

extension Interpreter {
    /// Calls a function with the arguments' answers for a value.
    mutating func call(_ node: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        guard case .function(let name, let nodes) = node else { return .null }
        let arguments = try arguments(nodes, on: value)
        guard let function = Function(rawValue: name) else {
            throw JMESPathError(kind: .unknownFunction, message: "Unknown function: \(name)()")
        }
        try function.check(arguments)
        switch function {
        case .map, .sortBy, .maxBy, .minBy: return try applyForEach(function, arguments)
        default: return try apply(function, arguments)
        }
    }

    private mutating func arguments(_ nodes: [SyntaxNode], on value: Value) throws(JMESPathError) -> [Argument] {
        var arguments: [Argument] = []
        for node in nodes {
            if case .expressionReference(let inner) = node {
                arguments.append(.expression(inner))
            } else {
                arguments.append(.value(try evaluate(node, on: value)))
            }
        }
        return arguments
    }

    /// The arguments are as many and of such kinds as the function's parameters say.
    private mutating func apply(_ function: Function, _ arguments: [Argument]) throws(JMESPathError) -> Value {
        let result = try answer(function, arguments)
        if case .string(let string) = result { try spend(string.utf8.count / 16) }
        if case .list(let list) = result { try spend(list.count) }
        return result
    }

    private mutating func answer(_ function: Function, _ arguments: [Argument]) throws(JMESPathError) -> Value {
        guard let first = arguments.first?.value, let last = arguments.last?.value else { return .null }
        switch function {
        case .abs, .ceil, .floor, .avg, .sum, .toNumber: return try applyToNumbers(function, first)
        case .startsWith: return .bool(utf8(first).starts(with: utf8(last)))
        case .endsWith: return .bool(utf8(first).reversed().starts(with: utf8(last).reversed()))
        case .contains: return .bool(try contains(first, last))
        case .join: return try join(last.list ?? [], by: first.text ?? "")
        case .length: return .number(Number(length(of: first)))
        case .reverse:
            if case .list(let list) = first { return .list(list.reversed()) }
            return .string(String(String.UnicodeScalarView((first.text ?? "").unicodeScalars.reversed())))
        case .toString: return .string(first.text ?? first.pythonJSON(.compact))
        case .toArray: return first.list == nil ? .list([first]) : first
        case .type:
            if case .expression = arguments[0] { return .null }
            return .string(first.jmespathTypeName)
        case .notNull: return arguments.lazy.map(\.value).first { !$0.isNull } ?? .null
        case .keys: return .list((first.map?.keys ?? []).map(Value.string))
        case .values: return .list(first.map?.values ?? [])
        case .merge: return try merge(arguments.map(\.value))
        case .max: return try extreme(first.list ?? [], sign: ">")
        case .min: return try extreme(first.list ?? [], sign: "<")
        case .sort: return .list(try sorted(first.list ?? [], by: first.list ?? []))
        case .map, .sortBy, .maxBy, .minBy: return .null
        }
    }

    // MARK: - Expressions for each element

    private mutating func applyForEach(_ function: Function, _ arguments: [Argument]) throws(JMESPathError) -> Value {
        var list: [Value] = []
        var node = SyntaxNode.current
        for argument in arguments {
            switch argument {
            case .value(let value): list = value.list ?? []
            case .expression(let expression): node = expression
            }
        }
        try spend(list.count)
        switch function {
        case .map: return try map(list, by: node)
        case .sortBy: return try sort(list, by: node)
        default: return try extreme(list, by: node, function, sign: function == .maxBy ? ">" : "<")
        }
    }

    private mutating func map(_ list: [Value], by node: SyntaxNode) throws(JMESPathError) -> Value {
        var result: [Value] = []
        for element in list { result.append(try evaluate(node, on: element)) }
        return .list(result)
    }

    /// Sorted by what the expression gives for each element: all numbers, or all strings. Equal ones keep their order.
    private mutating func sort(_ list: [Value], by node: SyntaxNode) throws(JMESPathError) -> Value {
        guard let first = list.first else { return .list([]) }
        let required = try evaluate(node, on: first).jmespathTypeName
        guard required == "number" || required == "string" else {
            throw .wrongType("sort_by", shown: first.pythonString, expected: ["string", "number"], received: required)
        }
        var keys: [Value] = []
        keys.reserveCapacity(list.count)
        for element in list { keys.append(try key(of: element, by: node, .sortBy, allowed: [required])) }
        return .list(try sorted(list, by: keys))
    }

    /// The first element whose key none precedes.
    private mutating func extreme(
        _ list: [Value], by node: SyntaxNode, _ function: Function, sign: String
    ) throws(JMESPathError) -> Value {
        var best: (element: Value, key: Value)?
        for element in list {
            let key = try key(of: element, by: node, function, allowed: ["number", "string"])
            guard let present = best else {
                best = (element, key)
                continue
            }
            if try beats(key, present.key, sign: sign) { best = (element, key) }
        }
        return best?.element ?? .null
    }

    private mutating func key(
        of element: Value, by node: SyntaxNode, _ function: Function, allowed: [String]
    ) throws(JMESPathError) -> Value {
        let key = try evaluate(node, on: element)
        guard allowed.contains(key.jmespathTypeName) else {
            throw .wrongType(function.rawValue, shown: key.pythonString, expected: allowed, received: key.jmespathTypeName)
        }
        return key
    }

    // MARK: - Order

    private func extreme(_ list: [Value], sign: String) throws(JMESPathError) -> Value {
        guard var best = list.first else { return .null }
        for element in list.dropFirst() where try beats(element, best, sign: sign) { best = element }
        return best
    }

    private func beats(_ key: Value, _ best: Value, sign: String) throws(JMESPathError) -> Bool {
        if case .number(let key) = key, case .number(let best) = best { return sign == ">" ? best < key : key < best }
        if let key = key.text, let best = best.text {
            return sign == ">" ? best.utf8.lexicographicallyPrecedes(key.utf8) : key.utf8.lexicographicallyPrecedes(best.utf8)
        }
        throw .unordered(sign, key.pythonTypeName, best.pythonTypeName)
    }

    /// The list in the order of its keys, which are all numbers or all strings; stable.
    private mutating func sorted(_ list: [Value], by keys: [Value]) throws(JMESPathError) -> [Value] {
        try spend(list.count)
        let positions: [Int]
        if keys.first?.number != nil {
            let numbers = keys.map { $0.number ?? 0 }
            positions = list.indices.sorted { numbers[$0] < numbers[$1] || (!(numbers[$1] < numbers[$0]) && $0 < $1) }
        } else {
            let texts = keys.map { $0.text ?? "" }
            positions = list.indices.sorted { left, right in
                if texts[left].utf8.lexicographicallyPrecedes(texts[right].utf8) { return true }
                return left < right && !texts[right].utf8.lexicographicallyPrecedes(texts[left].utf8)
            }
        }
        return positions.map { list[$0] }
    }
}

private func utf8(_ value: Value) -> String.UTF8View { (value.text ?? "").utf8 }
