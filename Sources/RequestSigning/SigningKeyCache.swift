internal import Digests
internal import Synchronization

/// A key derived for one day, and the scope that it is good for.
final class DerivedKey: Sendable {
    let credentials: SigningCredentials
    let day: Int64
    let scope: String
    let hmac: KeyedHMAC

    init(_ credentials: SigningCredentials, _ time: SigningTime, region: String, service: String) {
        self.credentials = credentials
        day = time.dayNumber
        let dayText = time.day
        scope = "\(dayText)/\(region)/\(service)/aws4_request"
        var key = Array("AWS4\(credentials.secretAccessKey)".utf8).withUnsafeBytes { KeyedHMAC(key: $0) }
        for part in [dayText, region, service, "aws4_request"] {
            key = KeyedHMAC(key: key.authenticate(Array(part.utf8)))
        }
        hmac = key
    }
}

/// The derived keys of one signer, so that a day's second request under the same credentials derives none.
final class SigningKeyCache: Sendable {
    private let keys = Mutex<[DerivedKey]>([])
    private static let limit = 16

    func key(_ credentials: SigningCredentials, _ time: SigningTime, region: String, service: String) -> DerivedKey {
        let day = time.dayNumber
        let known = keys.withLock { keys in
            keys.first {
                $0.day == day && $0.credentials.secretAccessKey == credentials.secretAccessKey
                    && $0.credentials.accessKeyID == credentials.accessKeyID
            }
        }
        if let known { return known }
        let made = DerivedKey(credentials, time, region: region, service: service)
        keys.withLock { keys in
            if keys.count >= SigningKeyCache.limit { keys.removeFirst() }
            keys.append(made)
        }
        return made
    }
}
