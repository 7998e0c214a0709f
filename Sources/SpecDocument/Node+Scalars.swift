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
        guard cell.kind == .number, let token = text else { return nil }
        if let value = Int(token) { return value }
        if token.hasPrefix("0x") { return Int(token.dropFirst(2), radix: 16) }
        if token.hasPrefix("0o") { return Int(token.dropFirst(2), radix: 8) }
        return Double(token).flatMap { Int(exactly: $0) }
    }

    /// The number, if it is one.
    public var double: Double? {
        guard cell.kind == .number, let token = text else { return nil }
        if let value = int, token.hasPrefix("0") { return Double(value) }
        switch token {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .infinity
        case "-.inf", "-.Inf", "-.INF": return -.infinity
        case ".nan", ".NaN", ".NAN": return .nan
        default: return Double(token)
        }
    }

    /// Whether it is this string, found out without making one.
    public func isString(_ text: StaticString) -> Bool {
        let cell = self.cell
        guard cell.kind == .string else { return false }
        return storage.tree.isText(cell, UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
