extension RequestBuilder {
    /// The whole request, or the first error.
    public func finish() throws -> HTTPRequest {
        if let failure { throw failure }
        var (path, patternQuery) = try expandedPath()
        // A pattern without any path is the address as it is.
        if !endpoint.basePath.isEmpty { path = pattern.isEmpty || pattern.hasPrefix("?") ? endpoint.basePath : endpoint.path(of: path) }
        var request = HTTPRequest(method: method, scheme: endpoint.scheme, host: host, port: endpoint.port, path: path)
        request.query = [endpoint.query, patternQuery, String(decoding: query, as: UTF8.self)].filter { !$0.isEmpty }.joined(separator: "&")

        var fields = HTTPHeaders()
        fields.fields.reserveCapacity(headers.fields.count + endpoint.headers.fields.count + 10)
        fields.add("Host", request.hostHeader)
        addProtocolHeaders(&fields)
        for (name, value) in service.demandedHeaders where !headers.contains(name) { fields.add(name, value) }
        if let body = takeBody() {
            request.body = whole(body)
            request.framing = framing
            if let contentType = givenType ?? contentType, !headers.contains("Content-Type") { fields.add("Content-Type", contentType) }
        }
        for field in endpoint.headers.fields where !headers.contains(field.name) { fields.add(field.name, field.value) }
        // The length of a stream is its own, and told by who sends it: as a header or by framing it in chunks.
        if case .stream = request.body { headers.remove("Content-Length") }
        fields.fields.append(contentsOf: headers.fields)
        request.headers = fields
        return request
    }

    // MARK: -

    /// A stream held to its length, or to the one that a member of the input tells.
    private func whole(_ body: HTTPBody) -> HTTPBody {
        guard case .stream(let stream) = body else { return body }
        guard let length = stream.length ?? headers["Content-Length"].flatMap({ Int($0) }) else { return body }
        return .stream(stream.held(to: length))
    }

    private func takeBody() -> HTTPBody? {
        if let multipart {
            contentType = "multipart/form-data; boundary=\(multipart.boundary)"
            return .bytes(multipart.finished)
        }
        if let form {
            contentType = "application/x-www-form-urlencoded"
            return .bytes(form)
        }
        return content
    }

    private func addProtocolHeaders(_ fields: inout HTTPHeaders) {
        switch service.wireProtocol {
        case .awsJSON10, .awsJSON11:
            fields.add("X-Amz-Target", service.targetPrefix.map { "\($0).\(operation)" } ?? operation)
            if service.isQueryCompatible { fields.add("x-amzn-query-mode", "true") }
        case .rpcv2CBOR:
            fields.add("smithy-protocol", "rpc-v2-cbor")
            if !headers.contains("Accept") { fields.add("Accept", "application/cbor") }
            if service.isQueryCompatible { fields.add("x-amzn-query-mode", "true") }
        case .awsQuery, .ec2Query, .restJSON, .restXML, .http: break
        }
    }

    /// The pattern's path with its labels filled in, and what it has behind a question mark.
    private func expandedPath() throws -> (path: String, query: String) {
        if pattern == "/" && service.wireProtocol != .rpcv2CBOR { return (pattern, "") }
        var pattern = pattern[...]
        if service.wireProtocol == .rpcv2CBOR, pattern == "/" || pattern.isEmpty {
            return ("/service/\(service.targetPrefix ?? service.serviceID)/operation/\(operation)", "")
        }
        var query = ""
        if let mark = pattern.firstIndex(of: "?") {
            query = String(pattern[pattern.index(after: mark)...])
            pattern = pattern[..<mark]
        }
        guard pattern.contains("{") else { return (pattern.isEmpty ? "/" : String(pattern), query) }
        var path: [UInt8] = []
        while let open = pattern.firstIndex(of: "{") {
            path += pattern[..<open].utf8
            guard let close = pattern[open...].firstIndex(of: "}") else {
                throw ClientError(
                    .badInput, "The path '\(self.pattern)' has '{' without '}'. Correct it in the specification.", operation: operation)
            }
            var name = pattern[pattern.index(after: open)..<close]
            let isGreedy = name.hasSuffix("+")
            if isGreedy { name = name.dropLast() }
            guard let value = labels.first(where: { $0.name == name })?.value else {
                throw ClientError(
                    .badInput, "'\(name)' is part of the request's path and may not be empty. Give it a value.", operation: operation)
            }
            PercentEncoding.append(value, to: &path, keepingSlashes: isGreedy)
            pattern = pattern[pattern.index(after: close)...]
        }
        path += pattern.utf8
        return (String(decoding: path, as: UTF8.self), query)
    }
}
