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
        let date = time.iso8601Basic
        let credential = keys.key(credentials, time).credential
        return withHeaderTable(room: request.headers.count) { table in
            table.read(request.headers)
            let payload = request.prepareForQuery(&table, body, credentials, keys, .hmac)
            table.sort(leavingOut: keys.filter)
            request.addQueryParameters(table, .hmac, credential, credentials, date, expires: expires, keys)
            let record = makeRecord(CanonicalRequest(&request, table, payload: payload, keys.rules), credentials, time, date)
            request.finishQuery(record, credentials, keys)
            return record
        }
    }
}

// MARK: - Query

extension SignableRequest {
    /// Takes out what an earlier signature set, and tells what stands for the body.
    mutating func prepareForQuery(
        _ table: inout HeaderTable, _ body: PayloadHash, _ credentials: SigningCredentials, _ settings: SigningKeyCache,
        _ family: SignatureFamily
    ) -> PayloadDigest {
        table.remove("Authorization", from: &headers)
        table.remove("X-Amz-Date", from: &headers)
        if credentials.sessionToken != nil { table.remove(settings.options.sessionTokenName, from: &headers) }
        removeSignatureParameters(settings.options)
        if let stated = table.index(of: "x-amz-content-sha256") { return .text(headers[stated].value) }
        return PayloadDigest(body, family)
    }

    mutating func addQueryParameters(
        _ table: borrowing HeaderTable, _ family: SignatureFamily, _ credential: String, _ credentials: SigningCredentials,
        _ date: String, expires: Int, regionSet: String? = nil, _ settings: SigningKeyCache
    ) {
        var names = ByteBuffer(capacity: table.byteCount)
        table.appendNames(to: &names)
        appendParameter("X-Amz-Algorithm", "\(family.algorithm)")
        appendParameter("X-Amz-Credential", credential)
        appendParameter("X-Amz-Date", date)
        appendParameter("X-Amz-Expires", String(expires))
        appendParameter("X-Amz-SignedHeaders", names.text)
        if let regionSet { appendParameter("X-Amz-Region-Set", regionSet) }
        let options = settings.options
        if let token = credentials.sessionToken, options.signsSessionToken { appendParameter(options.sessionTokenName, token) }
    }

    mutating func finishQuery(_ record: SigningRecord, _ credentials: SigningCredentials, _ settings: SigningKeyCache) {
        let options = settings.options
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
