internal import ServiceModel

extension Service {
    /// The same service with an input and an output for every operation: empty ones where the description has none, so that members
    /// can join later without changing a call.
    func withWholeOperations() -> Service {
        guard operations.contains(where: { $0.input == nil || ($0.output == nil && !$0.returnsRawReply) }) else { return self }
        let endings = inputAndOutputEndings
        var taken = Set(shapes.map(\.name))
        var result = self
        for place in operations.indices {
            let operation = operations[place]
            if operation.input == nil {
                let id = result.addEmptyStructure(operation.name + endings.input, &taken, origin: operation)
                result.operations[place].input = OperationShape(target: id, origin: operation.origin)
            }
            if operation.output == nil, !operation.returnsRawReply {
                let id = result.addEmptyStructure(operation.name + endings.output, &taken, origin: operation)
                result.operations[place].output = OperationShape(target: id, origin: operation.origin)
                // The query protocols wrap a result around nothing, too.
                result.operations[place].hasNoOutput = wireProtocol != .query && wireProtocol != .ec2
            }
        }
        return result
    }

    /// How this service calls its inputs and outputs, as most of them are called.
    private var inputAndOutputEndings: (input: String, output: String) {
        var counts = (request: 0, input: 0)
        for operation in operations {
            guard let name = operation.input.map({ shapes[$0.target].name }) else { continue }
            if name.hasSuffix("Input") { counts.input += 1 }
            if name.hasSuffix("Request") { counts.request += 1 }
        }
        return counts.input > counts.request ? ("Input", "Output") : ("Request", "Response")
    }

    private mutating func addEmptyStructure(_ wanted: String, _ taken: inout Set<String>, origin: Operation) -> ShapeID {
        var name = wanted
        while !taken.insert(name).inserted { name += "_" }
        shapes.append(Shape(name: name, kind: .structure(Structure()), origin: origin.origin))
        return ShapeID(shapes.count - 1)
    }
}
