public import ServiceModel

extension Shape {
    func write(_ json: inout ModelJSON, in service: Service) {
        json.field(name) { json in
            json.field("type", typeName)
            kind.write(&json, in: service)
            constraints.write(&json)
            json.field("documentation", documentation)
            json.writeDeprecation(deprecation)
            json.field("sensitive", flag: isSensitive)
            json.field("streaming", flag: isStreaming)
            json.field("requiresLength", flag: requiresLength)
            json.field("box", flag: isNullable)
            json.field("default", value: defaultValue)
            json.field("locationName", locationName)
            json.writeNamespace(xmlNamespace)
            json.field("inline", flag: isInline)
            json.writeExtensions(extensions)
        }
    }
}

extension ShapeKind {
    fileprivate func write(_ json: inout ModelJSON, in service: Service) {
        switch self {
        case .structure(let structure), .union(let structure):
            structure.write(&json, in: service)
        case .list(let list):
            json.field("flattened", flag: list.isFlattened)
            json.field("sparse", flag: list.isSparse)
            list.element.write(&json, in: service)
        case .map(let map):
            json.field("flattened", flag: map.isFlattened)
            json.field("sparse", flag: map.isSparse)
            map.key.write(&json, in: service)
            map.value.write(&json, in: service)
        case .enumeration(let values):
            json.field("values", items: values) { json, value in
                guard value.name != nil || value.documentation != nil || value.deprecation != nil else { return json.quoted(value.value) }
                json.object {
                    $0.field("value", value.value)
                    $0.field("name", value.name)
                    $0.field("documentation", value.documentation)
                    $0.writeDeprecation(value.deprecation)
                }
            }
        case .timestamp(let format):
            json.field("timestampFormat", format?.rawValue)
        default:
            break
        }
    }
}

extension Structure {
    fileprivate func write(_ json: inout ModelJSON, in service: Service) {
        if let error {
            json.field("error") {
                $0.field("code", error.code)
                $0.field("status", number: error.status)
                $0.field("senderFault", flag: error.isSenderFault)
                $0.field("fault", flag: error.isServerFault)
                $0.field("retryable", flag: error.isRetryable)
                $0.field("throttling", flag: error.isThrottling)
                $0.field("synthetic", flag: error.isSynthetic)
            }
        }
        json.field("eventStream", flag: isEventStream)
        json.field("event", flag: isEvent)
        json.field("wrapper", flag: isWrapper)
        json.field("xmlOrder", strings: xmlOrder)
        json.field("discriminator", discriminator)
        json.field("members") { json in for member in members { member.write(&json, in: service) } }
    }
}

extension Member {
    fileprivate func write(_ json: inout ModelJSON, in service: Service) {
        json.field(name) { json in
            json.field("shape", service.shapes[target].name)
            json.field("required", flag: isRequired)
            json.field("locationName", locationName)
            json.field("queryName", queryName)
            if location != .body { json.field("location", location.text) }
            json.field("collectionFormat", collectionFormat?.rawValue)
            json.field("documentation", documentation)
            json.writeDeprecation(deprecation)
            writeTraits(&json)
            json.writeExtensions(extensions)
        }
    }

    private func writeTraits(_ json: inout ModelJSON) {
        json.field("sensitive", flag: isSensitive)
        json.field("streaming", flag: isStreaming)
        json.field("requiresLength", flag: requiresLength)
        json.field("idempotencyToken", flag: isIdempotencyToken)
        json.field("hostLabel", flag: isHostLabel)
        json.field("jsonvalue", flag: isJSONValue)
        json.field("box", flag: isNullable)
        json.field("sendsNull", flag: sendsNull)
        json.field("readOnly", flag: isReadOnly)
        json.field("others", flag: holdsOthers)
        json.field("typeName", typeName)
        json.field("timestampFormat", timestampFormat?.rawValue)
        json.field("contextParameter", contextParameter)
        json.field("default", value: defaultValue)
        json.field("flattened", flag: isFlattened)
        json.field("xmlAttribute", flag: isXMLAttribute)
        json.writeNamespace(xmlNamespace)
        json.field("boxed", flag: isBoxed)
    }
}

extension Location {
    /// The place in a word or two.
    public var text: String {
        switch self {
        case .body: "body"
        case .header(let name): "header \(name)"
        case .headers(let prefix): "headers \(prefix)"
        case .query(let name): "query \(name)"
        case .queryMap: "query map"
        case .label(let name): "label \(name)"
        case .form(let name): "form \(name)"
        case .payload: "payload"
        case .status: "status"
        case .eventHeader: "event header"
        case .eventPayload: "event payload"
        }
    }
}

extension Constraints {
    fileprivate func write(_ json: inout ModelJSON) {
        json.field("min", value: min.map(ModelValue.number))
        json.field("max", value: max.map(ModelValue.number))
        json.field("exclusiveMin", flag: excludesMin)
        json.field("exclusiveMax", flag: excludesMax)
        json.field("multipleOf", value: multipleOf.map(ModelValue.number))
        json.field("pattern", pattern)
        json.field("format", format)
        json.field("uniqueItems", flag: hasUniqueItems)
        json.field("values", strings: values)
    }
}
