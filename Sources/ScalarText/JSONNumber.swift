/// Numbers as JSON has them.
public enum JSONNumber {
    /// A finite double as Python's `repr` and `json` print it: the shortest digits that read back, with an exponent from 1e16 on and below 1e-4.
    public static func text(of value: Double) -> String {
        let text = value.description
        guard value.isFinite, value.magnitude >= 1e16, !text.contains("e") else { return text }
        // Swift keeps plain digits up to 2^54; Python changes to an exponent at 1e16.
        var digits = Array(text.utf8.drop { $0 == UInt8(ascii: "-") }.prefix { $0 != UInt8(ascii: ".") })
        let exponent = digits.count - 1
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits.count > 1 { digits.insert(UInt8(ascii: "."), at: 1) }
        return (value < 0 ? "-" : "") + String(decoding: digits, as: UTF8.self) + "e+\(exponent)"
    }
}
