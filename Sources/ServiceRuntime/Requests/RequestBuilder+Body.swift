public import WireFormats

extension RequestBuilder {
    /// Writes the input's members as the body, in the service's protocol.
    ///
    /// `root` and `namespace` are the element that an XML body stands in.
    public func body(root: String? = nil, namespace: XMLNamespace? = nil, _ write: (inout ShapeEncoder) -> Void) {
        var shape = encoder(root: root ?? operation + "Request", namespace)
        write(&shape)
        finish(&shape)
    }

    /// Sends a structure as the whole body.
    public func payload<Shape: WritableShape>(structure: Shape?, root: String = "", namespace: XMLNamespace? = nil) {
        guard let structure else { return emptyPayload() }
        var shape = encoder(root: root, namespace)
        structure.encode(into: &shape)
        finish(&shape)
    }

    /// Sends bytes as the whole body.
    public func payload(blob: Blob?, contentType: String = "application/octet-stream") {
        guard let blob else { return }
        content = .bytes(blob.bytes)
        self.contentType = contentType
    }

    /// Sends a text as the whole body.
    public func payload(string: String?, contentType: String = "text/plain") {
        guard let string else { return }
        content = .bytes(Array(string.utf8))
        self.contentType = contentType
    }

    /// Sends a stream as the whole body.
    public func payload(stream: ByteStream?, contentType: String? = "application/octet-stream") {
        guard let stream else { return }
        content = stream.buffered.map { .bytes($0) } ?? .stream(stream)
        self.contentType = contentType
    }

    /// Says the media type of the body, where it is another than its kind has.
    public func mediaType(_ type: String) { givenType = type }

    /// Sends one value as a JSON body, written by one call of an element form.
    public func payload(json write: (inout ShapeEncoder) -> Void) {
        var shape = ShapeEncoder.jsonValue()
        write(&shape)
        finish(&shape)
        contentType = "application/json"
    }

    /// Sends one value as an XML body: what the closure writes stands in an element.
    public func payload(
        xml root: String, namespace: XMLNamespace? = nil, contentType: String = "application/xml",
        _ write: (inout ShapeEncoder) -> Void
    ) {
        var shape = ShapeEncoder.xml(root: root, namespace: namespace)
        write(&shape)
        finish(&shape)
        self.contentType = contentType
    }

    // MARK: - Forms

    /// Adds a field to the form that is the body.
    public func formField<Value: HTTPText>(_ name: String, _ value: Value?) {
        guard let value else { return }
        if multipart != nil { multipart?.add(name, value.httpText) } else { Self.append(name, value.httpText, to: &form) }
    }

    /// Adds a field to the form for each value of a list.
    public func formList<Value: HTTPText>(_ name: String, _ values: [Value]?) {
        for value in values ?? [] { formField(name, value) }
    }

    /// Adds one field to the form with the values of a list joined by a separator.
    public func formJoined<Value: HTTPText>(_ name: String, _ values: [Value]?, separator: String) {
        guard let values, !values.isEmpty else { return }
        formField(name, values.map(\.httpText).joined(separator: separator))
    }

    /// Adds the values of a list to the form as `prefix1`, `prefix2` and so on.
    public func formNumbered<Value: HTTPText>(_ prefix: String, _ values: [Value]?) {
        for (place, value) in (values ?? []).enumerated() { formField("\(prefix)\(place + 1)", value) }
    }

    /// Adds a file to the form; the form is then sent in parts.
    public func formFile(_ name: String, _ blob: Blob?, fileName: String? = nil, contentType: String = "application/octet-stream") {
        guard let blob else { return }
        multipart?.add(name, blob.bytes, fileName: fileName ?? name, contentType: contentType)
    }

    /// Says that the form is sent in parts (`multipart/form-data`); comes before the fields.
    public func beginMultipartForm(boundary: String = "shapesmith-\(IdempotencyToken.next())") {
        multipart = MultipartBody(boundary: boundary)
    }

    // MARK: -

    private static func append(_ name: String, _ value: String, to form: inout [UInt8]?) {
        var bytes = form ?? []
        append(name, value, to: &bytes)
        form = bytes
    }

    private func encoder(root: String, _ namespace: XMLNamespace?) -> ShapeEncoder {
        switch service.wireProtocol {
        case .awsQuery: .query(action: operation, version: service.apiVersion)
        case .ec2Query: .ec2Query(action: operation, version: service.apiVersion)
        case .awsJSON10, .awsJSON11, .restJSON, .http: .json()
        case .restXML: .xml(root: root, namespace: namespace)
        case .rpcv2CBOR: .cbor()
        }
    }

    /// Takes what has been written as the body.
    package func finish(_ shape: inout ShapeEncoder) {
        do {
            content = .bytes(try shape.finish())
        } catch {
            fail(ClientError(.badInput, "The input cannot be written: \(error)", operation: operation, underlying: error))
            return
        }
        switch service.wireProtocol {
        case .awsQuery, .ec2Query: contentType = "application/x-www-form-urlencoded; charset=utf-8"
        case .awsJSON10: contentType = "application/x-amz-json-1.0"
        case .awsJSON11: contentType = "application/x-amz-json-1.1"
        case .restJSON, .http: contentType = "application/json"
        case .restXML: contentType = "application/xml"
        case .rpcv2CBOR: contentType = "application/cbor"
        }
    }

    /// A structure that is the payload but absent: JSON still sends an empty object where one is expected.
    private func emptyPayload() {
        guard service.wireProtocol == .restJSON else { return }
        content = .bytes(Array("{}".utf8))
        contentType = "application/json"
    }
}
