import Values

/// Walks a tree over a value.
struct Interpreter {
    /// Steps and produced elements that one search may take; far beyond any real use, but a bound.
    private var budget = 60_000_000

    mutating func evaluate(_ node: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        try spend(1)
        switch node {
        case .current: return value
        case .field(let name):
            if case .map(let map) = value { return map[name] ?? .null }
            return .null
        case .index(let index): return element(index, of: value)
        case .slice(let start, let stop, let step): return try slice(value, start, stop, step)
        case .literal(let literal): return literal
        case .subexpression(let steps), .pipe(let steps):
            var result = value
            for step in steps { result = try evaluate(step, on: result) }
            return result
        case .or(let parts): return try first(of: parts, on: value, where: true)
        case .and(let parts): return try first(of: parts, on: value, where: false)
        case .not(let inner): return .bool(!(try evaluate(inner, on: value)).isTrue)
        case .comparison(let comparator, let left, let right): return try compare(comparator, left, right, on: value)
        case .projection(let base, let each): return try project(base, each, on: value)
        case .valueProjection(let base, let each): return try projectValues(base, each, on: value)
        case .filterProjection(let base, let condition, let each): return try filter(base, condition, each, on: value)
        case .flatten(let base): return try flatten(base, on: value)
        case .multiSelectList(let nodes): return try select(nodes, on: value)
        case .multiSelectHash(let members): return try select(members, on: value)
        case .function(let name, let arguments): return try call(name, arguments, on: value)
        case .expressionReference: return .null
        }
    }

    /// Counts work done; an evaluation that grows without end stops here.
    mutating func spend(_ steps: Int) throws(JMESPathError) {
        budget -= steps
        if budget < 0 {
            throw JMESPathError(kind: .limit, message: "the expression makes too much out of this value; ask for less at once")
        }
    }

    // MARK: - Lists

    private func element(_ index: Int, of value: Value) -> Value {
        guard case .list(let list) = value else { return .null }
        let position = index < 0 ? index &+ list.count : index
        return list.indices.contains(position) ? list[position] : .null
    }

    private mutating func slice(_ value: Value, _ start: Int?, _ stop: Int?, _ step: Int?) throws(JMESPathError) -> Value {
        guard case .list(let list) = value else { return .null }
        if step == 0 { throw JMESPathError(kind: .invalidValue, message: "slice step cannot be zero") }
        let count = list.count
        let step = min(max(step ?? 1, -count - 1), count + 1)
        let (lowest, highest) = step > 0 ? (0, count) : (-1, count - 1)
        func bound(_ index: Int) -> Int { index < 0 ? max(index &+ count, lowest) : min(index, highest) }
        let first = start.map(bound) ?? (step > 0 ? lowest : highest)
        let last = stop.map(bound) ?? (step > 0 ? highest : lowest)
        var result: [Value] = []
        for position in stride(from: first, to: last, by: step) { result.append(list[position]) }
        try spend(result.count)
        return .list(result)
    }

    private mutating func flatten(_ base: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        guard case .list(let list) = try evaluate(base, on: value) else { return .null }
        var result: [Value] = []
        result.reserveCapacity(list.count)
        for element in list {
            if case .list(let inner) = element {
                try spend(inner.count)
                result.append(contentsOf: inner)
            } else {
                try spend(1)
                result.append(element)
            }
        }
        return .list(result)
    }

    // MARK: - Projections

    private mutating func project(_ base: SyntaxNode, _ each: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        guard case .list(let list) = try evaluate(base, on: value) else { return .null }
        var result: [Value] = []
        for element in list {
            let answer = try evaluate(each, on: element)
            if !answer.isNull { result.append(answer) }
        }
        return .list(result)
    }

    private mutating func projectValues(_ base: SyntaxNode, _ each: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        guard case .map(let map) = try evaluate(base, on: value) else { return .null }
        var result: [Value] = []
        for entry in map {
            let answer = try evaluate(each, on: entry.value)
            if !answer.isNull { result.append(answer) }
        }
        return .list(result)
    }

    private mutating func filter(
        _ base: SyntaxNode, _ condition: SyntaxNode, _ each: SyntaxNode, on value: Value
    ) throws(JMESPathError) -> Value {
        guard case .list(let list) = try evaluate(base, on: value) else { return .null }
        var result: [Value] = []
        for element in list where try evaluate(condition, on: element).isTrue {
            let answer = try evaluate(each, on: element)
            if !answer.isNull { result.append(answer) }
        }
        return .list(result)
    }

    // MARK: - Selections and logic

    private mutating func select(_ nodes: [SyntaxNode], on value: Value) throws(JMESPathError) -> Value {
        if value.isNull { return .null }
        var result: [Value] = []
        for node in nodes { result.append(try evaluate(node, on: value)) }
        return .list(result)
    }

    private mutating func select(_ members: [SyntaxNode.KeyedNode], on value: Value) throws(JMESPathError) -> Value {
        if value.isNull { return .null }
        var result = ValueMap()
        for member in members { result[member.key] = try evaluate(member.node, on: value) }
        return .map(result)
    }

    /// The first answer that is as true as asked for, else the last.
    private mutating func first(of parts: [SyntaxNode], on value: Value, where truth: Bool) throws(JMESPathError) -> Value {
        var answer = Value.null
        for part in parts {
            answer = try evaluate(part, on: value)
            if answer.isTrue == truth { break }
        }
        return answer
    }

    private mutating func compare(
        _ comparator: SyntaxNode.Comparator, _ left: SyntaxNode, _ right: SyntaxNode, on value: Value
    ) throws(JMESPathError) -> Value {
        let left = try evaluate(left, on: value)
        let right = try evaluate(right, on: value)
        switch comparator {
        case .equal: return .bool(equalOperands(left, right))
        case .notEqual: return .bool(!equalOperands(left, right))
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return try order(left, right, by: comparator)
        }
    }
}
