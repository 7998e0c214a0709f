internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

func readHostPrefix(_ node: Node, _ d: inout Diagnostics) -> String? {
    guard let map = node.expectMap(&d) else { return nil }
    for entry in map where entry.key != "hostPrefix" { entry.noteUnknown(in: "an endpoint", &d) }
    return map["hostPrefix"]?.expectText(&d)
}

func readDiscovery(_ node: Node, _ d: inout Diagnostics) -> EndpointDiscovery {
    guard let map = node.expectMap(&d) else { return .optional }
    for entry in map where entry.key != "required" { entry.noteUnknown(in: "endpoint discovery", &d) }
    return map["required"]?.bool == true ? .required : .optional
}

/// The retired way of saying how an operation is signed.
func readAuthType(_ node: Node, into operation: inout Operation, _ d: inout Diagnostics) {
    switch node.text {
    case "none": operation.auth = operation.auth ?? [.none]
    case "v4-unsigned-body": operation.hasUnsignedPayload = true
    case "v4", "s3v4": operation.auth = operation.auth ?? [.sigv4]
    case "bearer": operation.auth = operation.auth ?? [.bearer]
    default: d.note("unknown 'authtype' '\(node.text ?? node.kindName)' is passed over", at: node.range)
    }
}

func readChecksum(_ node: Node, into operation: inout Operation, _ d: inout Diagnostics) {
    guard let map = node.expectMap(&d) else { return }
    var facts = operation.checksum ?? Checksum()
    for entry in map {
        switch entry.key {
        case "requestAlgorithmMember": facts.requestAlgorithmMember = entry.value.expectText(&d)
        case "requestChecksumRequired": facts.isRequired = facts.isRequired || entry.value.expectBool(&d)
        case "requestValidationModeMember": facts.requestValidationModeMember = entry.value.expectText(&d)
        case "responseAlgorithms": facts.responseAlgorithms = entry.value.expectTexts(&d)
        default: entry.noteUnknown(in: "a checksum", &d)
        }
    }
    operation.checksum = facts
}

func readCompression(_ node: Node, _ d: inout Diagnostics) -> [String] {
    guard let map = node.expectMap(&d) else { return [] }
    for entry in map where entry.key != "encodings" { entry.noteUnknown(in: "request compression", &d) }
    return map["encodings"]?.expectTexts(&d) ?? []
}

func readStaticParameters(_ node: Node, _ d: inout Diagnostics) -> [StaticContextParameter] {
    guard let map = node.expectMap(&d) else { return [] }
    return map.byKey.compactMap { entry in
        guard let value = entry.value["value"] else {
            d.error("the parameter '\(entry.key)' has no 'value'", at: entry.keyRange)
            return nil
        }
        return StaticContextParameter(name: entry.key, value: value.modelValue)
    }
}

func readOperationParameters(_ node: Node, _ d: inout Diagnostics) -> [OperationContextParameter] {
    guard let map = node.expectMap(&d) else { return [] }
    return map.byKey.compactMap { entry in
        guard let path = entry.value["path"] else {
            d.error("the parameter '\(entry.key)' has no 'path'", at: entry.keyRange, hint: "it is a JMESPath expression over the input")
            return nil
        }
        return path.expectText(&d).map { OperationContextParameter(name: entry.key, path: $0, origin: path.range) }
    }
}
