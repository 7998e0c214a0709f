internal import JMESPath
internal import Values

/// The pages of a listing, one after the other, cut to the number of items that is wanted.
struct Pages {
    /// How much is wanted, and from where on.
    struct Range {
        var maximumItems: Int?
        var pageSize: Value?
        var start: PageTokens?
    }

    private let rule: PageRule
    private let outputTokens: [Expression]
    private let resultKeys: [Expression]
    private let moreResults: Expression?
    private let nonAggregate: [Expression]
    private let range: Range
    /// Where the listing can be taken up again, if it was cut.
    private(set) var resume: PageTokens?
    /// What is the same on every page.
    private(set) var constants = ValueMap()

    init(_ rule: PageRule, _ range: Range) throws(CommandError) {
        func expressions(_ texts: [String]) throws(CommandError) -> [Expression] {
            var result: [Expression] = []
            for text in texts {
                do throws(JMESPathError) { result.append(try Expression(text)) } catch { throw .general(error.pythonMessage) }
            }
            return result
        }
        self.rule = rule
        self.range = range
        outputTokens = try expressions(rule.outputTokens)
        resultKeys = try expressions(rule.resultKeys)
        moreResults = try expressions([rule.moreResults].compactMap { $0 }).first
        nonAggregate = try expressions(rule.nonAggregateKeys)
    }

    /// Calls until there is no more, or enough; each page is handed on as it comes.
    mutating func run(
        _ input: ValueMap, call: (ValueMap) async throws(CommandError) -> ValueMap, each: (ValueMap) throws(CommandError) -> Bool
    ) async throws(CommandError) {
        var input = input
        if let size = range.pageSize, let key = rule.limitKey { input[key] = size }
        var tokens = range.start ?? .start(rule)
        if range.start != nil { tokens.set(in: &input) }
        var skipped = tokens.skippedItems ?? 0
        tokens.skippedItems = nil
        var previous: ValueMap?
        var total = 0
        var isFirst = true
        while true {
            var page = try await call(input)
            if isFirst {
                if range.start != nil { try skip(skipped, in: &page) }
                for expression in nonAggregate { set(try search(expression, page), at: expression.text, in: &constants) }
            } else {
                skipped = 0
            }
            isFirst = false
            let items = try items(of: page)
            if let most = range.maximumItems, total + items.count > most, let key = resultKeys.first {
                // A count below zero leaves out that many at the end.
                let kept = most - total
                let end = kept < 0 ? max(0, items.count + kept) : kept
                set(.list(Array(items.prefix(end))), at: key.text, in: &page)
                tokens.skippedItems = kept + skipped
                resume = tokens
                _ = try each(page)
                return
            }
            guard try each(page) else { return }
            total += items.count
            let next = try nextTokens(page)
            if next.allSatisfy(\.value.isNull) { return }
            if total == range.maximumItems {
                resume = PageTokens(next)
                return
            }
            if next == previous {
                throw .general("Error during pagination: The same next token was received twice: \(PythonText.representation(.map(next)))")
            }
            tokens = PageTokens(next)
            tokens.set(in: &input)
            previous = next
        }
    }

    /// The result keys of a page alone.
    func results(of page: ValueMap) throws(CommandError) -> ValueMap {
        var map = ValueMap()
        for key in resultKeys { set(try search(key, page), at: key.text, in: &map) }
        return map
    }

    /// Adds the results of a page to those before: lists are joined, numbers and texts added.
    func add(_ page: ValueMap, to whole: inout ValueMap) throws(CommandError) {
        for key in resultKeys {
            let value = try search(key, page)
            if value.isNull { continue }
            let existing = try search(key, whole)
            let sum: Value
            switch (existing, value) {
            case (.null, _): sum = value
            case (.list(let first), .list(let second)): sum = .list(first + second)
            case (.number(let first), .number(let second)): sum = .number(first + second)
            case (.string(let first), .string(let second)): sum = .string(first + second)
            default: sum = existing
            }
            set(sum, at: key.text, in: &whole)
        }
    }

    // MARK: -

    private func items(of page: ValueMap) throws(CommandError) -> [Value] {
        guard let first = resultKeys.first else { return [] }
        return try search(first, page).list ?? []
    }

    private func nextTokens(_ page: ValueMap) throws(CommandError) -> ValueMap {
        if let moreResults, try search(moreResults, page).isEmptyInPython { return [:] }
        var next = ValueMap()
        for (expression, name) in zip(outputTokens, rule.inputTokens) {
            let value = try search(expression, page)
            next[name] = value.isEmptyInPython ? .null : value
        }
        return next
    }

    /// Takes out what was given out before; the other results of the first page were, too.
    private func skip(_ count: Int, in page: inout ValueMap) throws(CommandError) {
        for (index, key) in resultKeys.enumerated() {
            let value = try search(key, page)
            let rest: Value
            switch value {
            case .list(let items): rest = .list(index == 0 ? Array(items.dropFirst(max(0, count))) : [])
            case .string(let text): rest = .string(index == 0 ? String(text.dropFirst(max(0, count))) : "")
            case .number where index > 0: rest = 0
            default: rest = .null
            }
            set(rest, at: key.text, in: &page)
        }
    }

    private func search(_ expression: Expression, _ page: ValueMap) throws(CommandError) -> Value {
        do throws(JMESPathError) { return try expression.search(.map(page)) } catch { throw .general(error.pythonMessage) }
    }

    /// Sets a value at a path of names, making the maps on the way.
    private func set(_ value: Value, at path: String, in map: inout ValueMap) {
        var names = path.split(separator: ".").map(String.init)
        guard let last = names.popLast() else { return }
        set(value, names[...], last, in: &map)
    }

    private func set(_ value: Value, _ path: ArraySlice<String>, _ last: String, in map: inout ValueMap) {
        guard let first = path.first else {
            map[last] = value
            return
        }
        var inner = map[first]?.map ?? [:]
        set(value, path.dropFirst(), last, in: &inner)
        map[first] = .map(inner)
    }
}
