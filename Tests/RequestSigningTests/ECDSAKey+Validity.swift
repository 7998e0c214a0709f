import Digests

@testable import RequestSigning

// Clients only sign: whether a signature is good is a question of the tests.

extension ECDSAKey {
    /// Whether a signature in DER is the message's under the public point of 32-byte coordinates.
    static func isValid(_ signature: [UInt8], of message: [UInt8], publicKey: (x: [UInt8], y: [UInt8])) -> Bool {
        let order = P256.order
        let field = P256.field.value
        guard let (r, s) = readDERSignature(signature), publicKey.x.count == 32, publicKey.y.count == 32 else { return false }
        let (x, y) = (U256(publicKey.x), U256(publicKey.y))
        guard x.isLess(than: field), y.isLess(than: field), !r.isZero, !s.isZero else { return false }
        guard r.isLess(than: order.value), s.isLess(than: order.value) else { return false }
        let point = P256Point(x: x, y: y)
        guard point.isOnCurve else { return false }
        let inverse = order.invert(order.enter(s))
        let digest = order.reduce(U256(SHA256.hash(message)))
        let first = order.leave(order.multiply(order.enter(digest), inverse))
        let second = order.leave(order.multiply(order.enter(r), inverse))
        let sum = P256.generator.multiplied(by: first).adding(point.multiplied(by: second))
        return sum.coordinates.map { order.reduce($0.x) == r } ?? false
    }
}

extension P256Point {
    /// Whether y² = x³ − 3x + b.
    var isOnCurve: Bool {
        let f = P256.field
        guard let (x, y) = coordinates else { return false }
        let (px, py) = (f.enter(x), f.enter(y))
        let cube = f.multiply(f.multiply(px, px), px)
        let right = f.add(f.subtract(cube, f.add(px, f.add(px, px))), P256.b)
        return f.multiply(py, py) == right
    }
}

private func readDERSignature(_ der: [UInt8]) -> (U256, U256)? {
    var rest = der[...]
    func take(_ tag: UInt8) -> ArraySlice<UInt8>? {
        guard rest.count >= 2, rest[rest.startIndex] == tag else { return nil }
        let count = Int(rest[rest.startIndex + 1])
        let start = rest.startIndex + 2
        guard count < 0x80, rest.endIndex - start >= count else { return nil }
        defer { rest = rest[(start + count)...] }
        return rest[start..<(start + count)]
    }
    func integer() -> U256? {
        guard let bytes = take(0x02), let first = bytes.first, first < 0x80 else { return nil }
        let significant = bytes.drop { $0 == 0 }
        guard significant.count <= 32 else { return nil }
        return U256(significant)
    }
    guard let both = take(0x30), rest.isEmpty else { return nil }
    rest = both
    guard let r = integer(), let s = integer(), rest.isEmpty else { return nil }
    return (r, s)
}
