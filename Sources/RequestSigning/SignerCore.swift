internal import Digests

/// What a signer holds: its settings, and the derived keys, so that a day's second request under the same
/// credentials derives none.
final class SignerCore: Sendable {
    let family: SignatureFamily
    /// The region, or the set of regions of a signature that holds in several, joined by commas.
    let region: String
    let service: String
    let options: SigningOptions
    let filter: HeaderFilter
    let rules: PathRules
    private let memory = Locked(Memory())

    /// What one request leaves for the next.
    private struct Memory {
        var keys: [DerivedKey] = []
        var time = SigningTime(secondsSinceEpoch: 0)
        var date = "19700101T000000Z"
        static let limit = 16
    }

    init(_ family: SignatureFamily, region: String, service: String, options: SigningOptions) {
        self.family = family
        self.region = region
        self.service = service
        self.options = options
        filter = HeaderFilter(options.unsignedHeaders)
        rules = PathRules(encodesTwice: options.doubleEncodesPath, normalizes: options.normalizesPath)
    }

    /// The key for a moment's day, and the moment as a date.
    private func key(_ credentials: SigningCredentials, _ time: SigningTime) -> (key: DerivedKey, date: String) {
        let (known, date) = memory.withLock { memory in
            if memory.time != time { (memory.time, memory.date) = (time, time.iso8601Basic) }
            return (SignerCore.find(credentials, time.dayNumber, in: memory.keys), memory.date)
        }
        if let known { return (known, date) }
        let made =
            switch family {
            case .hmac: DerivedKey(credentials, time, region: region, service: service)
            case .ecdsa: DerivedKey(credentials, time, service: service)
            }
        memory.withLock { memory in
            if memory.keys.count >= Memory.limit { memory.keys.removeFirst() }
            memory.keys.append(made)
        }
        return (made, date)
    }

    private static func find(_ credentials: SigningCredentials, _ day: Int64, in keys: [DerivedKey]) -> DerivedKey? {
        for index in keys.indices where keys[index].day == day && keys[index].isKey(of: credentials) { return keys[index] }
        return nil
    }

    // MARK: - Signing

    func sign(
        _ request: inout SignableRequest, _ body: PayloadHash, _ credentials: SigningCredentials, _ time: SigningTime
    ) -> SigningRecord {
        let (key, date) = key(credentials, time)
        request.headers.reserveCapacity(request.headers.count + HeaderTable.spare)
        return withHeaderTable(room: request.headers.count) { table in
            table.read(request.headers)
            let payload = request.prepareHeaders(&table, body, credentials, date, self)
            let authorization = table.index(of: "authorization")
            table.sort(leavingOut: filter)
            let record = makeRecord(CanonicalRequest(&request, table, payload: payload, rules), key, time, date)
            request.finishHeaders(authorization, record, credentials, self)
            return record
        }
    }

    @inline(never)
    func presign(
        _ request: inout SignableRequest, _ body: PayloadHash?, _ credentials: SigningCredentials, _ time: SigningTime, expires: Int
    ) -> SigningRecord {
        let (key, date) = key(credentials, time)
        return withHeaderTable(room: request.headers.count) { table in
            table.read(request.headers)
            let payload = request.prepareForQuery(&table, body, credentials, self)
            table.sort(leavingOut: filter)
            request.addQueryParameters(table, key.credential, credentials, date, expires: expires, self)
            let record = makeRecord(CanonicalRequest(&request, table, payload: payload, rules), key, time, date)
            request.finishQuery(record, credentials, self)
            return record
        }
    }

    private func makeRecord(
        _ canonical: CanonicalRequest, _ key: DerivedKey, _ time: SigningTime, _ date: String
    ) -> SigningRecord {
        let signature = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 320) { memory in
            var text = ByteBuffer(over: memory)
            text.appendStringToSign(family, date, scope: key.scope, canonical.digest)
            return switch key.material {
            case .hmac(let key): SigningRecord.Signature.hmac(text.paddedCode(key))
            case .ecdsa(let key): SigningRecord.Signature.ecdsa(key.sign(Array(text.bytes)))
            }
        }
        return SigningRecord(canonical: canonical, signatureBytes: signature, key: key, time: time)
    }
}
