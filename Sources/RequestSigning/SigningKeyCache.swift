internal import Digests

/// A key derived for one day, and the scope that it is good for.
final class DerivedKey: Sendable {
    let credentials: SigningCredentials
    let day: Int64
    let scope: String
    let credential: String
    let hmac: KeyedHMAC

    init(_ credentials: SigningCredentials, _ time: SigningTime, region: String, service: String) {
        self.credentials = credentials
        day = time.dayNumber
        let dayText = time.day
        scope = "\(dayText)/\(region)/\(service)/aws4_request"
        credential = "\(credentials.accessKeyID)/\(scope)"
        var key = Array("AWS4\(credentials.secretAccessKey)".utf8).withUnsafeBytes { KeyedHMAC(key: $0) }
        for part in [dayText, region, service, "aws4_request"] {
            key = KeyedHMAC(key: key.authenticate(Array(part.utf8)))
        }
        hmac = key
    }
}

/// What a signer holds: its settings, and the derived keys, so that a day's second request under the same
/// credentials derives none.
final class SigningKeyCache: Sendable {
    let region: String
    let service: String
    let options: SigningOptions
    let filter: HeaderFilter
    let rules: PathRules
    private let keys = Locked<[DerivedKey]>([])
    private static let limit = 16

    init(region: String, service: String, options: SigningOptions) {
        self.region = region
        self.service = service
        self.options = options
        filter = HeaderFilter(options.unsignedHeaders)
        rules = PathRules(encodesTwice: options.doubleEncodesPath, normalizes: options.normalizesPath)
    }

    func key(_ credentials: SigningCredentials, _ time: SigningTime) -> DerivedKey {
        let day = time.dayNumber
        if let known = keys.withLock({ SigningKeyCache.find(credentials, day, in: $0) }) { return known }
        let made = DerivedKey(credentials, time, region: region, service: service)
        keys.withLock { keys in
            if keys.count >= SigningKeyCache.limit { keys.removeFirst() }
            keys.append(made)
        }
        return made
    }

    private static func find(_ credentials: SigningCredentials, _ day: Int64, in keys: [DerivedKey]) -> DerivedKey? {
        for key in keys where key.day == day {
            if key.credentials.secretAccessKey == credentials.secretAccessKey && key.credentials.accessKeyID == credentials.accessKeyID {
                return key
            }
        }
        return nil
    }
}
