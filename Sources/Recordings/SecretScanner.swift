/// Puts `***` in the place of values by their names, in JSON and XML; everything else stays byte for byte.
///
/// It only has to find where values begin and end, so text that is not well formed comes out as it went in.
struct SecretScanner {
    private let bytes: [UInt8]
    private let names: [String]
    private var place = 0
    private var output: [UInt8] = []

    init(_ bytes: [UInt8], _ names: [String]) {
        self.bytes = bytes
        self.names = names
    }

    // MARK: - JSON

    /// `"Password": …` becomes `"Password": "***"`, whatever kind of value stands there.
    mutating func json() -> [UInt8] {
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "\"") else {
                output.append(bytes[place])
                place += 1
                continue
            }
            let start = place
            skipString()
            output += bytes[start..<place]
            let name = String(decoding: bytes[start..<place].dropFirst().dropLast(), as: UTF8.self)
            guard names.contains(name) else { continue }
            let gap = place
            skipBlanks()
            guard place < bytes.count, bytes[place] == UInt8(ascii: ":") else {
                place = gap
                continue
            }
            place += 1
            skipBlanks()
            output += bytes[gap..<place]
            skipValue()
            output += "\"***\"".utf8
        }
        return output
    }

    private mutating func skipBlanks() {
        while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    }

    private mutating func skipString() {
        place += 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") { place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1 }
        place = min(place + 1, bytes.count)
    }

    private mutating func skipValue() {
        var depth = 0
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                skipString()
                if depth == 0 { return }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return }
                depth -= 1
                if depth == 0 {
                    place += 1
                    return
                }
            case UInt8(ascii: ","): if depth == 0 { return }
            default: break
            }
            place += 1
        }
    }

    // MARK: - XML

    /// `<Password>…</Password>` becomes `<Password>***</Password>`, whatever stands inside.
    mutating func xml() -> [UInt8] {
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "<"), let name = elementName(), names.contains(name), let end = tagEnd(),
                bytes[end - 2] != UInt8(ascii: "/"),
                let close = closing(name, from: end)
            else {
                output.append(bytes[place])
                place += 1
                continue
            }
            output += bytes[place..<end]
            output += "***".utf8
            place = close
        }
        return output
    }

    /// The name of the element whose start tag begins here, without a prefix.
    private func elementName() -> String? {
        var end = place + 1
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">"), bytes[end] != UInt8(ascii: "/") { end += 1 }
        let name = bytes[(place + 1)..<min(end, bytes.count)]
        guard let first = name.first, first != UInt8(ascii: "!"), first != UInt8(ascii: "?") else { return nil }
        if let colon = name.lastIndex(of: UInt8(ascii: ":")) { return String(decoding: name[(colon + 1)...], as: UTF8.self) }
        return String(decoding: name, as: UTF8.self)
    }

    /// The place behind the `>` of the tag that begins here.
    private func tagEnd() -> Int? {
        bytes[place...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
    }

    /// Where the end tag of that name begins.
    private func closing(_ name: String, from start: Int) -> Int? {
        let wanted = Array(name.utf8)
        var here = start
        while here + 1 < bytes.count {
            guard bytes[here] == UInt8(ascii: "<"), bytes[here + 1] == UInt8(ascii: "/") else {
                here += 1
                continue
            }
            guard let end = bytes[here...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
            var found = bytes[(here + 2)..<end]
            if let colon = found.lastIndex(of: UInt8(ascii: ":")) { found = found[(colon + 1)...] }
            while let last = found.last, last <= 0x20 { found = found.dropLast() }
            if found.elementsEqual(wanted) { return here }
            here = end
        }
        return nil
    }
}
