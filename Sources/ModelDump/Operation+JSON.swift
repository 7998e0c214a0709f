internal import ServiceModel

extension Operation {
    func write(_ json: inout ModelJSON, in service: Service) {
        json.field(name) { json in
            json.field("versionedName", versionedName)
            json.field("method", http.method)
            json.field("path", http.path)
            json.field("query", items: http.query) { $1.write(&$0) }
            json.field("status", number: http.status)
            json.field("formConstants", items: formConstants) { $1.write(&$0) }
            input?.write(&json, as: "input", in: service)
            output?.write(&json, as: "output", in: service)
            json.field("errors", items: errors) { json, error in
                json.object {
                    $0.field("shape", service.shapes[error.target].name)
                    $0.field("status", number: error.status)
                    $0.field("default", flag: error.isDefault)
                    $0.field("documentation", error.documentation)
                }
            }
            json.field("returnsRawReply", flag: returnsRawReply)
            json.field("summary", summary)
            json.field("documentation", documentation)
            json.writeDeprecation(deprecation)
            json.field("tags", strings: tags)
            json.field("rateLimits", items: rateLimits) { json, limit in
                json.object {
                    $0.field("count", number: limit.count)
                    $0.field("unit", limit.unit)
                    $0.field("per", limit.period)
                    $0.field("note", limit.note)
                }
            }
            writeTraits(&json)
            json.field("examples", items: examples) { $1.write(&$0) }
            json.writeExtensions(extensions)
        }
    }

    private func writeTraits(_ json: inout ModelJSON) {
        if let auth { json.field("auth", items: auth) { $0.quoted($1.text) } }
        json.field("unsignedPayload", flag: hasUnsignedPayload)
        json.field("hostPrefix", hostPrefix)
        if endpointDiscovery != .none { json.field("endpointDiscovery", "\(endpointDiscovery)") }
        if let checksum {
            json.field("checksum") {
                $0.field("required", flag: checksum.isRequired)
                $0.field("requestAlgorithmMember", checksum.requestAlgorithmMember)
                $0.field("requestValidationModeMember", checksum.requestValidationModeMember)
                $0.field("responseAlgorithms", strings: checksum.responseAlgorithms)
            }
        }
        json.field("idempotent", flag: isIdempotent)
        json.field("readonly", flag: isReadOnly)
        json.field("requestCompression", strings: requestCompression)
        json.field("staticContextParameters", items: staticContextParameters) { json, parameter in
            json.object {
                $0.field("name", parameter.name)
                $0.field("value", value: parameter.value)
            }
        }
        json.field("operationContextParameters", items: operationContextParameters) { json, parameter in
            json.object {
                $0.field("name", parameter.name)
                $0.field("path", parameter.path)
            }
        }
        json.field("consumes", strings: consumes)
        json.field("produces", strings: produces)
    }
}

extension OperationShape {
    fileprivate func write(_ json: inout ModelJSON, as name: String, in service: Service) {
        json.field(name) { json in
            json.field("shape", service.shapes[target].name)
            json.field("locationName", locationName)
            json.writeNamespace(xmlNamespace)
            json.field("resultWrapper", resultWrapper)
            json.field("wrapper", flag: isWrapper)
            json.field("documentation", documentation)
        }
    }
}

extension Constant {
    fileprivate func write(_ json: inout ModelJSON) {
        json.object {
            $0.field("name", name)
            $0.field("value", value)
        }
    }
}

extension Example {
    fileprivate func write(_ json: inout ModelJSON) {
        json.object {
            $0.field("id", id)
            $0.field("title", title)
            $0.field("documentation", documentation)
            $0.field("input", value: input)
            $0.field("output", value: output)
            $0.field("comments", value: comments)
        }
    }
}
