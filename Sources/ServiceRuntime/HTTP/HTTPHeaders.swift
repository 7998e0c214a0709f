/// Header fields in the order in which they go out or came in; names are compared without regard to case.
public struct HTTPHeaders: Sendable {
    /// The fields in order; a name may stand more than once.
    public var fields: [(name: String, value: String)]

    /// No fields.
    public init() { fields = [] }
    /// Fields in the order given.
    public init(_ fields: [(name: String, value: String)]) { self.fields = fields }

    /// The value of the first field of that name; setting it replaces all fields of the name, `nil` removes them.
    public subscript(name: String) -> String? {
        get {
            for field in fields where HTTPHeaders.isSame(field.name, name) { return field.value }
            return nil
        }
        set {
            guard let newValue else { return remove(name) }
            set(name, newValue)
        }
    }

    /// The values of every field of that name, in order.
    public func values(_ name: String) -> [String] {
        fields.compactMap { HTTPHeaders.isSame($0.name, name) ? $0.value : nil }
    }

    /// The values of every field of that name, joined by a comma and a space, or `nil` if there is none.
    public func joined(_ name: String) -> String? {
        var joined: String?
        for field in fields where HTTPHeaders.isSame(field.name, name) {
            if let before = joined { joined = before + ", " + field.value } else { joined = field.value }
        }
        return joined
    }

    /// Whether there is a field of that name.
    public func contains(_ name: String) -> Bool {
        fields.contains { HTTPHeaders.isSame($0.name, name) }
    }

    /// Adds a field behind those that are there.
    public mutating func add(_ name: String, _ value: String) { fields.append((name, value)) }

    /// Puts a value where the first field of that name stands, or at the end; further fields of the name go.
    public mutating func set(_ name: String, _ value: String) {
        guard let place = fields.firstIndex(where: { HTTPHeaders.isSame($0.name, name) }) else {
            fields.append((name, value))
            return
        }
        fields[place].value = value
        var next = place + 1
        while next < fields.count {
            if HTTPHeaders.isSame(fields[next].name, name) { fields.remove(at: next) } else { next += 1 }
        }
    }

    /// Removes every field of that name.
    public mutating func remove(_ name: String) {
        if contains(name) { fields.removeAll { HTTPHeaders.isSame($0.name, name) } }
    }
}

extension HTTPHeaders: ExpressibleByDictionaryLiteral, Equatable {
    /// Fields in the order written.
    public init(dictionaryLiteral elements: (String, String)...) {
        fields = elements.map { (name: $0.0, value: $0.1) }
    }

    /// Whether the same fields stand in the same order; names without regard to case.
    public static func == (a: HTTPHeaders, b: HTTPHeaders) -> Bool {
        a.fields.count == b.fields.count && zip(a.fields, b.fields).allSatisfy { isSame($0.name, $1.name) && $0.value == $1.value }
    }
}

// MARK: -

extension HTTPHeaders {
    /// Whether two header names are the same, which ignores the case of ASCII letters.
    public static func isSame(_ a: String, _ b: String) -> Bool {
        let a = a.utf8
        let b = b.utf8
        guard a.count == b.count else { return false }
        var i = a.startIndex
        var j = b.startIndex
        while i != a.endIndex {
            if lowercased(a[i]) != lowercased(b[j]) { return false }
            a.formIndex(after: &i)
            b.formIndex(after: &j)
        }
        return true
    }

    @inline(__always)
    private static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Whether a value may stand in a header: no line break, no NUL.
    static func isSendable(_ value: String) -> Bool {
        !value.utf8.contains { $0 == 0x0a || $0 == 0x0d || $0 == 0 }
    }

    /// Whether a name is a token as RFC 9110 says.
    static func isToken(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "'"),
                    UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "_"),
                    UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
                    true
                default: false
                }
            }
    }
}
