internal import ServiceModel
internal import SpecDiagnostics
internal import SwiftViews

/// What differs in the things built on operations: pages that follow each other, states that are waited for.
extension ComparisonPass {
    mutating func compareBehaviour() {
        comparePaginators()
        compareWaiters()
    }

    private mutating func comparePaginators() {
        for before in old.service.paginators where new.service.operation(named: before.operation) != nil {
            guard let after = new.service.paginator(of: before.operation) else {
                add(
                    .paginator, before.operation, "has no pages any more", Effects(swift: .breaking, commandLine: .breaking), before.origin,
                    nil)
                continue
            }
            compare(before, after)
        }
        for after in new.service.paginators where old.service.paginator(of: after.operation) == nil {
            guard old.service.operation(named: after.operation) != nil else { continue }
            add(.paginator, after.operation, "has pages now", Effects(swift: .additive, commandLine: .additive), nil, after.origin)
        }
    }

    private mutating func compare(_ a: Paginator, _ b: Paginator) {
        func add(_ sentence: String, _ effects: Effects) { self.add(.paginator, a.operation, sentence, effects, a.origin, b.origin) }
        if a.resultKeys.first != b.resultKeys.first {
            let keys = (quoted(a.resultKeys.first), quoted(b.resultKeys.first))
            add("has pages of \(keys.1) instead of \(keys.0)", Effects(swift: .breaking, commandLine: .breaking))
        } else if a.resultKeys != b.resultKeys {
            let lost = a.resultKeys.filter { !b.resultKeys.contains($0) }
            let effect: Effect = lost.isEmpty ? .additive : .breaking
            add("puts together \(listed(b.resultKeys)) of its pages instead of \(listed(a.resultKeys))", Effects(commandLine: effect))
        }
        if a.limitKey != b.limitKey {
            let effect: Effect = a.limitKey == nil ? .additive : b.limitKey == nil ? .breaking : .none
            let keys = (quoted(a.limitKey), quoted(b.limitKey))
            add("bounds its pages by \(keys.1) instead of \(keys.0)", Effects(commandLine: effect))
        }
        let isOtherwise = a.inputTokens != b.inputTokens || a.outputTokens != b.outputTokens || a.moreResults != b.moreResults
        if isOtherwise || a.nonAggregateKeys != b.nonAggregateKeys { add("finds its next page otherwise", Effects()) }
    }

    private mutating func compareWaiters() {
        let gone = Effects(swift: .breaking, commandLine: .breaking)
        let here = Effects(swift: .additive, commandLine: .additive)
        for before in old.service.waiters {
            guard let after = new.service.waiters.first(where: { $0.name == before.name }) else {
                add(.waiter, before.name, "is waited for no longer", gone, before.origin, nil)
                continue
            }
            if before.operation != after.operation {
                let sentence = "asks '\(after.operation)' instead of '\(before.operation)'"
                add(.waiter, before.name, sentence, gone, before.origin, after.origin)
            }
            let isSame =
                before.acceptors.map { $0.matcher } == after.acceptors.map { $0.matcher }
                && before.acceptors.map(\.state) == after.acceptors.map(\.state)
            if !isSame { add(.waiter, before.name, "takes other answers for its end", Effects(), before.origin, after.origin) }
            if before.delay != after.delay || before.maxAttempts != after.maxAttempts {
                let sentence =
                    "asks \(after.maxAttempts) times every \(after.delay) s instead of \(before.maxAttempts) times every \(before.delay) s"
                add(.waiter, before.name, sentence, Effects(), before.origin, after.origin)
            }
        }
        for after in new.service.waiters where !old.service.waiters.contains(where: { $0.name == after.name }) {
            add(.waiter, after.name, "can be waited for", here, nil, after.origin)
        }
    }
}
