internal import Digests

/// Signs requests with AWS Signature Version 4, for one region and service.
///
/// Copies share their derived keys; any number of tasks may sign with one signer at once.
public struct SignatureV4: Sendable {
    let keys: SigningKeyCache

    /// A signer for one region and service.
    public init(region: String, service: String, options: SigningOptions = .init()) {
        keys = SigningKeyCache(region: region, service: service, options: options)
    }

    /// The region in the scope, such as `us-east-1`.
    public var region: String { keys.region }
    /// The signing name in the scope, such as `ses`.
    public var service: String { keys.service }
    /// How requests are made canonical.
    public var options: SigningOptions { keys.options }

    /// Signs in the headers: sets `X-Amz-Date`, the session token, `x-amz-content-sha256` where it is needed, and
    /// `Authorization`. Signing again replaces what an earlier signature set.
    @discardableResult
    public func sign(
        _ request: inout SignableRequest, body: PayloadHash, credentials: SigningCredentials, at time: SigningTime
    ) -> SigningRecord {
        request.headers.reserveCapacity(request.headers.count + HeaderTable.spare)
        return withHeaderTable(room: request.headers.count) { table in
            table.read(request.headers)
            let date = time.iso8601Basic
            let payload = request.prepareHeaders(&table, body, credentials, date, keys, .hmac)
            let hasAuthorization = table.index(of: "authorization")
            table.sort(leavingOut: keys.filter)
            let record = makeRecord(CanonicalRequest(&request, table, payload: payload, keys.rules), credentials, time, date)
            request.finishHeaders(hasAuthorization, record, credentials, keys)
            return record
        }
    }

    func makeRecord(_ canonical: CanonicalRequest, _ credentials: SigningCredentials, _ time: SigningTime, _ date: String) -> SigningRecord
    {
        let key = keys.key(credentials, time)
        let signature = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 320) { memory in
            var text = ByteBuffer(over: memory)
            text.appendStringToSign(.hmac, date, scope: key.scope, canonical.digest)
            return text.paddedCode(key.hmac)
        }
        return SigningRecord(
            canonical: canonical, signatureBytes: .hmac(signature), continuation: .hmac(key), time: time
        )
    }
}

// MARK: - Headers

extension SignableRequest {
    /// Brings the headers into the state in which they are signed, and tells what stands for the body.
    mutating func prepareHeaders(
        _ table: inout HeaderTable, _ body: PayloadHash, _ credentials: SigningCredentials, _ date: String,
        _ settings: SigningKeyCache, _ family: SignatureFamily
    ) -> PayloadDigest {
        table.set("X-Amz-Date", date, in: &headers)
        if let token = credentials.sessionToken {
            let name = settings.options.sessionTokenName
            if settings.options.signsSessionToken { table.set(name, token, in: &headers) } else { table.remove(name, from: &headers) }
        }
        let mustTell =
            switch body {
            case .unsigned, .streaming: true
            case .body, .hashed, .empty: settings.options.addsContentHashHeader
            }
        if mustTell {
            let digest = PayloadDigest(body, family)
            table.set("x-amz-content-sha256", digest.text, in: &headers)
            return digest
        }
        // A hash that the caller states is the one that the service will read.
        if let stated = table.index(of: "x-amz-content-sha256") { return .text(headers[stated].value) }
        return PayloadDigest(body, family)
    }

    /// Puts the signature where an earlier one stands, or at the end, and behind it a token that isn't signed.
    mutating func finishHeaders(
        _ place: Int?, _ record: SigningRecord, _ credentials: SigningCredentials, _ settings: SigningKeyCache
    ) {
        if let place { headers[place].value = record.authorization } else { headers.append(("Authorization", record.authorization)) }
        if let token = credentials.sessionToken, !settings.options.signsSessionToken {
            headers.append((settings.options.sessionTokenName, token))
        }
    }
}

extension SigningRecord {
    /// The value of the `Authorization` header.
    var authorization: String {
        String(capacity: 160 + credential.utf8.count + canonical.signedHeaders.count) { buffer in
            buffer.append(continuation.family.algorithm)
            buffer.append(" Credential=" as StaticString)
            buffer.append(credential)
            buffer.append(", SignedHeaders=" as StaticString)
            canonical.bytes.withUnsafeBufferPointer { buffer.append(UnsafeBufferPointer(rebasing: $0[canonical.signedHeaders])) }
            buffer.append(", Signature=" as StaticString)
            switch signatureBytes {
            case .hmac(let words):
                words.writeHex(to: buffer.room(for: 64))
                buffer.advance(64)
            case .ecdsa(let bytes):
                buffer.append(hexString(bytes))
            }
        }
    }
}
