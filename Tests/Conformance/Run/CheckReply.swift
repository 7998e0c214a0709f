internal import TypedCalls

/// Answers the operation with the case's reply; the output or the error has to be the case's, member by member.
func checkReply(_ one: ProtocolCase, _ suite: ProtocolSuite, _ module: GeneratedModule) async throws -> String? {
    let reply = one.facts["response"] ?? [:]
    let status = Int(reply["status_code"]?.number?.int ?? 200)
    let headers = HTTPHeaders((reply["headers"]?.map ?? [:]).map { ($0.key, $0.value.string ?? text($0.value)) })
    let body = reply["body"]?.string ?? ""
    let isCBOR = suite.wireProtocol == "smithy-rpc-v2-cbor"
    guard let bytes = isCBOR ? Blob(base64: body)?.bytes : Array(body.utf8) else { return "the case's body is no base64" }
    let core = module.core(
        ScriptedTransport(HTTPResponse(status: status, headers: headers, body: .bytes(bytes))), endpoint: suite.clientEndpoint)
    do {
        guard let output = try await module.call(one.operation, nil, core) else { return "no operation \(one.operation)" }
        guard one.facts["errorCode"] == nil, one.facts["error"] == nil else { return "the call succeeded: \(text(output))" }
        let shape = one.given["output"]?["shape"]?.string ?? ""
        return difference("output", expected: suite.value(one.facts["result"] ?? [:], as: shape), found: output)
    } catch let error as ServiceError {
        return check(error, one, suite, module)
    }
}

private func check(_ error: ServiceError, _ one: ProtocolCase, _ suite: ProtocolSuite, _ module: GeneratedModule) -> String? {
    guard let code = one.facts["errorCode"]?.string else { return "the call failed: \(error)" }
    if let problem = difference("error code", expected: code, found: error.code.rawValue) { return problem }
    if let message = one.facts["errorMessage"]?.string, let problem = difference("error message", expected: message, found: error.message) {
        return problem
    }
    guard let expected = one.facts["error"]?.map, let shape = one.given["errors"]?.list?.first?["shape"]?.string else { return nil }
    guard let details = module.details(error) else { return expected.isEmpty ? nil : "the error has no details" }
    return difference("error", expected: suite.value(.map(expected), as: shape), found: details)
}
