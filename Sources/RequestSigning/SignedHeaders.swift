extension SignableRequest {
    /// Brings the headers into the state in which they are signed, and tells what stands for the body.
    mutating func prepareHeaders(
        _ table: inout HeaderTable, _ body: PayloadHash, _ credentials: SigningCredentials, _ date: String, _ core: SignerCore
    ) -> PayloadDigest {
        table.set("X-Amz-Date", date, in: &headers)
        if core.family == .ecdsa { table.set("X-Amz-Region-Set", core.region, in: &headers) }
        if let token = credentials.sessionToken {
            let name = core.options.sessionTokenName
            if core.options.signsSessionToken { table.set(name, token, in: &headers) } else { table.remove(name, from: &headers) }
        }
        if core.options.addsContentHashHeader || !body.isHashed {
            let digest = body.digest(core.family)
            table.set("x-amz-content-sha256", digest.text, in: &headers)
            return digest
        }
        // A hash that the caller states is the one that the service will read.
        if let stated = table.index(of: "x-amz-content-sha256") { return .text(headers[stated].value) }
        return body.digest(core.family)
    }

    /// Puts the signature where an earlier one stands, or at the end, and behind it a token that isn't signed.
    mutating func finishHeaders(_ place: Int?, _ record: SigningRecord, _ credentials: SigningCredentials, _ core: SignerCore) {
        if let place { headers[place].value = record.authorization } else { headers.append(("Authorization", record.authorization)) }
        if let token = credentials.sessionToken, !core.options.signsSessionToken {
            headers.append((core.options.sessionTokenName, token))
        }
    }
}

extension SigningRecord {
    /// The value of the `Authorization` header.
    var authorization: String {
        String(capacity: 160 + credential.utf8.count + canonical.signedHeaders.count) { buffer in
            buffer.append(key.family.algorithm)
            buffer.append(" Credential=" as StaticString)
            buffer.append(credential)
            buffer.append(", SignedHeaders=" as StaticString)
            canonical.bytes.withUnsafeBufferPointer { buffer.append(UnsafeBufferPointer(rebasing: $0[canonical.signedHeaders])) }
            buffer.append(", Signature=" as StaticString)
            switch signatureBytes {
            case .hmac(let words):
                words.writeHex(to: buffer.room(for: 64))
                buffer.advance(64)
            case .ecdsa:
                buffer.append(signature)
            }
        }
    }
}
