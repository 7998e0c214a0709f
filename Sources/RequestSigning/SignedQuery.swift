extension SignableRequest {
    /// Takes out what an earlier signature set, and tells what stands for the body.
    mutating func prepareForQuery(
        _ table: inout HeaderTable, _ body: PayloadHash?, _ credentials: SigningCredentials, _ core: SignerCore
    ) -> PayloadDigest {
        table.remove("Authorization", from: &headers)
        table.remove("X-Amz-Date", from: &headers)
        if credentials.sessionToken != nil { table.remove(core.options.sessionTokenName, from: &headers) }
        removeSignatureParameters(core.options)
        let isHashed = body?.isHashed ?? false
        let body = body ?? (core.options.presignsUnsignedBody ? .unsigned : .empty)
        if isHashed && core.options.addsContentHashHeader {
            let digest = body.digest(core.family)
            table.set("x-amz-content-sha256", digest.text, in: &headers)
            return digest
        }
        if let stated = table.index(of: "x-amz-content-sha256") { return .text(headers[stated].value) }
        return body.digest(core.family)
    }

    mutating func addQueryParameters(
        _ table: borrowing HeaderTable, _ credential: String, _ credentials: SigningCredentials, _ date: String, expires: Int,
        _ core: SignerCore
    ) {
        var names = ByteBuffer(capacity: table.byteCount)
        table.appendNames(to: &names)
        query.appendParameter("X-Amz-Algorithm", "\(core.family.algorithm)")
        query.appendParameter("X-Amz-Credential", credential)
        query.appendParameter("X-Amz-Date", date)
        query.appendParameter("X-Amz-Expires", String(expires))
        query.appendParameter("X-Amz-SignedHeaders", names.text)
        if core.family == .ecdsa { query.appendParameter("X-Amz-Region-Set", core.region) }
        let options = core.options
        if let token = credentials.sessionToken, options.signsSessionToken { query.appendParameter(options.sessionTokenName, token) }
    }

    mutating func finishQuery(_ record: SigningRecord, _ credentials: SigningCredentials, _ core: SignerCore) {
        let options = core.options
        if let token = credentials.sessionToken, !options.signsSessionToken { query.appendParameter(options.sessionTokenName, token) }
        query.appendParameter("X-Amz-Signature", record.signature)
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
