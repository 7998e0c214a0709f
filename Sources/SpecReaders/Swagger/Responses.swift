internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

extension SwaggerReader {
    /// The output of an operation is its first good response, and its errors are the bad ones; `default` is bad if there is a good one.
    mutating func readResponses(
        _ node: Node?, wrapper: String?, into operation: inout Operation, _ typeName: String, _ entry: NodeMap.Entry, _ d: inout Diagnostics
    ) {
        guard let node, let map = node.expectMap(&d) else {
            d.error("'\(operation.name)' has no 'responses'", at: (node?.range) ?? entry.keyRange)
            return
        }
        var good: [Response] = []
        var bad: [Response] = []
        var fallback: Response?
        for entry in map {
            let key = entry.key
            guard !key.hasPrefix("x-") else {
                operation.extensions.append(Extension(name: "responses/\(key)", value: entry.value.modelValue, origin: entry.keyRange))
                continue
            }
            guard let content = resolved(entry.value, &d), let keys = content.expectMap(&d) else { continue }
            readKeys(of: keys, at: "responses/\(key)", into: &operation, &d)
            let response = Response(status: Int(key), node: content, keyRange: entry.keyRange)
            switch response.status {
            case let status? where (200..<300).contains(status): good.append(response)
            case let status? where (400..<600).contains(status): bad.append(response)
            case nil where key == "default": fallback = response
            case let status? where (100..<400).contains(status):
                d.note("a response with the status \(status) is not returned to the caller", at: entry.keyRange)
            default:
                d.error("'\(key)' is no status of a response", at: entry.keyRange, hint: "write a number such as 200, or 'default'")
            }
        }
        if good.isEmpty, let only = fallback { good = [only] } else if let fallback { bad.append(fallback) }
        readOutput(good, wrapper, into: &operation, typeName, &d)
        for response in bad {
            guard let schema = response.node["schema"] else { continue }
            let name = "\(typeName)Error\(response.status.map(String.init) ?? "")"
            addError(schema, into: &operation, named: name, status: response.status, &d)
            guard let place = operation.errors.indices.last else { continue }
            operation.errors[place].documentation = response.node["description"]?.text
            operation.errors[place].isDefault = response.status == nil
        }
    }

    private struct Response {
        var status: Int?
        var node: Node
        var keyRange: SourceRange
    }

    private func readKeys(of map: NodeMap, at path: String, into operation: inout Operation, _ d: inout Diagnostics) {
        for entry in map where !["description", "schema", "headers", "examples"].contains(entry.key) {
            entry.keep(in: &operation.extensions, of: "a response", at: path, &d)
        }
    }

    private mutating func readOutput(
        _ good: [Response], _ wrapper: String?, into operation: inout Operation, _ typeName: String, _ d: inout Diagnostics
    ) {
        let described = good.first { $0.node["schema"] != nil } ?? good.first { $0.node["headers"] != nil }
        guard let response = described ?? good.first else {
            operation.returnsRawReply = true
            return
        }
        operation.http.status = response.status
        for other in good where other.keyRange != response.keyRange && other.node["schema"] != nil {
            d.note("only the response \(response.status.map(String.init) ?? "") of '\(operation.name)' is decoded", at: other.keyRange)
        }
        addExamples(response, into: &operation)
        let headers = response.node["headers"]?.expectMap(&d)
        // What answers HEAD has no body, whatever the document says of it.
        let schema = operation.http.method == "HEAD" ? nil : response.node["schema"]
        // A good answer may be without a body: then there is none, and not one without members.
        let mayBeEmpty = good.contains { $0.node["schema"] == nil }
        if schema == nil, headers?.isEmpty ?? true {
            operation.returnsRawReply = true
            return
        }
        let origin = response.keyRange
        if let schema, headers?.isEmpty ?? true, !(mayBeEmpty && wire == .http), isStructure(schema, &d) {
            let target = shape(for: schema, named: "\(typeName)Response", &d)
            operation.output = OperationShape(target: target, origin: origin)
            operation.output?.resultWrapper = wrapper
            return
        }
        var structure = Structure()
        if let schema {
            var body = Member(name: "body", target: shape(for: schema, named: "\(typeName)Body", &d), origin: schema.range.firstByte)
            body.location = .payload
            body.isStreaming = schema["type"]?.text == "file"
            structure.members.append(body)
        }
        for header in headers.map(Array.init) ?? [] { structure.members.append(readHeader(header, of: typeName, &d)) }
        var output = Shape(name: freeName("\(typeName)Response"), kind: .structure(structure), origin: origin)
        output.isInline = true
        operation.output = OperationShape(target: add(output), origin: origin)
    }

