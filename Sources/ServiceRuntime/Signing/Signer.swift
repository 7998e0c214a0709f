internal import RequestSigning

/// A signer of either kind, for one region (or set of regions) and name; it keeps derived keys.
enum Signer: Sendable {
    case version4(SignatureV4)
    case version4A(SignatureV4A)

    /// The schemes that are signatures in headers or query.
    static let schemes: Set<AuthorizationScheme> = [.sigV4, .sigV4a, "v4", "s3v4", "s3"]
}

extension HTTPRequest {
    /// Signs the request in its headers.
    mutating func sign(_ signer: Signer, _ credentials: Credentials, _ payload: PayloadHash, at time: SigningTime) -> SigningRecord {
        // The fields move over and back, so that they are not copied.
        var signable = SignableRequest(method: method.rawValue, path: path, query: query, headers: headers.fields)
        headers.fields = []
        let record =
            switch signer {
            case .version4(let signature): signature.sign(&signable, body: payload, credentials: credentials.forSigning, at: time)
            case .version4A(let signature): signature.sign(&signable, body: payload, credentials: credentials.forSigning, at: time)
            }
        headers.fields = signable.headers
        return record
    }

    /// Signs the request in its query.
    mutating func presign(_ signer: Signer, _ credentials: Credentials, _ payload: PayloadHash, at time: SigningTime, expires: Int) {
        var signable = SignableRequest(method: method.rawValue, path: path, query: query, headers: headers.fields)
        switch signer {
        case .version4(let signature):
            signature.presign(&signable, body: payload, credentials: credentials.forSigning, at: time, expires: expires)
        case .version4A(let signature):
            signature.presign(&signable, body: payload, credentials: credentials.forSigning, at: time, expires: expires)
        }
        query = signable.query
        headers.fields = signable.headers
    }
}
