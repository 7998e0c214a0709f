public import ServiceModel

extension Service {
    /// The whole model as indented JSON, for people and for comparing: references are names, what is absent is left out.
    public var json: String {
        var json = ModelJSON()
        json.object { json in
            writeIdentity(&json)
            writeAddress(&json)
            json.field("documentation", documentation)
            json.writeDeprecation(deprecation)
            json.field("topics", items: topics) { json, topic in
                json.object {
                    $0.field("name", topic.name)
                    $0.field("documentation", topic.documentation)
                }
            }
            json.field("clientParameters", items: clientParameters) { json, parameter in
                json.object {
                    $0.field("name", parameter.name)
                    $0.field("type", parameter.kind.rawValue)
                    $0.field("documentation", parameter.documentation)
                }
            }
            json.writeExtensions(extensions)
            json.field("operations") { json in for operation in operations { operation.write(&json, in: self) } }
            json.field("shapes") { json in for shape in shapes { shape.write(&json, in: self) } }
            if !paginators.isEmpty { json.field("paginators") { json in for paginator in paginators { paginator.write(&json) } } }
            if !waiters.isEmpty { json.field("waiters") { json in for waiter in waiters { waiter.write(&json) } } }
            if let endpointRules { json.field("endpointRules") { endpointRules.write(&$0) } }
        }
        json.raw("\n")
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private func writeIdentity(_ json: inout ModelJSON) {
        json.field("id", identity.id)
        json.field("fullName", identity.fullName)
        json.field("abbreviation", identity.abbreviation)
        json.field("apiVersion", identity.apiVersion)
        json.field("uid", identity.uid)
        json.field("retiredName", identity.retiredName)
        json.field("protocol", wireProtocol.rawValue)
        json.field("protocols", strings: protocols.map(\.rawValue))
        json.field("jsonVersion", jsonVersion)
        json.field("targetPrefix", targetPrefix)
        json.writeNamespace(xmlNamespace)
        json.field("awsQueryCompatible", flag: isAWSQueryCompatible)
        json.field("http2", http2)
        json.field("checksumFormat", checksumFormat)
        json.field("signatureVersion", signatureVersion)
        json.field("auth", items: auth) { $0.quoted($1.text) }
    }

    private func writeAddress(_ json: inout ModelJSON) {
        json.field("endpointPrefix", address.endpointPrefix)
        json.field("signingName", address.signingName)
        json.field("globalEndpoint", address.globalEndpoint)
        json.field("host", address.host)
        json.field("basePath", address.basePath.isEmpty ? nil : address.basePath)
        json.field("schemes", strings: address.schemes)
    }
}

extension ModelJSON {
    mutating func writeExtensions(_ extensions: [Extension]) {
        for known in extensions { field(known.name, value: known.value) }
    }

    mutating func writeDeprecation(_ deprecation: Deprecation?) {
        guard let deprecation else { return }
        field("deprecated") { json in
            json.field("message", deprecation.message)
            json.field("since", deprecation.since)
        }
    }

    mutating func writeNamespace(_ namespace: XMLNamespace?) {
        guard let namespace else { return }
        field("xmlNamespace") { json in
            json.field("uri", namespace.uri)
            json.field("prefix", namespace.prefix)
        }
    }
}
