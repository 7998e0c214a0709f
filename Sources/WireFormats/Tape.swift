/// What a place on the tape is.
package enum TapeKind: UInt8 {
    case null, boolean, number, string, array, object
    /// An XML element without elements in it; its content is text.
    case text
    /// An XML element with elements in it.
    case element
    case attribute
    /// CBOR: integers and floats (with their tags), byte strings.
    case cborNumber, bytes
}

/// One value of a reply: 20 bytes, trivial. Containers are followed by what they hold.
package struct TapeNode {
    /// Bits 0–3 the kind, 4–7 the flags, 8–31 the length of the name.
    var head: UInt32
    /// Where the name begins: in the body, or in the side text if it had to be decoded.
    var name: UInt32
    /// Where the value begins: the content of texts, the first byte of all else.
    package var start: UInt32
    /// How long the raw value is. In containers how many values they hold; once looked up by name, where the last look-up ended.
    var length: UInt32
    /// The place behind the value and all that it holds. While the parser is inside a container, the container around it.
    var next: UInt32

    @inline(__always)
    package var kind: TapeKind { unsafeBitCast(UInt8(lowBitsOf: head & 15), to: TapeKind.self) }

    @inline(__always)
    var nameLength: Int { Int(head &>> 8) }

    /// The name stands in the side text.
    static var decodedName: UInt32 { 0x10 }
    /// The raw value is not yet the text: it has escapes, references, sections or chunks.
    static var encoded: UInt32 { 0x20 }
    /// The text has bytes beyond ASCII.
    static var beyondASCII: UInt32 { 0x40 }
    /// `length` says where the last look-up ended. For scalars: true.
    package static var cursor: UInt32 { 0x80 }

    @inline(__always)
    init(_ kind: TapeKind, flags: UInt32 = 0, name: UInt32 = 0, nameLength: Int = 0, start: Int, length: Int, next: Int) {
        head = UInt32(kind.rawValue) | flags | UInt32(lowBitsOf: nameLength) &<< 8
        self.name = name
        self.start = UInt32(lowBitsOf: start)
        self.length = UInt32(lowBitsOf: length)
        self.next = UInt32(lowBitsOf: next)
    }

    @inline(__always)
    package func has(_ flag: UInt32) -> Bool { head & flag != 0 }
}

/// A body that has been read: its bytes, and all its values in one flat array.
struct Tape {
    var bytes: UnsafeBufferPointer<UInt8>
    var syntax: BodySyntax
    var nodes: UnsafeMutablePointer<TapeNode>
    var count = 0
    private(set) var capacity: Int
    /// Names that do not stand in the body as they are.
    var sideText: [UInt8] = []
    /// Required members that were missing.
    var missing: [String] = []

    init(capacity: Int) {
        bytes = UnsafeBufferPointer(start: nil, count: 0)
        syntax = .json
        nodes = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    func free() { nodes.deallocate() }

    mutating func begin(_ bytes: UnsafeBufferPointer<UInt8>, _ syntax: BodySyntax) {
        self.bytes = bytes
        self.syntax = syntax
        count = 0
        if !sideText.isEmpty { sideText.removeAll() }
        if !missing.isEmpty { missing.removeAll() }
    }

    /// Appends a node and gives its place.
    @inline(__always)
    mutating func append(_ node: TapeNode) -> Int {
        if count == capacity { grow() }
        let place = count
        (nodes + place).initialize(to: node)
        count = place + 1
        return place
    }

    @inline(never)
    private mutating func grow() {
        let wider = UnsafeMutablePointer<TapeNode>.allocate(capacity: capacity * 2)
        wider.update(from: nodes, count: count)
        nodes.deallocate()
        nodes = wider
        capacity *= 2
    }

    /// The bytes of a node's name.
    func name<R>(of node: TapeNode, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        let range = Int(node.name)..<Int(node.name) + node.nameLength
        if node.has(TapeNode.decodedName) {
            return sideText.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
        }
        return body(UnsafeBufferPointer(rebasing: bytes[range]))
    }

    /// Keeps a name that had to be decoded and gives its place; nil if the side text is full.
    mutating func keep(name: [UInt8]) -> UInt32? {
        let place = sideText.count
        guard place + name.count < WireLimits.bytes else { return nil }
        sideText.append(contentsOf: name)
        return UInt32(place)
    }
}
