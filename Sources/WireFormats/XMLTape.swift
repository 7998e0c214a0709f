/// Reads XML onto a tape: elements by their local names, attributes by their full ones.
///
/// There is no document type: a `<!DOCTYPE` is skipped if it declares nothing and refused if it does, so that only the five
/// predefined entities and character references exist, and nothing outside the body is ever looked at.
struct XMLTape {
    var tape: Tape
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ tape: Tape) {
        self.bytes = bytes
        self.tape = tape
        end = bytes.count
    }

    mutating func parse() throws(WireError) {
        guard let base = bytes.baseAddress else { return }
        if end >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { position = 3 }
        try skipMisc(base)
        guard position < end else {
            if tape.count == 0, isBlank(base) {
                _ = tape.append(TapeNode(.text, start: 0, length: 0, next: 1))
                return
            }
            throw cutShort()
        }
        guard base[position] == UInt8(ascii: "<") else {
            throw WireError(.otherKind, "expected XML, found \(shown(base[position])) at its start", at: position, in: bytes)
        }
        try refuseHTML(base)
        try parseElements(base)
        try skipMisc(base)
        if position < end { throw damage("found \(shown(base[position])) behind the end of the document's element") }
    }

    private mutating func parseElements(_ base: UnsafePointer<UInt8>) throws(WireError) {
        var container = -1
        var depth = 0
        while true {
            // A start tag begins here.
            let place = tape.count
            let isClosed = try startTag(base, around: container)
            if container >= 0 {
                if tape.nodes[container].kind == .text { open(container) }
                tape.nodes[container].length &+= 1
            }
            if isClosed {
                tape.nodes[place].next = UInt32(lowBitsOf: tape.count)
                if container < 0 { return }
            } else {
                container = place
                depth += 1
                if depth > WireLimits.depth { throw tooDeep() }
            }
            // Text, and end tags, up to the next start tag.
            var textStart = position
            content: while true {
                try scanText(base, of: container)
                guard position + 1 < end else { throw cutShort() }
                switch base[position + 1] {
                case UInt8(ascii: "/"):
                    let textEnd = position
                    try endTag(base, of: container)
                    if tape.nodes[container].kind == .text {
                        tape.nodes[container].start = UInt32(lowBitsOf: textStart)
                        tape.nodes[container].length = UInt32(lowBitsOf: textEnd - textStart)
                    }
                    let around = Int(tape.nodes[container].next) - 1
                    tape.nodes[container].next = UInt32(lowBitsOf: tape.count)
                    container = around
                    depth -= 1
                    if container < 0 { return }
                    textStart = position
                case UInt8(ascii: "!"):
                    tape.nodes[container].head |= TapeNode.encoded
                    if try !skipSection(base) { throw damage("found '<!' that begins neither a comment nor a CDATA section") }
                case UInt8(ascii: "?"):
                    tape.nodes[container].head |= TapeNode.encoded
                    try skip(behind: "?>", base)
                default:
                    break content
                }
            }
        }
    }

    /// A text turns out to hold elements.
    @inline(__always)
    private mutating func open(_ place: Int) {
        tape.nodes[place].head = tape.nodes[place].head & 0xFFFF_FFD0 | UInt32(TapeKind.element.rawValue)
        tape.nodes[place].length = 0
    }

    // MARK: Tags

    /// Reads a start tag and appends its node and attributes; gives whether the element ends with it.
    @inline(__always)
    private mutating func startTag(_ base: UnsafePointer<UInt8>, around container: Int) throws(WireError) -> Bool {
        let start = position + 1
        var at = start
        var local = start
        while at < end, isNameByte(base[at]) {
            if base[at] == UInt8(ascii: ":") { local = at + 1 }
            at += 1
        }
        guard at < end else { throw cutShort() }
        guard at > local, !isDigit(base[start]), base[start] != UInt8(ascii: "-"), base[start] != UInt8(ascii: ".") else {
            throw damage("found \(shown(base[at])) where an element's name should stand", at: at)
        }
        guard at - start < WireLimits.nameBytes else {
            throw WireError(.beyondLimit, "the name of an element has \(at - start) bytes", at: start, in: bytes)
        }
        _ = tape.append(
            TapeNode(
                .text, name: UInt32(lowBitsOf: local), nameLength: at - local, start: at, length: 0, next: container + 1))
        position = at
        if base[at] == UInt8(ascii: ">") {
            position = at + 1
            return false
        }
        return try attributes(base)
    }

    private mutating func attributes(_ base: UnsafePointer<UInt8>) throws(WireError) -> Bool {
        var count = 0
        while true {
            let before = position
            skipSpace(base)
            guard position < end else { throw cutShort() }
            switch base[position] {
            case UInt8(ascii: ">"):
                position += 1
                return false
            case UInt8(ascii: "/"):
                position += 1
                guard position < end else { throw cutShort() }
                guard base[position] == UInt8(ascii: ">") else { throw damage("found \(shown(base[position])), expected '>'") }
                position += 1
                return true
            default:
                guard position > before else { throw damage("found \(shown(base[position])) in a tag, expected white space or '>'") }
                count += 1
                guard count <= WireLimits.attributes else {
                    throw WireError(.beyondLimit, "an element has more than \(WireLimits.attributes) attributes", at: position, in: bytes)
                }
                try attribute(base)
            }
        }
    }

    private mutating func attribute(_ base: UnsafePointer<UInt8>) throws(WireError) {
        let name = position
        while position < end, isNameByte(base[position]) { position += 1 }
        let nameEnd = position
        guard nameEnd > name else { throw damage("found \(shown(base[position])) where an attribute's name should stand") }
        skipSpace(base)
        guard position < end else { throw cutShort() }
        guard base[position] == UInt8(ascii: "=") else {
            throw damage("found \(shown(base[position])), expected '=' behind an attribute's name")
        }
        position += 1
        skipSpace(base)
        guard position < end else { throw cutShort() }
        let quote = base[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            throw damage("found \(shown(quote)), expected a quoted value of an attribute")
        }
        position += 1
        let start = position
        var flags: UInt32 = 0
        while position < end, base[position] != quote {
            switch base[position] {
            case UInt8(ascii: "<"): throw damage("found '<' in the value of an attribute; it is written '&lt;'")
            case UInt8(ascii: "&"):
                flags |= TapeNode.encoded
                try checkReference()
            case 0x09, 0x0A, 0x0D: flags |= TapeNode.encoded
            case 0x80...: flags |= TapeNode.beyondASCII
            default: break
            }
            position += 1
        }
        guard position < end else { throw cutShort() }
        let value = position
        position += 1
        // Declarations of namespaces are no attributes.
        if nameEnd - name >= 5, base[name] == UInt8(ascii: "x"), base[name + 1] == UInt8(ascii: "m"), base[name + 2] == UInt8(ascii: "l"),
            base[name + 3] == UInt8(ascii: "n"), base[name + 4] == UInt8(ascii: "s"),
            nameEnd - name == 5 || base[name + 5] == UInt8(ascii: ":")
        {
            return
        }
        guard nameEnd - name < WireLimits.nameBytes else {
            throw WireError(.beyondLimit, "the name of an attribute has \(nameEnd - name) bytes", at: name, in: bytes)
        }
        _ = tape.append(
            TapeNode(
                .attribute, flags: flags, name: UInt32(lowBitsOf: name), nameLength: nameEnd - name, start: start,
                length: value - start, next: tape.count + 1))
    }

    @inline(__always)
    private mutating func endTag(_ base: UnsafePointer<UInt8>, of container: Int) throws(WireError) {
        let node = tape.nodes[container]
        var open = Int(node.name)
        while base[open - 1] != UInt8(ascii: "<") { open -= 1 }
        let length = Int(node.name) + node.nameLength - open
        var at = position + 2
        guard at + length < end else { throw cutShort() }
        var step = 0
        while step < length, base[open + step] == base[at + step] { step += 1 }
        guard step == length, !isNameByte(base[at + length]) else {
            let name = String(decoding: bytes[open..<open + length], as: UTF8.self)
            throw damage("found an end tag where '</\(name)>' was expected", at: at)
        }
        at += length
        if base[at] != UInt8(ascii: ">") {
            position = at
            skipSpace(base)
            guard position < end else { throw cutShort() }
            guard base[position] == UInt8(ascii: ">") else { throw damage("found \(shown(base[position])), expected '>'") }
            at = position
        }
        position = at + 1
    }
}
