internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// Reads a Swagger 2.0 document, with the documents that its references lead to.
func readSwagger(_ document: Node, load: @escaping (String) -> SourceFile?, _ d: inout Diagnostics) -> Service? {
    guard let map = document.expectMap(&d) else { return nil }
    guard let wire = readWireProtocol(map, &d) else { return nil }
    let info = map["info"]
    var service = Service(identity: readIdentity(info, document, &d), wireProtocol: wire)
    service.documentation = info?["description"]?.text
    service.origin = (info ?? document).range.firstByte
    var reader = SwaggerReader(document, wire, load: load, &d)
    for entry in map {
        switch entry.key {
        case "swagger", "parameters", "responses", "consumes", "produces", "security", "securityDefinitions": break
        case "info": readInfo(entry.value, into: &service, &d)
        case "host": service.address.host = readHost(entry.value, &d)
        case "basePath": service.address.basePath = readBasePath(entry.value, &d)
        case "schemes": service.address.schemes = readSchemes(entry.value, &d)
        case "tags": service.topics = readTopics(entry.value, into: &service, &d)
        case "externalDocs": service.documentation = reader.withLink(entry.value, service.documentation, &d)
        case "definitions": reader.addDefinitions(entry.value, &d)
        case "paths": service.operations = reader.readPaths(entry.value, &d)
        case "x-shapesmith-service": readServiceFacts(entry.value, into: &service, &d)
        case "x-shapesmith-protocol": break
        default: entry.keep(in: &service.extensions, of: "a Swagger document", &d)
        }
    }
    if map["paths"] == nil { d.error("the document has no 'paths'", at: document.range.firstByte, hint: "each is a map of methods") }
    service.auth = reader.security.defaultSchemes
    service.extensions += reader.security.extensions + reader.extensionsElsewhere
    service.shapes = reader.finishedShapes(&d)
    var known = Set(service.topics.map(\.name))
    for tag in service.operations.flatMap(\.tags) where known.insert(tag).inserted { service.topics.append(Topic(name: tag)) }
    if let version = reader.queryVersion { service.identity.apiVersion = version }
    keepOtherExtensions(of: document, in: &service)
    return service.sortedByName()
}

/// `x-shapesmith-protocol`, or plain HTTP; a document that knows nothing but XML is served as XML.
private func readWireProtocol(_ map: NodeMap, _ d: inout Diagnostics) -> ServiceProtocol? {
    guard let node = map["x-shapesmith-protocol"] else {
        var media = MediaTypes()
        media.collect(map)
        return media.isXMLOnly ? .restXML : .http
    }
    guard let text = node.expectText(&d) else { return nil }
    if let known = ServiceProtocol(rawValue: text) { return known }
    let names = ServiceProtocol.allCases.map(\.rawValue)
    d.error(
        "unknown protocol '\(text)'", at: node.range,
        hint: nearest(to: text, among: names).map { "did you mean '\($0)'?" } ?? "the protocols are \(names.joined(separator: ", "))")
    return nil
}

private func readIdentity(_ info: Node?, _ document: Node, _ d: inout Diagnostics) -> ServiceIdentity {
    guard let info, info.map != nil else {
        d.error("the document has no 'info'", at: (info ?? document).range.firstByte, hint: "it is a map with 'title' and 'version'")
        return ServiceIdentity(id: "", fullName: "", apiVersion: "")
    }
    for key in ["title", "version"] where info[key] == nil { d.error("'info' has no '\(key)'", at: info.range.firstByte) }
    let title = info["title"]?.expectText(&d) ?? ""
    return ServiceIdentity(id: title, fullName: title, apiVersion: info["version"]?.expectText(&d) ?? "")
}

private func readInfo(_ node: Node, into service: inout Service, _ d: inout Diagnostics) {
    for entry in node.map.map(Array.init) ?? [] {
        switch entry.key {
        case "title", "version", "description", "termsOfService": break
        case "contact", "license": keepExtensions(of: entry.value, at: "info/\(entry.key)", in: &service.extensions)
        default: entry.keep(in: &service.extensions, of: "'info'", at: "info", &d)
        }
    }
}

