/// Reads CBOR (RFC 8949) onto a tape. Definite and indefinite lengths are understood; tags stay in front of their values.
struct CBORTape {
    var tape: Tape
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ tape: Tape) {
        self.bytes = bytes
        self.tape = tape
        end = bytes.count
    }

    /// A list or map that is being read.
    private struct Open {
        var place: Int
        /// How many values (in maps, pairs) are still to come; nil until a break.
        var left: UInt64?
    }

    mutating func parse() throws(WireError) {
        if bytes[0] == UInt8(ascii: "<") {
            throw WireError(.otherKind, "expected CBOR, found markup (HTML or XML)", at: 0, in: bytes)
        }
        var stack: [Open] = []
        while true {
            var nameFlags: UInt32 = 0
            var name = 0
            var nameLength = 0
            if let top = stack.last, tape.nodes[top.place].kind == .object {
                (nameFlags, name, nameLength) = try scanName()
            }
            if let opened = try scanValue(nameFlags, name, nameLength) {
                guard stack.count < WireLimits.depth else {
                    throw WireError(.beyondLimit, "the CBOR nests deeper than \(WireLimits.depth) levels", at: position, in: bytes)
                }
                stack.append(opened)
            } else if let top = stack.last {
                tape.nodes[top.place].length &+= 1
            }
            // Close what ends here.
            while let top = stack.last {
                if let left = top.left {
                    let holds = UInt64(tape.nodes[top.place].length)
                    if holds < left { break }
                } else {
                    guard position < end else { throw cutShort() }
                    guard bytes[position] == 0xFF else { break }
                    position += 1
                }
                tape.nodes[top.place].next = UInt32(lowBitsOf: tape.count)
                stack.removeLast()
                if let around = stack.last { tape.nodes[around.place].length &+= 1 }
            }
            if stack.isEmpty { break }
        }
        if position < end { throw damage("found \(end - position) bytes behind the end of the CBOR value") }
    }

    /// Reads one value; gives the container if it opens one.
    private mutating func scanValue(_ nameFlags: UInt32, _ name: Int, _ nameLength: Int) throws(WireError) -> Open? {
        let start = position
        var tags = 0
        while position < end, bytes[position] &>> 5 == 6 {
            _ = try scanHead()
            tags += 1
            guard tags <= 16 else { throw WireError(.beyondLimit, "a value carries more than 16 tags", at: start, in: bytes) }
        }
        guard position < end else { throw cutShort() }
        let initial = bytes[position]
        switch initial &>> 5 {
        case 0, 1:
            _ = try scanHead()
            add(.cborNumber, nameFlags, name, nameLength, start, position - start)
        case 2, 3:
            let kind: TapeKind = initial &>> 5 == 2 ? .bytes : .string
            let (flags, content, length) = try scanText(initial &>> 5)
            // A tagged byte string is a bignum: its tag is needed.
            if kind == .bytes && tags > 0 {
                add(.cborNumber, nameFlags | flags, name, nameLength, start, position - start)
            } else {
                add(kind, nameFlags | flags, name, nameLength, content, length)
            }
        case 4, 5:
            let isMap = initial &>> 5 == 5
            let left = try scanHead()
            if let left, left > UInt64(end - position) { throw cutShort() }
            let kind: TapeKind = tags > 0 && !isMap ? .array : isMap ? .object : .array
            let place = tape.append(
                TapeNode(
                    kind, flags: nameFlags, name: UInt32(lowBitsOf: name), nameLength: nameLength, start: start, length: 0, next: 0
                ))
            return Open(place: place, left: left)
        default:
            switch initial & 31 {
            case 20, 21:
                position += 1
                add(.boolean, nameFlags | (initial & 31 == 21 ? TapeNode.cursor : 0), name, nameLength, start, 1)
            case 22, 23:
                position += 1
                add(.null, nameFlags, name, nameLength, start, 1)
            case 25, 26, 27:
                _ = try scanHead()
                add(.cborNumber, nameFlags, name, nameLength, start, position - start)
            case 31: throw damage("found a break where a value should begin")
            default: throw damage("found the simple value \(initial & 31), which has no meaning here")
            }
        }
        return nil
    }

    @inline(__always)
    private mutating func add(_ kind: TapeKind, _ flags: UInt32, _ name: Int, _ nameLength: Int, _ start: Int, _ length: Int) {
        _ = tape.append(
            TapeNode(
                kind, flags: flags, name: UInt32(lowBitsOf: name), nameLength: nameLength, start: start, length: length,
                next: tape.count + 1))
    }

    /// Reads the head of a value; gives its argument, nil for an indefinite length.
    private mutating func scanHead() throws(WireError) -> UInt64? {
        guard let head = CBORHead(bytes, at: position) else {
            if bytes[position] & 31 >= 28 { throw damage("found the reserved head \(shown(bytes[position]))") }
            throw cutShort()
        }
        if head.argument == nil, !(2...5).contains(head.major) { throw damage("found an indefinite length where none can be") }
        position += head.length
        return head.argument
    }

    /// Reads a string; gives its flags and where its content stands (for one in chunks: the chunks).
    private mutating func scanText(_ major: UInt8) throws(WireError) -> (flags: UInt32, start: Int, length: Int) {
        guard let length = try scanHead() else {
            let start = position
            while true {
                guard position < end else { throw cutShort() }
                if bytes[position] == 0xFF { break }
                guard bytes[position] &>> 5 == major else { throw damage("found a chunk of another kind inside a string") }
                guard let length = try scanHead() else { throw damage("found a chunk of indefinite length inside a string") }
                guard length <= UInt64(end - position) else { throw cutShort() }
                position += Int(length)
            }
            position += 1
            return (TapeNode.encoded | TapeNode.beyondASCII, start, position - 1 - start)
        }
        guard length <= UInt64(end - position) else { throw cutShort() }
        let start = position
        position += Int(length)
        return (TapeNode.beyondASCII, start, Int(length))
    }

    private mutating func scanName() throws(WireError) -> (flags: UInt32, name: Int, length: Int) {
        guard position < end else { throw cutShort() }
        guard bytes[position] &>> 5 == 3 else { throw damage("found a map's key that is no text") }
        let start = position
        let (flags, content, length) = try scanText(3)
        guard length < WireLimits.nameBytes else {
            throw WireError(.beyondLimit, "the name of a member has \(length) bytes", at: start, in: bytes)
        }
        guard flags & TapeNode.encoded != 0 else { return (0, content, length) }
        let joined = CBORHead.join(bytes, content, length)
        guard let place = tape.keep(name: joined) else { throw damage("the names of members are too long") }
        return (TapeNode.decodedName, Int(place), joined.count)
    }

    private func damage(_ message: String) -> WireError { WireError(.malformed, message, at: position, in: bytes) }

    private func cutShort() -> WireError { WireError(.cutShort, "the CBOR ends in the middle", at: end, in: bytes) }
}

