internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// `x-rate-limit`: one limit or a list of them.
///
///     x-rate-limit:
///     - {count: 160, unit: query, per: second, note: summed over all batches}
///     - 16                                  # calls a second
func readRateLimits(_ node: Node, _ d: inout Diagnostics) -> [RateLimit] {
    (node.isList ? Array(node.elements) : [node]).compactMap { readRateLimit($0, &d) }
}

private func readRateLimit(_ node: Node, _ d: inout Diagnostics) -> RateLimit? {
    if let count = node.int { return RateLimit(count: count, unit: "call", period: "second") }
    guard let map = node.map, let count = map["count"]?.int, count > 0 else {
        d.warning("'x-rate-limit' is not understood", at: node.range, hint: "as in {count: 16, unit: call, per: second}")
        return nil
    }
    let period = map["per"]?.text ?? "second"
    return RateLimit(count: count, unit: map["unit"]?.text ?? "call", period: period, note: map["note"]?.text)
}
