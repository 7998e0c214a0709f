public import ServiceRuntime
internal import WireFormats

// Documents as bodies and in headers.

extension RequestBuilder {
    /// Sends a document as the whole body.
    public func payload(document: Document?) {
        guard let document else { return }
        var shape = service.wireProtocol == .rpcv2CBOR ? ShapeEncoder.cborValue() : ShapeEncoder.jsonValue()
        shape.document(document)
        finish(&shape)
    }
}

extension Reply {
    /// A header's JSON, in base 64.
    public func jsonHeader(_ name: String) throws -> Document? {
        try header(name, "base 64 of JSON") { text in Blob(base64: text).flatMap { try? Document(json: $0.utf8) } }
    }
}
