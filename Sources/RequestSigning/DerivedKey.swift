internal import Digests

/// A key derived for one day, and the scope that it is good for.
final class DerivedKey: Sendable {
    enum Material: Sendable {
        case hmac(KeyedHMAC)
        case ecdsa(ECDSAKey)
    }

    let credentials: SigningCredentials
    let day: Int64
    /// Such as `20150830/us-east-1/ses/aws4_request`.
    let scope: String
    /// The access key id and the scope.
    let credential: String
    let material: Material

    /// A key for one region.
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
        material = .hmac(key)
    }

    /// A key for all regions.
    init(_ credentials: SigningCredentials, _ time: SigningTime, service: String) {
        self.credentials = credentials
        day = time.dayNumber
        scope = "\(time.day)/\(service)/aws4_request"
        credential = "\(credentials.accessKeyID)/\(scope)"
        material = .ecdsa(ECDSAKey(credentials))
    }

    @inline(__always)
    func isKey(of other: SigningCredentials) -> Bool {
        credentials.secretAccessKey == other.secretAccessKey && credentials.accessKeyID == other.accessKeyID
    }

    var family: SignatureFamily {
        switch material {
        case .hmac: .hmac
        case .ecdsa: .ecdsa
        }
    }

    /// The signature of a text in hexadecimal.
    func sign(_ text: String) -> String {
        switch material {
        case .hmac(let key): key.authenticate(Array(text.utf8)).hex
        case .ecdsa(let key): hexString(key.sign(Array(text.utf8)))
        }
    }
}

extension ECDSAKey {
    /// The key that a secret access key stands for: the key derivation function of NIST SP 800-108 in counter mode, with a
    /// counter of its own in the context, until the number is below the order less one; one more is the key.
    package init(_ credentials: SigningCredentials) {
        let secret = Array("AWS4A\(credentials.secretAccessKey)".utf8)
        let limit = P256.order.value.subtracting(U256(0, 0, 0, 2)).difference
        for counter: UInt8 in 1...254 {
            let context = Array("AWS4-ECDSA-P256-SHA256".utf8) + [0] + Array(credentials.accessKeyID.utf8) + [counter]
            let input = [0, 0, 0, 1] + context + [0, 0, 1, 0]
            let candidate = U256(HMACSHA256.authenticate(input, key: secret))
            if !limit.isLess(than: candidate), let key = ECDSAKey(candidate.adding(.one).sum) {
                self = key
                return
            }
        }
        // Each try fails once in four thousand million; 254 in a row do not.
        self.init(unchecked: .one)
    }
}
