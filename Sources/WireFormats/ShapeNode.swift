/// A value of a reply, and the way to what it holds.
///
/// A node is two words without ownership: it is valid during the call of the function that was given it, and must not be kept.
/// Members that are absent or null read as nil; a value of the wrong kind throws with its path, except that a number or truth value
/// may be sent as a text. Members usually come in the order of the specification: each look-up begins where the last one ended.
public struct ShapeNode {
    let tape: UnsafeMutablePointer<Tape>
    let index: Int

    @inline(__always)
    init(tape: UnsafeMutablePointer<Tape>, index: Int) {
        self.tape = tape
        self.index = index
    }

    @inline(__always)
    package var node: TapeNode { tape.pointee.nodes[index] }

    @inline(__always)
    package var bytes: UnsafeBufferPointer<UInt8> { tape.pointee.bytes }

    /// The syntax that the node was read from.
    public var syntax: BodySyntax { tape.pointee.syntax }

    /// The name of the node: the member's or the element's; empty for items and, outside XML, for the root.
    public var name: String { tape.pointee.name(of: node) { String(decoding: $0, as: UTF8.self) } }

    /// Whether the node is null.
    public var isNull: Bool { node.kind == .null }

    /// The value as it stands in the body, for scalars: `"a\u0020b"` without its quotes, `1.0E3`, raw XML content.
    public var rawText: String { String(decoding: raw, as: UTF8.self) }

    @inline(__always)
    var raw: UnsafeBufferPointer<UInt8> {
        let node = node
        switch node.kind {
        case .array, .object, .element: return UnsafeBufferPointer(rebasing: bytes[0..<0])
        default: return UnsafeBufferPointer(start: bytes.baseAddress.map { $0 + Int(node.start) }, count: Int(node.length))
        }
    }
}

// MARK: - Children

extension ShapeNode {
    /// The nodes that a node holds, in order; attributes are left out.
    package struct Children {
        let tape: UnsafeMutablePointer<Tape>
        var position: Int
        let end: Int
        /// About how many there are.
        let count: Int

        @inline(__always)
        init(tape: UnsafeMutablePointer<Tape>, position: Int, end: Int, count: Int) {
            self.tape = tape
            self.position = position
            self.end = end
            self.count = count
        }

        @inline(__always)
        package mutating func next() -> ShapeNode? {
            while position < end {
                let place = position
                let node = tape.pointee.nodes + place
                position = Int(node.pointee.next)
                if node.pointee.kind != .attribute { return ShapeNode(tape: tape, index: place) }
            }
            return nil
        }
    }

    /// What the node holds; nothing for scalars.
    package var children: Children {
        let node = node
        switch node.kind {
        case .array, .object, .element:
            let end = Int(node.next)
            let count = node.has(TapeNode.cursor) ? 0 : min(Int(node.length), end - index)
            return Children(tape: tape, position: index + 1, end: end, count: count)
        default: return Children(tape: tape, position: 0, end: 0, count: 0)
        }
    }

    /// The child of a name, whatever its kind, null or not; throws if this is no structure.
    @inline(__always)
    package func lookUp(_ name: WireName) throws -> ShapeNode? {
        let nodes = tape.pointee.nodes
        let own = nodes + index
        let first = index + 1
        let end = Int(own.pointee.next)
        var position = first
        switch own.pointee.kind {
        case .object, .element:
            if own.pointee.has(TapeNode.cursor) { position = Int(own.pointee.length) }
        case .text where end > first: break  // an element with attributes
        default:
            try checkStructure()
            return nil
        }
        let start = position
        while position < end {
            if hasName(nodes[position], name) { return found(position) }
            position = Int(nodes[position].next)
        }
        position = first
        while position < start {
            if hasName(nodes[position], name) { return found(position) }
            position = Int(nodes[position].next)
        }
        return nil
    }

    @inline(__always)
    private func found(_ position: Int) -> ShapeNode {
        let nodes = tape.pointee.nodes
        if nodes[index].kind == .object || nodes[index].kind == .element {
            nodes[index].head |= TapeNode.cursor
            nodes[index].length = nodes[position].next
        }
        return ShapeNode(tape: tape, index: position)
    }

    @inline(__always)
    package func hasName(_ node: TapeNode, _ name: WireName) -> Bool {
        guard node.nameLength == name.count else { return false }
        if node.has(TapeNode.decodedName) { return tape.pointee.name(of: node) { $0.elementsEqual(name.bytes) } }
        guard let base = tape.pointee.bytes.baseAddress else { return name.count == 0 }
        return sameBytes(base + Int(node.name), name.start, name.count)
    }

    /// The child of a name if it is there and not null.
    @inline(__always)
    package func member(_ name: WireName) throws -> ShapeNode? {
        guard let child = try lookUp(name), child.node.kind != .null else { return nil }
        return child
    }

    func member(_ name: StaticString) throws -> ShapeNode? { try member(WireName(name)) }

    /// Throws unless members can stand here.
    package func checkStructure() throws {
        switch node.kind {
        case .object, .element, .null: return
        case .text where isBlank: return
        default: throw wrong("a structure")
        }
    }

    /// Whether an element holds nothing but white space.
    var isBlank: Bool { raw.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 } }
}

/// Whether bytes are the same, compared eight at a time.
@inline(__always)
func sameBytes(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    if count >= 8 {
        var position = 0
        while position + 8 <= count {
            if ByteScan.load(left, position) != ByteScan.load(right, position) { return false }
            position += 8
        }
        return ByteScan.load(left, count - 8) == ByteScan.load(right, count - 8)
    }
    for position in 0..<count where left[position] != right[position] { return false }
    return true
}
