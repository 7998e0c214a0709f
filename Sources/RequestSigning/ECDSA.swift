internal import Digests

/// ECDSA over P-256 with SHA-256 (FIPS 186-4), the nonce made from key and message (RFC 6979).
package struct ECDSAKey: Sendable {
    private let scalar: U256

    /// A key from its number, which must be above zero and below the order of the curve.
    init?(_ scalar: U256) {
        guard !scalar.isZero, scalar.isLess(than: P256.order.value) else { return nil }
        self.scalar = scalar
    }

    init(unchecked scalar: U256) { self.scalar = scalar }

    /// A key from the 32 bytes of its number.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.init(U256(bytes))
    }

    /// The 32 bytes of the number.
    package var bytes: [UInt8] { scalar.bytes }

    /// The public point's coordinates, 32 bytes each.
    package var publicKey: (x: [UInt8], y: [UInt8]) {
        guard let (x, y) = P256.generator.multiplied(by: scalar).coordinates else { return ([], []) }
        return (x.bytes, y.bytes)
    }

    /// The signature of a message in DER.
    package func sign(_ message: [UInt8]) -> [UInt8] {
        let order = P256.order
        let digest = order.reduce(U256(SHA256.hash(message)))
        var nonces = DeterministicNonces(key: scalar, digest: digest)
        while true {
            let nonce = nonces.next()
            guard let (x, _) = P256.generator.multiplied(by: nonce).coordinates else { continue }
            let r = order.reduce(x)
            let sum = order.add(order.enter(digest), order.multiply(order.enter(r), order.enter(scalar)))
            let s = order.leave(order.multiply(order.invert(order.enter(nonce)), sum))
            if !r.isZero && !s.isZero { return derSignature(r, s) }
        }
    }
}

/// The numbers of RFC 6979, 3.2, one after the other.
private struct DeterministicNonces {
    private var key = [UInt8](repeating: 0, count: 32)
    private var value = [UInt8](repeating: 1, count: 32)

    init(key scalar: U256, digest: U256) {
        for separator: UInt8 in [0, 1] {
            key = HMACSHA256.authenticate(value + [separator] + scalar.bytes + digest.bytes, key: key)
            value = HMACSHA256.authenticate(value, key: key)
        }
    }

    mutating func next() -> U256 {
        while true {
            value = HMACSHA256.authenticate(value, key: key)
            let number = U256(value)
            let isUsable = !number.isZero && number.isLess(than: P256.order.value)
            if isUsable {
                // Should this one not do, the next comes from a new key.
                defer { advance() }
                return number
            }
            advance()
        }
    }

    private mutating func advance() {
        key = HMACSHA256.authenticate(value + [0], key: key)
        value = HMACSHA256.authenticate(value, key: key)
    }
}

// MARK: - DER

/// `SEQUENCE { INTEGER r, INTEGER s }`.
private func derSignature(_ r: U256, _ s: U256) -> [UInt8] {
    func integer(_ number: U256) -> [UInt8] {
        var bytes = Array(number.bytes.drop { $0 == 0 })
        if bytes.first.map({ $0 >= 0x80 }) ?? true { bytes.insert(0, at: 0) }
        return [0x02, UInt8(bytes.count)] + bytes
    }
    let both = integer(r) + integer(s)
    return [0x30, UInt8(both.count)] + both
}