/// A name or address, with a port if it has one; `{region}` stands for the client's region.
private func readHost(_ node: Node, _ d: inout Diagnostics) -> String? {
    guard let text = node.expectText(&d) else { return nil }
    if text.isEmpty { return nil }
    let host = text.replacing("{region}", with: "region")
    if host.contains("{") {
        d.error("the host '\(text)' has a place for something else than '{region}'", at: node.range, hint: "no other is filled in")
    } else if host.contains("://") || host.contains("/") {
        d.error("the host '\(text)' has a scheme or a path", at: node.range, hint: "these stand under 'schemes' and 'basePath'")
    } else if !host.utf8.allSatisfy({ isOfHost($0) }) {
        d.error("'\(text)' is no host", at: node.range, hint: "write a name such as api.example.com, with a port if it has one")
    }
    return text
}

private func isOfHost(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_", ":", "[", "]": true
    default: false
    }
}

private func readBasePath(_ node: Node, _ d: inout Diagnostics) -> String {
    guard let text = node.expectText(&d) else { return "" }
    if !text.hasPrefix("/") { d.error("the base path '\(text)' does not begin with '/'", at: node.range) }
    if text.contains("{") {
        d.error("the base path '\(text)' has a place to be filled in", at: node.range, hint: "only paths under 'paths' have parameters")
    } else if text.contains("?") || text.contains("#") {
        d.error("the base path '\(text)' has a query or fragment", at: node.range)
    }
    return percentEncodedPath(text.hasSuffix("/") ? String(text.dropLast()) : text)
}

private func readSchemes(_ node: Node, _ d: inout Diagnostics) -> [String] {
    var schemes: [String] = []
    for item in node.expectList(&d) {
        guard let scheme = item.expectText(&d) else { continue }
        if ["https", "http"].contains(scheme) {
            schemes.append(scheme)
        } else {
            d.note("the scheme '\(scheme)' is passed over: clients speak 'https' and 'http'", at: item.range)
        }
    }
    return schemes
}

private func readTopics(_ node: Node, into service: inout Service, _ d: inout Diagnostics) -> [Topic] {
    var topics: [Topic] = []
    for item in node.expectList(&d) {
        guard let name = item["name"]?.expectText(&d) else {
            d.error("a tag has no 'name'", at: item.range.firstByte)
            continue
        }
        topics.append(Topic(name: name, documentation: item["description"]?.text))
        keepExtensions(of: item, at: "tags/\(name)", in: &service.extensions)
    }
    return topics
}

private let serviceFactNames = [
    "id", "abbreviation", "api-version", "signing-name", "endpoint-prefix", "xml-namespace", "target-prefix", "json-version",
]

/// `x-shapesmith-service`: what a Swagger document has no key for.
///
///     x-shapesmith-service: {id: SES, signing-name: ses, endpoint-prefix: email, xml-namespace: "http://…", api-version: "2010-12-01"}
private func readServiceFacts(_ node: Node, into service: inout Service, _ d: inout Diagnostics) {
    guard let map = node.expectMap(&d) else { return }
    for entry in map {
        let value = entry.value
        switch entry.key {
        case "id": service.identity.id = value.expectText(&d) ?? service.identity.id
        case "abbreviation": service.identity.abbreviation = value.expectText(&d)
        case "api-version": service.identity.apiVersion = value.expectText(&d) ?? ""
        case "signing-name": service.address.signingName = value.expectText(&d)
        case "endpoint-prefix": service.address.endpointPrefix = value.expectText(&d)
        case "xml-namespace": service.xmlNamespace = value.expectText(&d).map { XMLNamespace(uri: $0) }
        case "target-prefix": service.targetPrefix = value.expectText(&d)
        case "json-version": service.jsonVersion = value.expectText(&d)
        default:
            let hint = didYouMean(entry.key, among: serviceFactNames)
            d.warning("'\(entry.key)' means nothing in 'x-shapesmith-service'", at: entry.keyRange, hint: hint)
        }
    }
}
