extension SignatureV4 {
    /// Signs in the query, so that the URL alone can be used for `expires` seconds.
    ///
    /// Whoever uses the URL must send the headers that the request holds here. Nothing is added to them; an
    /// `X-Amz-Date`, a session token and an `Authorization` among them are taken out, as are the query's parameters of
    /// an earlier signature. Object storage expects the body `unsigned`.
    @discardableResult
    public func presign(
        _ request: inout SignableRequest, body: PayloadHash = .empty, credentials: SigningCredentials, at time: SigningTime, expires: Int
    ) -> SigningRecord {
        let payload = request.prepareForQuery(body, credentials, options, .hmac)
        let headers = CanonicalHeaders(request.headers, leavingOut: filter)
        request.addQueryParameters(headers, .hmac, scope: key(credentials, time).scope, credentials, time, expires: expires, options)
        let record = makeRecord(CanonicalRequest(request, headers, payload: payload, options), credentials, time)
        request.finishQuery(record, credentials, options)
        return record
    }
}

// MARK: - Query

extension SignableRequest {
    /// Takes out what an earlier signature set, and tells what stands for the body.
    mutating func prepareForQuery(
        _ body: PayloadHash, _ credentials: SigningCredentials, _ options: SigningOptions, _ family: SignatureFamily
    ) -> PayloadDigest {
        removeHeader("Authorization")
        removeHeader("X-Amz-Date")
        if credentials.sessionToken != nil { removeHeader(options.sessionTokenName) }
        removeSignatureParameters(options)
        if let stated = header("x-amz-content-sha256") { return .text(stated) }
        return PayloadDigest(body, family)
    }

    mutating func addQueryParameters(
        _ headers: borrowing CanonicalHeaders, _ family: SignatureFamily, scope: String, _ credentials: SigningCredentials,
        _ time: SigningTime, expires: Int, regionSet: String? = nil, _ options: SigningOptions
    ) {
        var names = ByteBuffer(capacity: headers.byteCount)
        headers.appendNames(to: &names)
        appendParameter("X-Amz-Algorithm", family.algorithm)
        appendParameter("X-Amz-Credential", "\(credentials.accessKeyID)/\(scope)")
        appendParameter("X-Amz-Date", time.iso8601Basic)
        appendParameter("X-Amz-Expires", String(expires))
        appendParameter("X-Amz-SignedHeaders", names.text)
        if let regionSet { appendParameter("X-Amz-Region-Set", regionSet) }
        if let token = credentials.sessionToken, options.signsSessionToken { appendParameter(options.sessionTokenName, token) }
    }

    mutating func finishQuery(_ record: SigningRecord, _ credentials: SigningCredentials, _ options: SigningOptions) {
        if let token = credentials.sessionToken, !options.signsSessionToken { appendParameter(options.sessionTokenName, token) }
        appendParameter("X-Amz-Signature", record.signature)
    }

    private mutating func appendParameter(_ name: String, _ value: String) {
        var encoded = ByteBuffer(capacity: value.utf8.count * 3)
        encoded.appendEncoded(value)
        query += "\(query.isEmpty ? "" : "&")\(name)=\(encoded.text)"
    }

    private mutating func removeSignatureParameters(_ options: SigningOptions) {
        guard query.utf8.contains(UInt8(ascii: "-")) else { return }
        let names = [
            "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-expires", "x-amz-signedheaders", "x-amz-region-set",
            "x-amz-signature", options.sessionTokenName.lowercased(),
        ]
        query = query.split(separator: "&", omittingEmptySubsequences: false)
            .filter { pair in !names.contains(pair.prefix { $0 != "=" }.lowercased()) }
            .joined(separator: "&")
    }
}
