extension Node {
    public var isNull: Bool { cell.kind == .null }

    /// The text, if it is a string.
    public var string: String? {
        let cell = self.cell
        return cell.kind == .string ? storage.tree.string(of: cell) : nil
    }

    /// A string, or a number or boolean as it is written.
    public var text: String? {
        let cell = self.cell
        return cell.isContainer || cell.kind == .null ? nil : storage.tree.string(of: cell)
    }

    public var bool: Bool? {
        switch cell.kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// The number, if it is one without a fraction that an `Int` can hold: `12`, `0x1F`, `1e3`.
    public var int: Int? {
        let cell = self.cell
        return cell.kind == .number ? Self.int(ofToken: storage.tree.string(of: cell)) : nil
    }

    /// The number, if it is one.
    public var double: Double? {
        let cell = self.cell
        return cell.kind == .number ? Self.double(ofToken: storage.tree.string(of: cell)) : nil
    }

    /// Whether it is this string, found out without making one.
    public func isString(_ text: StaticString) -> Bool {
        let cell = self.cell
        guard cell.kind == .string else { return false }
        return storage.tree.isText(cell, UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    // MARK: -

    static func int(ofToken token: String) -> Int? {
        if let value = Int(token) { return value }
        if token.hasPrefix("0x") { return Int(token.dropFirst(2), radix: 16) }
        if token.hasPrefix("0o") { return Int(token.dropFirst(2), radix: 8) }
        return Double(token).flatMap { Int(exactly: $0) }
    }

    static func double(ofToken token: String) -> Double? {
        switch token {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .infinity
        case "-.inf", "-.Inf", "-.INF": -.infinity
        case ".nan", ".NaN", ".NAN": .nan
        // The standard library reads `0x1F` as a hexadecimal floating-point number, but does not know `0o17`.
        default: Double(token) ?? int(ofToken: token).map(Double.init)
        }
    }
}