    private mutating func readHeader(_ header: NodeMap.Entry, of typeName: String, _ d: inout Diagnostics) -> Member {
        let name = header.key
        var member = Member(name: name, target: shape(for: header.value, named: typeName + capitalised(name), &d), origin: header.keyRange)
        readFacts(of: header.value, into: &member, &d)
        member.location = .header(name)
        fillItems(of: member.target)
        if header.value["type"]?.text == "array" {
            member.collectionFormat = readCollectionFormat(header.value, of: name, allowsMany: false, &d)
        }
        return member
    }

    private func addExamples(_ response: Response, into operation: inout Operation) {
        guard let examples = response.node["examples"]?.map else { return }
        for entry in examples {
            var example = Example(id: entry.key, origin: entry.keyRange)
            example.output = entry.value.modelValue
            operation.examples.append(example)
        }
    }

    /// Adds what an operation can answer with when it fails.
    mutating func addError(_ schema: Node, into operation: inout Operation, named name: String, status: Int?, _ d: inout Diagnostics) {
        var error: OperationError
        if isStructure(schema, &d) {
            let target = shape(for: schema, named: name, &d)
            errorShapes.insert(target)
            error = OperationError(target: target, origin: schema.range.firstByte)
        } else {
            var body = Member(name: "body", target: shape(for: schema, named: "\(name)Body", &d), origin: schema.range.firstByte)
            body.location = .payload
            var wrapped = Shape(name: freeName(name), kind: .structure(Structure(members: [body])), origin: schema.range.firstByte)
            wrapped.isInline = true
            let target = add(wrapped)
            errorShapes.insert(target)
            error = OperationError(target: target, origin: schema.range.firstByte)
        }
        error.status = status
        operation.errors.append(error)
    }

    /// Whether a schema becomes a structure, found out without making it one.
    mutating func isStructure(_ schema: Node, _ d: inout Diagnostics) -> Bool {
        var quiet = Diagnostics(limit: 1)
        guard let schema = meant(by: schema, &quiet) else { return false }
        if let type = schema["type"]?.text, type != "object" { return false }
        if families[SchemaPlace(schema)] != nil { return false }
        if schema["properties"]?.map != nil || schema["allOf"] != nil { return true }
        return schema["type"] != nil && schema["additionalProperties"]?.bool == false
    }
}

/// `x-shapesmith-error: {code: MessageRejected, status: 400}`
func readErrorFacts(_ node: Node, _ d: inout Diagnostics) -> ErrorFacts {
    var facts = ErrorFacts()
    guard let map = node.expectMap(&d) else { return facts }
    for entry in map {
        switch entry.key {
        case "code": facts.code = entry.value.expectText(&d)
        case "status": facts.status = entry.value.expectInt(&d)
        case "sender-fault": facts.isSenderFault = entry.value.expectBool(&d)
        case "throttling": facts.isThrottling = entry.value.expectBool(&d)
        case "retryable": facts.isRetryable = entry.value.expectBool(&d)
        default: d.warning("'\(entry.key)' means nothing in 'x-shapesmith-error'", at: entry.keyRange)
        }
    }
    return facts
}
