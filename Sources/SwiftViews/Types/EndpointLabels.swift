internal import ServiceModel

/// What the requests of an operation add to the endpoint's address.
struct OperationAddress: Sendable {
    var path: String
    var hostPrefix: String?
}

extension Service {
    /// By operation the path and the host prefix, without the labels that endpoint rules put into the address already.
    ///
    /// Path `/{Bucket}/{Key+}` with rules that lead to `https://{Bucket}.example.com` becomes `/{Key+}`: with both, the bucket would
    /// stand in the address twice. The same holds for `{AccountId}.` before the host.
    func addressesBehindEndpoint() -> [OperationAddress] {
        operations.map { operation in
            var address = OperationAddress(path: operation.http.path, hostPrefix: operation.hostPrefix)
            guard let rules = endpointRules, let input = operation.input.flatMap({ shapes[$0.target].structure }) else { return address }
            for member in input.members {
                guard let parameter = member.contextParameter, rules.addresses(name: parameter) else { continue }
                if case .label(let name) = member.location, let rest = address.path.behind("/{\(name)}"),
                    rest.isEmpty || rest.hasPrefix("/")
                {
                    address.path = rest
                }
                if member.isHostLabel, let rest = address.hostPrefix?.behind("{\(member.name)}.") {
                    address.hostPrefix = rest.isEmpty ? nil : rest
                }
            }
            return address
        }
    }
}

extension String {
    fileprivate func behind(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}

extension EndpointRuleSet {
    /// Whether the address of some endpoint has a parameter in it.
    fileprivate func addresses(name: String) -> Bool { rules.contains { $0.addresses(name: name) } }
}

extension EndpointRule {
    fileprivate func addresses(name: String) -> Bool {
        switch outcome {
        case .rules(let rules): return rules.contains { $0.addresses(name: name) }
        case .error: return false
        case .endpoint(let target):
            guard case .template(let parts) = target.url else { return false }
            return parts.contains { part in
                if case .value(name, _) = part { true } else { false }
            }
        }
    }
}
