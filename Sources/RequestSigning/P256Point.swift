/// The curve P-256 (SEC 2, secp256r1; FIPS 186-4, D.1.2.3).
enum P256 {
    /// The field of the coordinates.
    static let field = Modulus(U256(0xffff_ffff_0000_0001, 0, 0x0000_0000_ffff_ffff, 0xffff_ffff_ffff_ffff))
    /// The number of points; scalars count modulo it.
    static let order = Modulus(U256(0xffff_ffff_0000_0000, 0xffff_ffff_ffff_ffff, 0xbce6_faad_a717_9e84, 0xf3b9_cac2_fc63_2551))
    /// The constant of y² = x³ − 3x + b, in the field's form.
    static let b = field.enter(U256(0x5ac6_35d8_aa3a_93e7, 0xb3eb_bd55_7698_86bc, 0x651d_06b0_cc53_b0f6, 0x3bce_3c3e_27d2_604b))
    /// The point that all others are multiples of.
    static let generator = P256Point(
        x: U256(0x6b17_d1f2_e12c_4247, 0xf8bc_e6e5_63a4_40f2, 0x7703_7d81_2deb_33a0, 0xf4a1_3945_d898_c296),
        y: U256(0x4fe3_42e2_fe1a_7f9b, 0x8ee7_eb4a_7c0f_9e16, 0x2bce_3357_6b31_5ece, 0xcbb6_4068_37bf_51f5)
    )
}

/// A point of P-256 as x ÷ z and y ÷ z, each in the field's form; z is zero for the point at infinity.
struct P256Point: Sendable {
    var x: U256
    var y: U256
    var z: U256

    static let infinity = P256Point(x: .zero, y: P256.field.enter(.one), z: .zero)

    private init(x: U256, y: U256, z: U256) {
        (self.x, self.y, self.z) = (x, y, z)
    }

    /// A point from plain coordinates.
    init(x: U256, y: U256) {
        self.init(x: P256.field.enter(x), y: P256.field.enter(y), z: P256.field.enter(.one))
    }

    /// The plain coordinates; nothing for the point at infinity.
    var coordinates: (x: U256, y: U256)? {
        guard !z.isZero else { return nil }
        let inverse = P256.field.invert(z)
        return (P256.field.leave(P256.field.multiply(x, inverse)), P256.field.leave(P256.field.multiply(y, inverse)))
    }

    /// The sum, by the formulas that hold for all points of a curve with a = −3 (Renes, Costello, Batina 2015, algorithm 4).
    func adding(_ other: P256Point) -> P256Point {
        let f = P256.field
        let xx = f.multiply(x, other.x)
        let yy = f.multiply(y, other.y)
        let zz = f.multiply(z, other.z)
        let xy = f.subtract(f.multiply(f.add(x, y), f.add(other.x, other.y)), f.add(xx, yy))
        let yz = f.subtract(f.multiply(f.add(y, z), f.add(other.y, other.z)), f.add(yy, zz))
        let xz = f.subtract(f.multiply(f.add(x, z), f.add(other.x, other.z)), f.add(xx, zz))

        let part = f.subtract(xz, f.multiply(P256.b, zz))
        let threefold = f.add(part, f.add(part, part))
        let minus = f.subtract(yy, threefold)
        let plus = f.add(yy, threefold)

        let zz3 = f.add(zz, f.add(zz, zz))
        let inner = f.subtract(f.subtract(f.multiply(P256.b, xz), zz3), xx)
        let inner3 = f.add(inner, f.add(inner, inner))
        let outer = f.subtract(f.add(xx, f.add(xx, xx)), zz3)

        return P256Point(
            x: f.subtract(f.multiply(xy, plus), f.multiply(yz, inner3)),
            y: f.add(f.multiply(plus, minus), f.multiply(outer, inner3)),
            z: f.add(f.multiply(yz, minus), f.multiply(xy, outer))
        )
    }

    /// The multiple, in the same time whatever the number.
    func multiplied(by number: U256) -> P256Point {
        var result = P256Point.infinity
        for index in stride(from: 255, through: 0, by: -1) {
            result = result.adding(result)
            let more = result.adding(self)
            let bit = number.bit(index)
            result = P256Point(x: result.x.choosing(more.x, bit), y: result.y.choosing(more.y, bit), z: result.z.choosing(more.z, bit))
        }
        return result
    }
}
