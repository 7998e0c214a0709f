internal import ScalarText

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

    /// Takes out the parameters of an earlier signature, whatever the case of their names.
    private mutating func removeSignatureParameters(_ options: SigningOptions) {
        guard query.withBytes({ hasHyphen($0) }) else { return }
        var result = ByteBuffer(capacity: query.utf8.count)
        var isChanged = false
        query.withBytes { bytes in
            var next = 0
            var isFirst = true
            while next <= bytes.count {
                let begin = next
                while next < bytes.count && bytes[next] != UInt8(ascii: "&") { next += 1 }
                let pair = UnsafeBufferPointer(rebasing: bytes[begin..<next])
                next += 1
                if isOfSignature(pair, options) {
                    isChanged = true
                    continue
                }
                if !isFirst { result.append(UInt8(ascii: "&")) }
                isFirst = false
                result.append(pair)
            }
        }
        if isChanged { query = result.text }
    }
}

private func hasHyphen(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes where byte == UInt8(ascii: "-") { return true }
    return false
}

/// The parameters that signatures set, and the one of the session token besides.
private let signatureParameters: [StaticString] = [
    "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-expires", "x-amz-signedheaders", "x-amz-region-set", "x-amz-signature",
]

/// Whether a parameter of the query is one that signatures set.
private func isOfSignature(_ pair: UnsafeBufferPointer<UInt8>, _ options: SigningOptions) -> Bool {
    var equals = 0
    while equals < pair.count && pair[equals] != UInt8(ascii: "=") { equals += 1 }
    let name = UnsafeBufferPointer(rebasing: pair[..<equals])
    for word in signatureParameters {
        if UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount).isSameIgnoringCase(as: name) { return true }
    }
    return options.sessionTokenName.withBytes { $0.isSameIgnoringCase(as: name) }
}
