/// A number of 256 bits, as four words from the lowest.
struct U256: Sendable, Equatable {
    var w0: UInt64
    var w1: UInt64
    var w2: UInt64
    var w3: UInt64

    /// A number from its words, the highest first, as one writes it.
    init(_ w3: UInt64, _ w2: UInt64, _ w1: UInt64, _ w0: UInt64) {
        (self.w3, self.w2, self.w1, self.w0) = (w3, w2, w1, w0)
    }

    static let zero = U256(0, 0, 0, 0)
    static let one = U256(0, 0, 0, 1)

    /// A number from 32 bytes, the highest first; missing ones are zero, further ones are left out.
    init(_ bytes: some Sequence<UInt8>) {
        self = .zero
        for byte in bytes.prefix(32) {
            w3 = (w3 &<< 8) | (w2 &>> 56)
            w2 = (w2 &<< 8) | (w1 &>> 56)
            w1 = (w1 &<< 8) | (w0 &>> 56)
            w0 = (w0 &<< 8) | UInt64(byte)
        }
    }

    /// The 32 bytes, the highest first.
    var bytes: [UInt8] {
        withUnsafeBytes(of: (w3.bigEndian, w2.bigEndian, w1.bigEndian, w0.bigEndian)) { Array($0) }
    }

    var isZero: Bool { (w0 | w1 | w2 | w3) == 0 }

    /// The bit of that value, 0 the lowest.
    func bit(_ index: Int) -> UInt64 {
        let word =
            switch index &>> 6 {
            case 0: w0
            case 1: w1
            case 2: w2
            default: w3
            }
        return (word &>> UInt64(index & 63)) & 1
    }

    /// The sum, and what is carried out of it.
    func adding(_ other: U256) -> (sum: U256, carry: UInt64) {
        var carry: UInt64 = 0
        var sum = U256.zero
        sum.w0 = addWithCarry(w0, other.w0, &carry)
        sum.w1 = addWithCarry(w1, other.w1, &carry)
        sum.w2 = addWithCarry(w2, other.w2, &carry)
        sum.w3 = addWithCarry(w3, other.w3, &carry)
        return (sum, carry)
    }

    /// The difference, and what is borrowed for it.
    func subtracting(_ other: U256) -> (difference: U256, borrow: UInt64) {
        var borrow: UInt64 = 0
        var difference = U256.zero
        difference.w0 = subtractWithBorrow(w0, other.w0, &borrow)
        difference.w1 = subtractWithBorrow(w1, other.w1, &borrow)
        difference.w2 = subtractWithBorrow(w2, other.w2, &borrow)
        difference.w3 = subtractWithBorrow(w3, other.w3, &borrow)
        return (difference, borrow)
    }

    /// This number if `choice` is 0, `other` if it is 1, in the same time.
    func choosing(_ other: U256, _ choice: UInt64) -> U256 {
        let mask = 0 &- choice
        return U256(
            w3 ^ ((w3 ^ other.w3) & mask), w2 ^ ((w2 ^ other.w2) & mask), w1 ^ ((w1 ^ other.w1) & mask), w0 ^ ((w0 ^ other.w0) & mask)
        )
    }

    /// Whether this number is smaller.
    func isLess(than other: U256) -> Bool { subtracting(other).borrow == 1 }
}

@inline(__always)
func addWithCarry(_ a: UInt64, _ b: UInt64, _ carry: inout UInt64) -> UInt64 {
    let (first, over) = a.addingReportingOverflow(b)
    let (second, overAgain) = first.addingReportingOverflow(carry)
    carry = (over ? 1 : 0) | (overAgain ? 1 : 0)
    return second
}

@inline(__always)
func subtractWithBorrow(_ a: UInt64, _ b: UInt64, _ borrow: inout UInt64) -> UInt64 {
    let (first, under) = a.subtractingReportingOverflow(b)
    let (second, underAgain) = first.subtractingReportingOverflow(borrow)
    borrow = (under ? 1 : 0) | (underAgain ? 1 : 0)
    return second
}

/// `sum + a × b + carry`; the upper half becomes the carry.
@inline(__always)
func multiplyAdd(_ sum: UInt64, _ a: UInt64, _ b: UInt64, _ carry: inout UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    let (first, over) = product.low.addingReportingOverflow(sum)
    let (second, overAgain) = first.addingReportingOverflow(carry)
    carry = product.high &+ (over ? 1 : 0) &+ (overAgain ? 1 : 0)
    return second
}
