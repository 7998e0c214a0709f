internal import ServiceModel

/// Writes indented JSON, keys in the order given; what is absent is left out.
struct ModelJSON {
    private(set) var bytes: [UInt8] = []
    private var depth = 0
    private var isFirst = true

    mutating func object(_ body: (inout ModelJSON) -> Void) { enclose("{", "}", body) }

    mutating func array<T>(_ items: some Sequence<T>, _ each: (inout ModelJSON, T) -> Void) {
        enclose("[", "]") { json in
            for item in items {
                json.separate()
                each(&json, item)
            }
        }
    }

    mutating func key(_ name: String) {
        separate()
        quoted(name)
        raw(": ")
    }

    mutating func field(_ name: String, _ value: String?) {
        guard let value else { return }
        key(name)
        quoted(value)
    }

    mutating func field(_ name: String, number: Int?) {
        guard let number else { return }
        key(name)
        raw(String(number))
    }

    /// Writes the field only if it is true.
    mutating func field(_ name: String, flag: Bool) {
        guard flag else { return }
        key(name)
        raw("true")
    }

    mutating func field(_ name: String, strings: [String]) {
        guard !strings.isEmpty else { return }
        key(name)
        array(strings) { $0.quoted($1) }
    }

    mutating func field(_ name: String, value: ModelValue?) {
        guard let value else { return }
        key(name)
        self.value(value)
    }

    mutating func field<T>(_ name: String, items: [T], _ each: (inout ModelJSON, T) -> Void) {
        guard !items.isEmpty else { return }
        key(name)
        array(items, each)
    }

    mutating func field(_ name: String, object body: (inout ModelJSON) -> Void) {
        key(name)
        object(body)
    }

    mutating func value(_ value: ModelValue) {
        switch value {
        case .null: raw("null")
        case .bool(let value): raw(value ? "true" : "false")
        case .number(let text): isJSONNumber(text) ? raw(text) : quoted(text)
        case .string(let text): quoted(text)
        case .list(let items): array(items) { $0.value($1) }
        case .map(let entries):
            object { json in
                for entry in entries {
                    json.key(entry.key)
                    json.value(entry.value)
                }
            }
        }
    }

    mutating func quoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): raw("\\\"")
            case UInt8(ascii: "\\"): raw("\\\\")
            case 0x0A: raw("\\n")
            case 0x09: raw("\\t")
            case 0x0D: raw("\\r")
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                raw("\\u00")
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func enclose(_ open: String, _ close: String, _ body: (inout ModelJSON) -> Void) {
        raw(open)
        depth += 1
        isFirst = true
        body(&self)
        depth -= 1
        if !isFirst { newLine() }
        isFirst = false
        raw(close)
    }

    private mutating func separate() {
        if !isFirst { raw(",") }
        isFirst = false
        newLine()
    }

    private mutating func newLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }
}

/// Whether text is a number as JSON spells one: YAML knows further spellings, such as `0x1F` and `.inf`.
private func isJSONNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var at = 0
    func digits() -> Int {
        let start = at
        while at < bytes.count, bytes[at] >= UInt8(ascii: "0"), bytes[at] <= UInt8(ascii: "9") { at += 1 }
        return at - start
    }
    func skip(_ allowed: String) -> Bool {
        guard at < bytes.count, allowed.utf8.contains(bytes[at]) else { return false }
        at += 1
        return true
    }
    _ = skip("-")
    let first = at
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[first] != UInt8(ascii: "0") else { return false }
    if skip("."), digits() == 0 { return false }
    if skip("eE") {
        _ = skip("+-")
        if digits() == 0 { return false }
    }
    return at == bytes.count
}
