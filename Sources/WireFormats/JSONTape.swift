internal import ScalarText

/// Reads JSON onto a tape.
struct JSONTape {
    var tape: Tape
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ tape: Tape) {
        self.bytes = bytes
        self.tape = tape
        end = bytes.count
    }

    mutating func parse() throws(WireError) {
        guard let base = bytes.baseAddress else { return }
        if end >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { position = 3 }
        skipSpace()
        guard position < end else {
            _ = tape.append(TapeNode(.object, start: 0, length: 0, next: 1))
            return
        }
        if base[position] == UInt8(ascii: "<") {
            throw WireError(.otherKind, "expected JSON, found markup (HTML or XML)", at: position, in: bytes)
        }
        try parseValues(base)
        skipSpace()
        if position < end { throw damage("found \(shown(base[position])) behind the end of the JSON value") }
    }

    /// The name that the next value carries.
    private struct Name {
        var flags: UInt32 = 0
        var place: UInt32 = 0
        var length = 0
    }

    private mutating func parseValues(_ base: UnsafePointer<UInt8>) throws(WireError) {
        var container = -1
        var depth = 0
        var name = Name()
        while true {
            // A value begins here.
            guard position < end else { throw cutShort() }
            let start = position
            switch base[position] {
            case UInt8(ascii: "\""):
                let flags = try scanString()
                add(.string, flags, name, start: start + 1, length: position - start - 2)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                try scanNumber()
                add(.number, 0, name, start: start, length: position - start)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isObject = base[position] == UInt8(ascii: "{")
                depth += 1
                if depth > WireLimits.depth { throw tooDeep() }
                position += 1
                let place = tape.append(
                    TapeNode(
                        isObject ? .object : .array, flags: name.flags, name: name.place, nameLength: name.length, start: start, length: 0,
                        next: container + 1))
                skipSpace()
                guard position < end else { throw cutShort() }
                if base[position] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                    position += 1
                    depth -= 1
                    tape.nodes[place].next = UInt32(lowBitsOf: tape.count)
                } else {
                    container = place
                    name = isObject ? try scanName(base) : Name()
                    continue
                }
            case UInt8(ascii: "t"):
                try expect("true")
                add(.boolean, TapeNode.cursor, name, start: start, length: 4)
            case UInt8(ascii: "f"):
                try expect("false")
                add(.boolean, 0, name, start: start, length: 5)
            case UInt8(ascii: "n"):
                try expect("null")
                add(.null, 0, name, start: start, length: 4)
            default:
                throw damage("found \(shown(base[position])) where a JSON value should begin")
            }
            // A value has ended: count it, and close containers that end here.
            while true {
                guard container >= 0 else { return }
                tape.nodes[container].length &+= 1
                skipSpace()
                guard position < end else { throw cutShort() }
                let isObject = tape.nodes[container].kind == .object
                let byte = base[position]
                if byte == UInt8(ascii: ",") {
                    position += 1
                    skipSpace()
                    name = isObject ? try scanName(base) : Name()
                    break
                }
                guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                    throw damage("found \(shown(byte)), expected ',' or '\(isObject ? "}" : "]")'")
                }
                position += 1
                depth -= 1
                let around = Int(tape.nodes[container].next) - 1
                tape.nodes[container].next = UInt32(lowBitsOf: tape.count)
                container = around
            }
        }
    }

    @inline(__always)
    private mutating func add(_ kind: TapeKind, _ flags: UInt32, _ name: Name, start: Int, length: Int) {
        _ = tape.append(
            TapeNode(
                kind, flags: flags | name.flags, name: name.place, nameLength: name.length, start: start, length: length,
                next: tape.count + 1))
    }

    // MARK: Tokens

    @inline(__always)
    private mutating func skipSpace() { position = JSONScanner.skipWhitespace(bytes, from: position) }

    private mutating func scanName(_ base: UnsafePointer<UInt8>) throws(WireError) -> Name {
        guard position < end else { throw cutShort() }
        guard base[position] == UInt8(ascii: "\"") else { throw damage("found \(shown(base[position])), expected the name of a member") }
        let start = position + 1
        let flags = try scanString()
        var name = Name(flags: 0, place: UInt32(lowBitsOf: start), length: position - start - 1)
        if flags & TapeNode.encoded != 0 {
            let decoded = JSONString.decode(UnsafeBufferPointer(rebasing: bytes[start..<position - 1]))
            guard let place = tape.keep(name: decoded) else { throw damage("the names of members are too long", at: start) }
            name = Name(flags: TapeNode.decodedName, place: place, length: decoded.count)
        }
        guard name.length < WireLimits.nameBytes else {
            throw WireError(.beyondLimit, "the name of a member has \(name.length) bytes", at: start, in: bytes)
        }
        skipSpace()
        guard position < end else { throw cutShort() }
        guard base[position] == UInt8(ascii: ":") else {
            throw damage("found \(shown(base[position])), expected ':' behind a member's name")
        }
        position += 1
        skipSpace()
        return name
    }

    /// From a quote to behind the closing one; gives the flags of what is between.
    @inline(__always)
    private mutating func scanString() throws(WireError) -> UInt32 {
        let found = JSONScanner.string(bytes, from: position + 1)
        if let damage = found.damage { throw error(of: damage, at: found.offset) }
        position = found.offset + 1
        return found.hasEscapes ? TapeNode.encoded : 0
    }

    private func error(of damage: JSONScanner.StringDamage, at offset: Int) -> WireError {
        switch damage {
        case .cutShort: cutShort()
        case .control: self.damage("found a control character inside a string; such are written \\u00XX", at: offset)
        case .escape: self.damage("found a backslash that begins no escape of JSON", at: offset)
        case .surrogate: self.damage("found half of a surrogate pair", at: offset)
        case .encoding: self.damage("found bytes that are not UTF-8", at: offset)
        }
    }

    @inline(__always)
    private mutating func scanNumber() throws(WireError) {
        guard let numberEnd = JSONScanner.number(bytes, from: position) else {
            if bytes[position...].allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "-") }) { throw cutShort() }
            throw damage("found a number that breaks JSON's rules")
        }
        position = numberEnd
    }

    private mutating func expect(_ literal: StaticString) throws(WireError) {
        guard JSONScanner.has(literal, bytes, at: position) else {
            let rest = UnsafeBufferPointer(rebasing: bytes[position...].prefix(literal.utf8CodeUnitCount))
            if literal.description.hasPrefix(String(decoding: rest, as: UTF8.self)) { throw cutShort() }
            throw damage("found \(shown(bytes[position])) where '\(literal)' was expected")
        }
        position += literal.utf8CodeUnitCount
    }

    // MARK: Damage

    private func damage(_ message: String, at place: Int? = nil) -> WireError {
        WireError(.malformed, message, at: place ?? position, in: bytes)
    }

    private func cutShort() -> WireError { WireError(.cutShort, "the JSON ends in the middle", at: end, in: bytes) }

    private func tooDeep() -> WireError {
        WireError(.beyondLimit, "the JSON nests deeper than \(WireLimits.depth) levels", at: position, in: bytes)
    }
}

/// A byte for a message: the character, or its number.
func shown(_ byte: UInt8) -> String {
    byte > 0x20 && byte < 0x7F ? "'\(Character(Unicode.Scalar(byte)))'" : "byte 0x\(String(byte, radix: 16, uppercase: true))"
}
