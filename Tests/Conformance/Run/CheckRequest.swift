internal import TypedCalls

/// Calls the operation with the case's input; the request has to be the case's.
func checkRequest(_ one: ProtocolCase, _ suite: ProtocolSuite, _ module: GeneratedModule) async throws -> String? {
    let shape = one.given["input"]?["shape"]?.string ?? ""
    let input = suite.value(one.facts["params"] ?? [:], as: shape)
    let transport = ScriptedTransport(HTTPResponse())
    let core = module.core(transport, endpoint: suite.clientEndpoint)
    var failure: (any Error)?
    do {
        // The token that the suites expect wherever a client makes one up.
        let found = try await IdempotencyToken.made(by: { "00000000-0000-4000-8000-000000000000" }) {
            try await module.call(one.operation, input, core)
        }
        if found == nil { return "no operation \(one.operation)" }
    } catch {
        // The empty reply may not do for an output; what counts is the request.
        failure = error
    }
    guard let request = transport.requests.first else { return "nothing was sent: \(failure.map { "\($0)" } ?? "")" }
    let problems = differences(request, one.facts["serialized"] ?? [:], suite)
    return problems.isEmpty ? nil : problems.joined(separator: "\n")
}

private func differences(_ request: HTTPRequest, _ expected: Value, _ suite: ProtocolSuite) -> [String] {
    var problems: [String?] = []
    if let method = expected["method"]?.string { problems.append(difference("method", expected: method, found: request.method.rawValue)) }
    if let uri = expected["uri"]?.string {
        let parts = uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        problems.append(difference("path", expected: String(parts[0]), found: request.path))
        let query = parts.count > 1 ? String(parts[1]) : ""
        problems.append(difference("query", expected: sortedFields(query), found: sortedFields(request.query)))
    }
    if let host = expected["host"]?.string?.split(separator: "/").first.map(String.init) {
        problems.append(difference("host", expected: host, found: request.headers["Host"] ?? request.host))
    }
    let bytes = body(of: request)
    for header in expected["headers"]?.map ?? [:] {
        var found = request.headers.joined(header.key) ?? "(none)"
        // A charset that the suite does not speak of: the requests that boto3 signs have it.
        if header.value.string == "application/x-www-form-urlencoded", found == "application/x-www-form-urlencoded; charset=utf-8" {
            found = "application/x-www-form-urlencoded"
        }
        if header.key.lowercased() == "content-md5", let compact = try? Document(json: String(decoding: bytes, as: UTF8.self)).jsonText {
            // The sum depends on the blanks in the body: ours has to be that of what is sent, the suite's that of the same without blanks.
            problems.append(difference("header Content-MD5", expected: md5(bytes), found: found))
            found = md5(Array(compact.utf8))
        }
        problems.append(difference("header \(header.key)", expected: header.value.string ?? text(header.value), found: found))
    }
    for name in expected["requireHeaders"]?.list?.compactMap(\.string) ?? [] {
        // The length of a body is the transport's to say, which always says it.
        let isThere = request.headers.contains(name) || (name.lowercased() == "content-length" && !bytes.isEmpty)
        if !isThere { problems.append("header \(name) is missing") }
    }
    for name in expected["forbidHeaders"]?.list?.compactMap(\.string) ?? [] where request.headers.contains(name) {
        problems.append("header \(name) is there: \(request.headers[name] ?? "")")
    }
    if let body = expected["body"]?.string {
        problems.append(
            bodyDifference(expected: body, found: bytes, suite))
    }
    return problems.compactMap { $0 }
}

private func body(of request: HTTPRequest) -> [UInt8] {
    switch request.body {
    case .bytes(let bytes): bytes
    case .stream(let stream): stream.buffered ?? []
    }
}

/// Parameters in any order, blanks in one spelling.
private func sortedFields(_ query: String) -> String {
    query.split(separator: "&").map { $0.replacing("+", with: "%20") }.sorted().joined(separator: "&")
}

// MARK: - Bodies

private func bodyDifference(expected: String, found: [UInt8], _ suite: ProtocolSuite) -> String? {
    let foundText = String(decoding: found, as: UTF8.self)
    if suite.wireProtocol == "smithy-rpc-v2-cbor" {
        guard let bytes = Blob(base64: expected)?.bytes else { return "the case's body is no base64" }
        if bytes.isEmpty || found.isEmpty {
            return bytes.isEmpty == found.isEmpty ? nil : "body\n  expected: \(expected)\n  found:    \(Blob(found).base64)"
        }
        return compare(bytes, found) { try withParsedBody($0, .cbor) { try $0.document().value } }
    }
    if foundText == expected { return nil }
    guard !expected.isEmpty, !found.isEmpty else { return difference("body", expected: expected, found: foundText) }
    switch suite.wireProtocol {
    case "query", "ec2": return difference("body", expected: sortedFields(expected), found: sortedFields(foundText))
    case "rest-xml": return compare(Array(expected.utf8), found) { .string(try XMLTree(String(decoding: $0, as: UTF8.self)).text) }
    default: return compare(Array(expected.utf8), found) { try Document(json: String(decoding: $0, as: UTF8.self)).value }
    }
}

private func compare(_ expected: [UInt8], _ found: [UInt8], _ read: ([UInt8]) throws -> Value) -> String? {
    do {
        return difference("body", expected: try read(expected), found: try read(found))
    } catch {
        return
            "body cannot be compared (\(error))\n  expected: \(String(decoding: expected, as: UTF8.self))\n  found:    \(String(decoding: found, as: UTF8.self))"
    }
}
