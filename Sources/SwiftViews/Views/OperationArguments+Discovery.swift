internal import ServiceModel

extension ModulePlan {
    /// How the endpoint of an operation is asked for: a call of the one operation that tells endpoints, if that was selected.
    ///
    /// `EndpointDiscovery(isRequired: true) { core in try await core.call(Operations.describeEndpoints, …).endpoints.map { … } }`
    func discovery(_ operation: Operation) -> String? {
        let isRequired: Bool
        switch operation.endpointDiscovery {
        case .required: isRequired = true
        case .optional: isRequired = false
        case .none, .source: return nil
        }
        guard let source = operations.firstIndex(where: { $0.endpointDiscovery == .source }),
            let input = operations[source].input?.target.index, let output = operations[source].output?.target.index,
            members(of: input).allSatisfy(\.isOptional), let list = members(of: output).first(where: { $0.member.name == "Endpoints" }),
            case .list(let element) = shapes[list.member.target].kind
        else { return nil }
        let parts = members(of: element.element.target.index)
        guard let address = parts.first(where: { $0.member.name == "Address" }),
            let minutes = parts.first(where: { $0.member.name == "CachePeriodInMinutes" })
        else { return nil }
        func value(_ spelling: MemberSpelling, _ empty: String) -> String {
            "$0.\(spelling.name)\(spelling.isOptional ? " ?? \(empty)" : "")"
        }
        let telling = "\(tables.operations).\(Keywords.escape(names.operations[source]))"
        let call = "try await core.call(\(telling), \(names.types[input])()).\(list.name)"
        let addresses = list.isOptional ? "(\(call) ?? [])" : call
        let map = "EndpointDiscovery.Address(\(value(address, "\"\"")), minutes: \(value(minutes, "1")))"
        return "discovery: EndpointDiscovery(isRequired: \(isRequired)) { core in \(addresses).map { \(map) } }"
    }
}
