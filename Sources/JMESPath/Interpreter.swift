import JMESPathSyntax
import Values

/// Walks a tree over a value.
struct Interpreter {
    /// Steps and produced elements that one search may take; far beyond any real use, but a bound.
    private var budget = 60_000_000

    /// What a node gives for a value.
    ///
    /// Each kind of node is taken apart in a function of its own: this one is on the stack once for every level of the
    /// tree, and a frame that held the parts of all kinds would be ten times as big.
    mutating func evaluate(_ node: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        try spend(1)
        switch node {
        case .current: return value
        case .field: return member(node, of: value)
        case .index: return element(node, of: value)
        case .slice: return try slice(node, of: value)
        case .literal: return literal(node)
        case .subexpression, .pipe: return try chain(node, on: value)
        case .or, .and: return try logic(node, on: value)
        case .not: return try negate(node, on: value)
        case .comparison: return try compare(node, on: value)
        case .projection: return try project(node, on: value)
        case .valueProjection: return try projectValues(node, on: value)
        case .filterProjection: return try filter(node, on: value)
        case .flatten: return try flatten(node, on: value)
        case .multiSelectList: return try selectList(node, on: value)
        case .multiSelectHash: return try selectHash(node, on: value)
        case .function: return try call(node, on: value)
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

    // MARK: - Members and steps

    private func member(_ node: SyntaxNode, of value: Value) -> Value {
        guard case .field(let name) = node, case .map(let map) = value else { return .null }
        return map[name] ?? .null
    }

    private func literal(_ node: SyntaxNode) -> Value {
        guard case .literal(let literal) = node else { return .null }
        return literal
    }

    private mutating func chain(_ node: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        let steps: [SyntaxNode]
        switch node {
        case .subexpression(let nodes), .pipe(let nodes): steps = nodes
        default: return .null
        }
        var result = value
        for step in steps { result = try evaluate(step, on: result) }
        return result
    }

    // MARK: - Lists

    private func element(_ node: SyntaxNode, of value: Value) -> Value {
        guard case .index(let index) = node, case .list(let list) = value else { return .null }
        let position = index < 0 ? index &+ list.count : index
        return list.indices.contains(position) ? list[position] : .null
    }

    private mutating func slice(_ node: SyntaxNode, of value: Value) throws(JMESPathError) -> Value {
        guard case .slice(let start, let stop, let written) = node, case .list(let list) = value else { return .null }
        if written == 0 { throw JMESPathError(kind: .invalidValue, message: "slice step cannot be zero") }
        let count = list.count
        let step = min(max(written ?? 1, -count - 1), count + 1)
        let (lowest, highest) = step > 0 ? (0, count) : (-1, count - 1)
        func bound(_ index: Int) -> Int { index < 0 ? max(index &+ count, lowest) : min(index, highest) }
        let first = start.map(bound) ?? (step > 0 ? lowest : highest)
        let last = stop.map(bound) ?? (step > 0 ? highest : lowest)
        var result: [Value] = []
        for position in stride(from: first, to: last, by: step) { result.append(list[position]) }
        try spend(result.count)
        return .list(result)
    }

    private mutating func flatten(_ node: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        guard case .flatten(let base) = node, case .list(let list) = try evaluate(base, on: value) else { return .null }
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

    private mutating func project(_ node: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        guard case .projection(let base, let each) = node, case .list(let list) = try evaluate(base, on: value) else { return .null }
        var result: [Value] = []
        for element in list {
            let answer = try evaluate(each, on: element)
            if !answer.isNull { result.append(answer) }
        }
        return .list(result)
    }

    private mutating func projectValues(_ node: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        guard case .valueProjection(let base, let each) = node, case .map(let map) = try evaluate(base, on: value) else { return .null }
        var result: [Value] = []
        for entry in map {
            let answer = try evaluate(each, on: entry.value)
            if !answer.isNull { result.append(answer) }
        }
        return .list(result)
    }

    private mutating func filter(_ node: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        guard case .filterProjection(let base, let condition, let each) = node, case .list(let list) = try evaluate(base, on: value) else {
            return .null
        }
        var result: [Value] = []
        for element in list where try evaluate(condition, on: element).isTrue {
            let answer = try evaluate(each, on: element)
            if !answer.isNull { result.append(answer) }
        }
        return .list(result)
    }

    // MARK: - Selections

    private mutating func selectList(_ node: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        guard case .multiSelectList(let nodes) = node, !value.isNull else { return .null }
        var result: [Value] = []
        for node in nodes { result.append(try evaluate(node, on: value)) }
        return .list(result)
    }

    private mutating func selectHash(_ node: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        guard case .multiSelectHash(let members) = node, !value.isNull else { return .null }
        var result = ValueMap()
        for member in members { result[member.key] = try evaluate(member.node, on: value) }
        return .map(result)
    }

    // MARK: - Logic

    /// `||` gives the first answer that is true, `&&` the first that is false, else the last.
    private mutating func logic(_ node: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        let (parts, wanted): ([SyntaxNode], Bool)
        switch node {
        case .or(let nodes): (parts, wanted) = (nodes, true)
        case .and(let nodes): (parts, wanted) = (nodes, false)
        default: return .null
        }
        var answer = Value.null
        for part in parts {
            answer = try evaluate(part, on: value)
            if answer.isTrue == wanted { break }
        }
        return answer
    }

    private mutating func negate(_ node: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        guard case .not(let inner) = node else { return .null }
        return .bool(!(try evaluate(inner, on: value)).isTrue)
    }

    private mutating func compare(_ node: SyntaxNode, on value: Value) throws(JMESPathError) -> Value {
        guard case .comparison(let comparator, let leftNode, let rightNode) = node else { return .null }
        let left = try evaluate(leftNode, on: value)
        let right = try evaluate(rightNode, on: value)
        switch comparator {
        case .equal: return .bool(equalOperands(left, right))
        case .notEqual: return .bool(!equalOperands(left, right))
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return try order(left, right, by: comparator)
        }
    }
}
