internal import JMESPath
internal import ServiceRuntime
internal import UntypedCalls
internal import Values
internal import WireFormats

extension SchemaOperation {
    /// What an input says of the endpoint: `endpoint=EndpointId="EndpointId"` gives the parameter the member's value.
    ///
    /// The expressions are the description's, in JMESPath over the input; one that gives nothing for this input says nothing.
    func endpointParameters(of input: ValueMap) -> [(name: String, value: EndpointParameters.Value)] {
        facts("endpoint").compactMap { fact in
            guard let equals = fact.firstIndex(of: "=") else { return nil }
            let value = try? Expression(String(fact[fact.index(after: equals)...])).search(.map(input))
            return value.flatMap(EndpointParameters.Value.init).map { (String(fact[..<equals]), $0) }
        }
    }
}

extension EndpointParameters.Value {
    /// A text, a truth value or a list of texts; other kinds of values are no parameters.
    fileprivate init?(_ value: Value) {
        switch value {
        case .string(let text): self = .string(text)
        case .bool(let flag): self = .boolean(flag)
        case .list(let items): self = .strings(items.compactMap(\.string))
        default: return nil
        }
    }
}
