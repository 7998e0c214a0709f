internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// The paginators of a service, sorted by operation.
func readPaginators(_ node: Node, extras: Node?, _ d: inout Diagnostics) -> [Paginator] {
    guard let map = node["pagination"]?.expectMap(&d) else { return [] }
    var paginators: [Paginator] = []
    for entry in map {
        guard let facts = entry.value.expectMap(&d) else { continue }
        var paginator = Paginator(operation: entry.key, inputTokens: [], outputTokens: [], resultKeys: [], origin: entry.keyRange)
        for entry in facts { readPaginator(entry, into: &paginator, &d) }
        if let more = extras?["merge"]?["pagination"]?[entry.key]?.expectMap(&d) {
            for entry in more { readPaginator(entry, into: &paginator, &d) }
        }
        for (name, texts) in [("input_token", paginator.inputTokens), ("output_token", paginator.outputTokens)] where texts.isEmpty {
            d.error("the paginator of '\(entry.key)' has no '\(name)'", at: entry.keyRange)
        }
        paginators.append(paginator)
    }
    return paginators.sorted { $0.operation < $1.operation }
}

private func readPaginator(_ entry: NodeMap.Entry, into paginator: inout Paginator, _ d: inout Diagnostics) {
    switch entry.key {
    case "input_token": paginator.inputTokens = entry.value.expectTextOrTexts(&d)
    case "output_token": paginator.outputTokens = entry.value.expectTextOrTexts(&d)
    case "result_key": paginator.resultKeys = entry.value.expectTextOrTexts(&d)
    case "limit_key": paginator.limitKey = entry.value.expectText(&d)
    case "more_results": paginator.moreResults = entry.value.expectText(&d)
    case "non_aggregate_keys": paginator.nonAggregateKeys = entry.value.expectTextOrTexts(&d)
    default: entry.noteUnknown(in: "a paginator", &d)
    }
}

/// The waiters of a service, sorted by name.
func readWaiters(_ node: Node, _ d: inout Diagnostics) -> [Waiter] {
    guard let map = node["waiters"]?.expectMap(&d) else { return [] }
    return map.compactMap { readWaiter($0, &d) }.sorted { $0.name < $1.name }
}

private func readWaiter(_ entry: NodeMap.Entry, _ d: inout Diagnostics) -> Waiter? {
    guard let map = entry.value.expectMap(&d) else { return nil }
    guard let operation = map["operation"]?.expectText(&d) else {
        d.error("the waiter '\(entry.key)' has no 'operation'", at: entry.keyRange)
        return nil
    }
    var waiter = Waiter(name: entry.key, operation: operation, delay: 1, maxAttempts: 1, acceptors: [], origin: entry.keyRange)
    for entry in map {
        switch entry.key {
        case "operation": break
        case "delay": waiter.delay = entry.value.expectInt(&d) ?? waiter.delay
        case "maxAttempts": waiter.maxAttempts = entry.value.expectInt(&d) ?? waiter.maxAttempts
        case "description", "documentation": waiter.documentation = entry.value.expectText(&d)
        case "acceptors": waiter.acceptors = entry.value.expectList(&d).compactMap { readAcceptor($0, &d) }
        default: entry.noteUnknown(in: "a waiter", &d)
        }
    }
    return waiter
}

private func readAcceptor(_ node: Node, _ d: inout Diagnostics) -> Acceptor? {
    guard let map = node.expectMap(&d) else { return nil }
    guard let state = map["state"]?.text.flatMap(Acceptor.State.init(rawValue:)) else {
        let found = map["state"]?.text ?? "nothing"
        d.error("an acceptor leads to '\(found)'", at: (map["state"] ?? node).range, hint: "it leads to 'success', 'failure' or 'retry'")
        return nil
    }
    guard let matcher = readMatcher(map, node, &d) else { return nil }
    return Acceptor(state: state, matcher: matcher, origin: node.range)
}

private func readMatcher(_ map: NodeMap, _ node: Node, _ d: inout Diagnostics) -> Acceptor.Matcher? {
    guard let expected = map["expected"] else {
        d.error("an acceptor has no 'expected'", at: node.range.firstByte)
        return nil
    }
    func argument() -> String? {
        guard let text = map["argument"] else {
            d.error("an acceptor has no 'argument'", at: node.range.firstByte, hint: "it is a JMESPath expression over the output")
            return nil
        }
        return text.expectText(&d)
    }
    switch map["matcher"]?.text {
    case "path": return argument().map { .path($0, expected.modelValue) }
    case "pathAll": return argument().map { .pathAll($0, expected.modelValue) }
    case "pathAny": return argument().map { .pathAny($0, expected.modelValue) }
    case "error":
        if let fails = expected.bool { return .anyError(fails) }
        return expected.expectText(&d).map { .error($0) }
    case "status": return expected.expectInt(&d).map { .status($0) }
    case let other:
        d.error(
            "unknown matcher '\(other ?? "")' of an acceptor", at: (map["matcher"] ?? node).range,
            hint: "the matchers are 'path', 'pathAll', 'pathAny', 'error' and 'status'")
        return nil
    }
}

/// Puts examples to their operations, with titles from `x-example-titles` (a map by ID) of those where they have none of their own.
func readExamples(_ node: Node, into service: inout Service, _ d: inout Diagnostics) {
    guard let map = node.expectMap(&d) else { return }
    for entry in map {
        guard let place = service.operationIndex(named: entry.key) else {
            d.note("examples of '\(entry.key)', which is no operation, are passed over", at: entry.keyRange)
            continue
        }
        let titles = service.operations[place].extensions["x-example-titles"]
        for item in entry.value.expectList(&d) {
            guard var example = readExample(item, &d) else { continue }
            if let title = example.id.flatMap({ titles?[$0] }) { example.title = title.string }
            service.operations[place].examples.append(example)
        }
    }
}

private func readExample(_ node: Node, _ d: inout Diagnostics) -> Example? {
    guard let map = node.expectMap(&d) else { return nil }
    var example = Example(origin: node.range)
    for entry in map {
        switch entry.key {
        case "id": example.id = entry.value.expectText(&d)
        case "title": example.title = entry.value.expectText(&d)
        case "description": example.documentation = entry.value.expectText(&d)
        case "input": example.input = entry.value.modelValue.sortedByKey
        case "output": example.output = entry.value.modelValue.sortedByKey
        case "comments": example.comments = entry.value.modelValue
        default: entry.noteUnknown(in: "an example", &d)
        }
    }
    return example
}
