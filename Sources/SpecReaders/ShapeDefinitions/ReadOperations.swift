internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// The operations of a service, sorted by name.
func readOperations(_ node: Node, _ table: inout ShapeTable, _ d: inout Diagnostics) -> [Operation] {
    guard let map = node.expectMap(&d) else { return [] }
    var operations: [Operation] = []
    operations.reserveCapacity(map.count)
    for entry in map {
        guard let operation = readOperation(entry, &table, &d) else { continue }
        operations.append(operation)
    }
    operations.sort { $0.name < $1.name }
    return operations
}

private func readOperation(_ entry: NodeMap.Entry, _ table: inout ShapeTable, _ d: inout Diagnostics) -> Operation? {
    guard let map = entry.value.expectMap(&d) else { return nil }
    var operation = Operation(name: entry.key, http: HTTPBinding(method: "POST", path: "/"), origin: entry.keyRange)
    var deprecation = (isDeprecated: false, facts: Deprecation())
    for entry in map {
        let value = entry.value
        switch entry.key {
        case "name":
            let name = value.expectText(&d)
            operation.versionedName = name == operation.name ? nil : name
        case "http": operation.http = readHTTP(value, &d)
        case "documentation": operation.documentation = value.expectText(&d)
        case "input": operation.input = readOperationShape(value, &table, &d)
        case "output": operation.output = readOperationShape(value, &table, &d)
        case "errors": operation.errors = value.expectList(&d).compactMap { readOperationError($0, &table, &d) }
        case "idempotent": operation.isIdempotent = value.expectBool(&d)
        case "readonly": operation.isReadOnly = value.expectBool(&d)
        case "endpoint": operation.hostPrefix = readHostPrefix(value, &d)
        case "deprecated": deprecation.isDeprecated = value.expectBool(&d)
        case "deprecatedMessage": deprecation.facts.message = value.expectText(&d)
        case "deprecatedSince": deprecation.facts.since = value.expectText(&d)
        case "endpointdiscovery": operation.endpointDiscovery = readDiscovery(value, &d)
        case "endpointoperation": if value.expectBool(&d) { operation.endpointDiscovery = .source }
        case "auth": operation.auth = readAuth(value, &d)
        case "authtype": readAuthType(value, into: &operation, &d)
        case "unsignedPayload": operation.hasUnsignedPayload = operation.hasUnsignedPayload || value.expectBool(&d)
        case "httpChecksumRequired": operation.requireChecksum(value.expectBool(&d))
        case "httpChecksum": readChecksum(value, into: &operation, &d)
        case "requestcompression": operation.requestCompression = readCompression(value, &d)
        case "staticContextParams": operation.staticContextParameters = readStaticParameters(value, &d)
        case "operationContextParams": operation.operationContextParameters = readOperationParameters(value, &d)
        case "x-rate-limit":
            operation.rateLimits = readRateLimits(value, &d)
            entry.keep(in: &operation.extensions, of: "an operation", &d)
        default: entry.keep(in: &operation.extensions, of: "an operation", &d)
        }
    }
    if deprecation.isDeprecated { operation.deprecation = deprecation.facts }
    if map["http"] == nil {
        d.error("the operation '\(operation.name)' has no 'http'", at: operation.origin, hint: "it has 'method' and 'requestUri'")
    }
    return operation
}

private func readHTTP(_ node: Node, _ d: inout Diagnostics) -> HTTPBinding {
    var binding = HTTPBinding(method: "POST", path: "/")
    guard let map = node.expectMap(&d) else { return binding }
    for entry in map {
        switch entry.key {
        case "method": binding.method = entry.value.expectText(&d) ?? binding.method
        case "requestUri":
            guard let text = entry.value.expectText(&d) else { continue }
            (binding.path, binding.query) = splitQuery(of: text)
        case "responseCode": binding.status = entry.value.expectInt(&d)
        default: entry.noteUnknown(in: "an HTTP binding", &d)
        }
    }
    return binding
}

private func readOperationShape(_ node: Node, _ table: inout ShapeTable, _ d: inout Diagnostics) -> OperationShape? {
    guard let map = node.expectMap(&d), let target = table.target(of: node, &d) else { return nil }
    guard table[target].structure != nil else {
        let name = table[target].name
        let what = "'\(name)' is a \(table[target].typeName), but an operation takes and gives structures"
        d.error(what, at: node.range, hint: "wrap it in one")
        return nil
    }
    table.setTop(target)
    var shape = OperationShape(target: target, origin: node.range)
    shape.locationName = table[target].locationName
    shape.xmlNamespace = table[target].xmlNamespace
    for entry in map {
        switch entry.key {
        case "shape": break
        case "documentation": shape.documentation = entry.value.expectText(&d)
        case "locationName": shape.locationName = entry.value.expectText(&d)
        case "xmlNamespace": shape.xmlNamespace = readNamespace(entry.value, &d)
        case "resultWrapper": shape.resultWrapper = entry.value.expectText(&d)
        case "wrapper": shape.isWrapper = entry.value.expectBool(&d)
        default: entry.noteUnknown(in: "an input or output", &d)
        }
    }
    return shape
}

private func readOperationError(_ node: Node, _ table: inout ShapeTable, _ d: inout Diagnostics) -> OperationError? {
    guard let map = node.expectMap(&d), let target = table.target(of: node, &d) else { return nil }
    var error = OperationError(target: target, origin: node.range)
    var facts: ErrorFacts?
    var isFault = false
    for entry in map {
        switch entry.key {
        case "shape": break
        case "documentation": error.documentation = entry.value.expectText(&d)
        case "exception": break
        case "error": facts = readError(entry.value, &d)
        case "fault": isFault = entry.value.expectBool(&d)
        default: entry.noteUnknown(in: "an error of an operation", &d)
        }
    }
    guard table[target].structure != nil else {
        d.error("'\(table[target].name)' is a \(table[target].typeName), but errors are structures", at: node.range)
        return nil
    }
    table.setTop(target)
    // What the shape leaves out counts as said here first; what differs from it holds for this operation alone.
    table.setError(target) { known in
        known.code = known.code ?? facts?.code
        known.status = known.status ?? facts?.status
        known.isSenderFault = known.isSenderFault || facts?.isSenderFault == true
        known.isServerFault = known.isServerFault || isFault
    }
    if let status = facts?.status, status != table[target].error?.status { error.status = status }
    return error
}

extension Operation {
    fileprivate mutating func requireChecksum(_ isRequired: Bool) {
        var facts = checksum ?? Checksum()
        facts.isRequired = facts.isRequired || isRequired
        checksum = facts
    }
}
