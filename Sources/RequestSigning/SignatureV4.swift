internal import Digests

/// Signs requests with AWS Signature Version 4, for one region and service.
///
/// Copies share their derived keys; any number of tasks may sign with one signer at once.
public struct SignatureV4: Sendable {
    /// The region in the scope, such as `us-east-1`.
    public let region: String
    /// The signing name in the scope, such as `ses`.
    public let service: String
    /// How requests are made canonical.
    public let options: SigningOptions
    let filter: HeaderFilter
    private let keys = SigningKeyCache()

    /// A signer for one region and service.
    public init(region: String, service: String, options: SigningOptions = .init()) {
        self.region = region
        self.service = service
        self.options = options
        filter = HeaderFilter(options.unsignedHeaders)
    }

    /// Signs in the headers: sets `X-Amz-Date`, the session token, `x-amz-content-sha256` where it is needed, and
    /// `Authorization`. Signing again replaces what an earlier signature set.
    @discardableResult
    public func sign(
        _ request: inout SignableRequest, body: PayloadHash, credentials: SigningCredentials, at time: SigningTime
    ) -> SigningRecord {
        let payload = request.prepareHeaders(body, credentials, time, options, .hmac)
        let headers = CanonicalHeaders(request.headers, leavingOut: filter)
        let record = makeRecord(CanonicalRequest(request, headers, payload: payload, options), credentials, time)
        request.headers.append(("Authorization", record.authorization))
        if let token = credentials.sessionToken, !options.signsSessionToken { request.setHeader(options.sessionTokenName, token) }
        return record
    }

    func key(_ credentials: SigningCredentials, _ time: SigningTime) -> DerivedKey {
        keys.key(credentials, time, region: region, service: service)
    }

    func makeRecord(_ canonical: CanonicalRequest, _ credentials: SigningCredentials, _ time: SigningTime) -> SigningRecord {
        let key = key(credentials, time)
        let digest = canonical.digest
        var text = ByteBuffer(capacity: 128 + key.scope.utf8.count)
        text.appendStringToSign(.hmac, time, scope: key.scope, digest)
        let signature = key.hmac.authenticate(UnsafeRawBufferPointer(text.bytes))
        return SigningRecord(
            canonical: canonical, digest: digest, signatureBytes: .hmac(signature), accessKeyID: credentials.accessKeyID,
            continuation: .hmac(key), time: time, scope: key.scope
        )
    }
}

// MARK: - Headers

extension SignableRequest {
    /// Brings the headers into the state in which they are signed, and tells what stands for the body.
    mutating func prepareHeaders(
        _ body: PayloadHash, _ credentials: SigningCredentials, _ time: SigningTime, _ options: SigningOptions, _ family: SignatureFamily
    ) -> PayloadDigest {
        headers.reserveCapacity(headers.count + 4)
        removeHeader("Authorization")
        setHeader("X-Amz-Date", time.iso8601Basic)
        if let token = credentials.sessionToken {
            if options.signsSessionToken { setHeader(options.sessionTokenName, token) } else { removeHeader(options.sessionTokenName) }
        }
        let mustTell =
            switch body {
            case .unsigned, .streaming: true
            case .body, .hashed, .empty: options.addsContentHashHeader
            }
        if mustTell {
            let digest = PayloadDigest(body, family)
            setHeader("x-amz-content-sha256", digest.text)
            return digest
        }
        // A hash that the caller states is the one that the service will read.
        if let stated = header("x-amz-content-sha256") { return .text(stated) }
        return PayloadDigest(body, family)
    }
}

extension SigningRecord {
    /// The value of the `Authorization` header.
    var authorization: String {
        var buffer = ByteBuffer(capacity: 192 + accessKeyID.utf8.count + scope.utf8.count + canonical.signedHeaders.count)
        buffer.append(continuation.family.algorithm)
        buffer.append(" Credential=")
        buffer.append(accessKeyID)
        buffer.append(UInt8(ascii: "/"))
        buffer.append(scope)
        buffer.append(", SignedHeaders=")
        canonical.bytes.withUnsafeBufferPointer { buffer.append(UnsafeBufferPointer(rebasing: $0[canonical.signedHeaders])) }
        buffer.append(", Signature=")
        switch signatureBytes {
        case .hmac(let words):
            words.writeHex(to: buffer.room(for: 64))
            buffer.advance(64)
        case .ecdsa(let bytes):
            buffer.append(hexString(bytes))
        }
        return buffer.text
    }
}
