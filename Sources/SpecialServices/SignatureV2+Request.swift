public import RequestSigning
public import ServiceRuntime
public import SpecialSigning

extension SignatureV2: RequestSignature {
    public var scheme: AuthorizationScheme { .sigV2 }

    /// Signs the form in the body, or the query, as old services want it.
    public func sign(_ request: inout HTTPRequest, _ credentials: Credentials, at time: SigningTime) throws {
        guard case .bytes(var bytes) = request.body else {
            throw ClientError(.badInput, "A streamed body cannot be signed by version 2 of the signature.")
        }
        var signable = SignableRequest(
            method: request.method.rawValue, path: request.path, query: request.query, headers: request.headers.fields)
        sign(&signable, body: &bytes, credentials: credentials.forSigning, at: time)
        request.query = signable.query
        request.headers.fields = signable.headers
        request.body = .bytes(bytes)
    }
}