/// The first bytes of a CBOR value.
struct CBORHead {
    var major: UInt8
    /// The additional information: 25, 26 and 27 tell floats apart.
    var information: UInt8
    /// Nil for an indefinite length.
    var argument: UInt64?
    /// How many bytes the head has.
    var length: Int

    /// Reads a head; nil if it is cut short or reserved.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) {
        guard position < bytes.count else { return nil }
        let initial = bytes[position]
        major = initial &>> 5
        information = initial & 31
        switch information {
        case 0..<24:
            argument = UInt64(information)
            length = 1
        case 24...27:
            let size = 1 &<< Int(information - 24)
            guard position + size < bytes.count else { return nil }
            argument = (1...size).reduce(0) { $0 &<< 8 | UInt64(bytes[position + $1]) }
            length = 1 + size
        case 31:
            argument = nil
            length = 1
        default: return nil
        }
    }

    /// The content of a string in chunks that the parser has seen.
    static func join(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) -> [UInt8] {
        var joined: [UInt8] = []
        var position = start
        while position < start + length, let head = CBORHead(bytes, at: position), let size = head.argument {
            position += head.length
            let chunkEnd = min(position + Int(clamping: size), start + length)
            joined.append(contentsOf: bytes[position..<chunkEnd])
            position = chunkEnd
        }
        return joined
    }
}
