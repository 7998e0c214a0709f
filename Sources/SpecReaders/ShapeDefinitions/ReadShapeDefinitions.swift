internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// Reads the JSON shape definitions of a service and what stands beside them.
func readShapeDefinitions(_ document: Node, _ siblings: SpecSiblings, _ d: inout Diagnostics) -> Service? {
    var document = document
    if let extras = siblings.serviceExtras?["merge"] { document = merge(extras, into: document, &d) }
    guard let definitions = document.map, let metadata = definitions["metadata"], metadata.map != nil else {
        let place = document["metadata"] ?? document
        d.error("the shape definitions have no 'metadata'", at: place.range.firstByte, hint: "it is a map with 'protocol' and 'apiVersion'")
        return nil
    }
    guard var service = readMetadata(metadata, &d) else { return nil }
    service.origin = metadata.range
    var table = ShapeTable(definitions["shapes"], &d)
    var deprecation = (isDeprecated: false, facts: Deprecation())
    for entry in definitions {
        switch entry.key {
        case "metadata", "shapes", "version", "examples": break
        case "operations": service.operations = readOperations(entry.value, &table, &d)
        case "documentation": service.documentation = entry.value.expectText(&d)
        case "deprecated": deprecation.isDeprecated = entry.value.expectBool(&d)
        case "deprecatedMessage": deprecation.facts.message = entry.value.expectText(&d)
        case "deprecatedSince": deprecation.facts.since = entry.value.expectText(&d)
        case "clientContextParams": service.clientParameters = readClientParameters(entry.value, &d)
        default: entry.keep(in: &service.extensions, of: "shape definitions", &d)
        }
    }
    if deprecation.isDeprecated { service.deprecation = deprecation.facts }
    table.readMembers(&d)
    service.shapes = table.shapes
    if table.hasInlineShapes { service = service.sortedByName() }
    readSiblings(siblings, into: &service, &d)
    if let examples = definitions["examples"] { readExamples(examples, into: &service, &d) }
    return service
}

private func readSiblings(_ siblings: SpecSiblings, into service: inout Service, _ d: inout Diagnostics) {
    if let node = siblings.paginators { service.paginators = readPaginators(node, extras: siblings.paginatorExtras, &d) }
    if let node = siblings.waiters { service.waiters = readWaiters(node, &d) }
    if let node = siblings.endpointRules { service.endpointRules = readEndpointRules(node, &d) }
    if let node = siblings.examples?["examples"] { readExamples(node, into: &service, &d) }
}

private func readClientParameters(_ node: Node, _ d: inout Diagnostics) -> [ClientParameter] {
    guard let map = node.expectMap(&d) else { return [] }
    return map.byKey.compactMap { entry in
        guard let kind = readParameterKind(entry.value["type"], of: entry, &d) else { return nil }
        return ClientParameter(name: entry.key, kind: kind, documentation: entry.value["documentation"]?.text)
    }
}
