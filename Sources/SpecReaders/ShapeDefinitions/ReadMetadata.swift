internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// The identity, protocols and address of a service.
func readMetadata(_ node: Node, _ d: inout Diagnostics) -> Service? {
    guard let metadata = node.expectMap(&d), let protocols = readProtocols(metadata, &d), let first = protocols.first else { return nil }
    let prefix = metadata["endpointPrefix"]?.text
    let fullName = metadata["serviceFullName"]?.text ?? metadata["serviceId"]?.text ?? prefix ?? ""
    if metadata["apiVersion"] == nil { d.error("'metadata' has no 'apiVersion'", at: node.range.firstByte) }
    let id = metadata["serviceId"]?.text ?? metadata["serviceAbbreviation"]?.text ?? prefix ?? fullName
    if id.isEmpty { d.error("'metadata' has no 'serviceId'", at: node.range.firstByte, hint: "it names the service in code, as in 'SES'") }

    var service = Service(
        identity: ServiceIdentity(id: id, fullName: fullName, apiVersion: metadata["apiVersion"]?.text ?? ""), wireProtocol: first)
    service.protocols = protocols
    service.wireProtocol = ServiceProtocol.preferred.first(where: protocols.contains) ?? first
    var auth: [AuthScheme]?
    for entry in metadata {
        let value = entry.value
        switch entry.key {
        case "protocol", "protocols", "apiVersion", "serviceFullName", "serviceId": break
        case "endpointPrefix": service.address.endpointPrefix = value.expectText(&d)
        case "serviceAbbreviation": service.identity.abbreviation = value.expectText(&d)
        case "uid": service.identity.uid = value.expectText(&d)
        case "ripServiceName": service.identity.retiredName = value.expectText(&d)
        case "signingName": service.address.signingName = value.expectText(&d)
        case "globalEndpoint": service.address.globalEndpoint = value.expectText(&d)
        case "signatureVersion": service.signatureVersion = value.expectText(&d)
        case "auth": auth = readAuth(value, &d)
        case "jsonVersion": service.jsonVersion = value.expectText(&d)
        case "targetPrefix": service.targetPrefix = value.expectText(&d)
        case "xmlNamespace": service.xmlNamespace = readNamespace(value, &d)
        case "awsQueryCompatible": service.isAWSQueryCompatible = value.bool ?? true
        case "protocolSettings": service.http2 = readHTTP2(value, &d)
        case "checksumFormat": service.checksumFormat = value.expectText(&d)
        default: entry.keep(in: &service.extensions, of: "metadata", &d)
        }
    }
    service.auth = auth ?? authOfSignature(service.signatureVersion)
    return service
}

/// `protocols`, or the one `protocol`; those without a meaning are passed over as long as one has it.
private func readProtocols(_ metadata: NodeMap, _ d: inout Diagnostics) -> [ServiceProtocol]? {
    guard let node = metadata["protocols"] ?? metadata["protocol"] else {
        d.error("'metadata' has no 'protocol'", at: metadata.first?.keyRange, hint: "it is one of \(knownProtocols)")
        return nil
    }
    let names = node.isList ? Array(node.elements) : [node]
    var found: [ServiceProtocol] = []
    var unknown: [Node] = []
    for name in names + [metadata["protocol"]].compactMap({ $0 }) {
        if let known = name.text.flatMap(ServiceProtocol.init(rawValue:)), known != .http {
            if !found.contains(known) { found.append(known) }
        } else if !unknown.contains(where: { $0.text == name.text }) {
            unknown.append(name)
        }
    }
    for name in unknown {
        let message = "unknown protocol '\(name.text ?? name.kindName)'"
        if found.isEmpty {
            let near = name.text.flatMap { nearest(to: $0, among: ServiceProtocol.allCases.map(\.rawValue)) }
            d.error(message, at: name.range, hint: near.map { "did you mean '\($0)'?" } ?? "the protocols are \(knownProtocols)")
        } else {
            d.note("\(message) is passed over: the service speaks another", at: name.range)
        }
    }
    return found.isEmpty ? nil : found
}

private let knownProtocols = ServiceProtocol.preferred.filter { $0 != .http }.map { "'\($0.rawValue)'" }.joined(separator: ", ")

/// The way of signing that an old `signatureVersion` names.
private func authOfSignature(_ version: String?) -> [AuthScheme] {
    switch version {
    case "v4", "s3", "s3v4", "v4-unsigned-body": [.sigv4]
    case "v4a", "s3v4a": [.sigv4a]
    case "v2": [.v2]
    case "bearer": [.bearer]
    case "none", nil: [.none]
    case let other?: [.other(other)]
    }
}

/// Schemes by their names in Smithy's namespaces.
func readAuth(_ node: Node, _ d: inout Diagnostics) -> [AuthScheme] {
    node.expectTexts(&d).map { name in
        switch name {
        case "aws.auth#sigv4": .sigv4
        case "aws.auth#sigv4a": .sigv4a
        case "smithy.api#httpBearerAuth": .bearer
        case "smithy.api#httpBasicAuth": .basic
        case "smithy.api#noAuth": .none
        default: .other(name)
        }
    }
}

/// A namespace as `{"uri": …, "prefix": …}` or as its address alone.
func readNamespace(_ node: Node, _ d: inout Diagnostics) -> XMLNamespace? {
    if let uri = node.string { return XMLNamespace(uri: uri) }
    guard let map = node.expectMap(&d) else { return nil }
    var namespace = XMLNamespace(uri: "")
    for entry in map {
        switch entry.key {
        case "uri": namespace.uri = entry.value.expectText(&d) ?? ""
        case "prefix": namespace.prefix = entry.value.expectText(&d)
        default: entry.noteUnknown(in: "an XML namespace", &d)
        }
    }
    return namespace
}

private func readHTTP2(_ node: Node, _ d: inout Diagnostics) -> String? {
    guard let map = node.expectMap(&d) else { return nil }
    for entry in map where entry.key != "h2" { entry.noteUnknown(in: "protocol settings", &d) }
    return map["h2"]?.expectText(&d)
}
