internal import CSystem

/// Reads a body and hands its root to a function; the node, and all that is reached from it, is valid inside the function only.
///
/// An empty body reads as an empty structure. Damage throws a `WireError` that says what, in which line and column.
public func withParsedBody<R>(_ bytes: [UInt8], _ syntax: BodySyntax, _ body: (ShapeNode) throws -> R) throws -> R {
    try bytes.withUnsafeBufferPointer { try withParsedBody($0, syntax, body) }
}

/// Reads a body that stands in memory of any owner.
public func withParsedBody<R>(_ bytes: UnsafeBufferPointer<UInt8>, _ syntax: BodySyntax, _ body: (ShapeNode) throws -> R) throws -> R {
    let tape = TapeStore.take()
    defer { TapeStore.putBack(tape) }
    tape.pointee.begin(bytes, syntax)
    try parse(bytes, syntax, into: tape)
    return try body(ShapeNode(tape: tape, index: 0))
}

private func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ syntax: BodySyntax, into tape: UnsafeMutablePointer<Tape>) throws(WireError) {
    guard bytes.count < WireLimits.bytes else {
        throw WireError(.beyondLimit, "the body has \(bytes.count) bytes; fewer than \(WireLimits.bytes) are read")
    }
    if bytes.isEmpty {
        _ = tape.pointee.append(TapeNode(syntax == .xml ? .text : .object, start: 0, length: 0, next: 1))
        return
    }
    switch syntax {
    case .json:
        var parser = JSONTape(bytes, tape.pointee)
        defer { tape.pointee = parser.tape }
        try parser.parse()
    case .xml:
        var parser = XMLTape(bytes, tape.pointee)
        defer { tape.pointee = parser.tape }
        try parser.parse()
    case .cbor:
        var parser = CBORTape(bytes, tape.pointee)
        defer { tape.pointee = parser.tape }
        try parser.parse()
    }
}

/// One tape a thread is kept from call to call, so that reading a reply allocates nothing.
enum TapeStore {
    /// A tape that has grown beyond this is given back to the system.
    private static var keptNodes: Int { 1 &<< 18 }

    private static let slot = ss_slot_new { kept in
        if let kept { release(kept.assumingMemoryBound(to: Tape.self)) }
    }

    /// The thread's tape, or a new one while it is in use.
    static func take() -> UnsafeMutablePointer<Tape> {
        if let kept = ss_slot_get(slot) {
            _ = ss_slot_set(slot, nil)
            return kept.assumingMemoryBound(to: Tape.self)
        }
        let tape = UnsafeMutablePointer<Tape>.allocate(capacity: 1)
        tape.initialize(to: Tape(capacity: 1_024))
        return tape
    }

    static func putBack(_ tape: UnsafeMutablePointer<Tape>) {
        tape.pointee.bytes = UnsafeBufferPointer(start: nil, count: 0)
        if tape.pointee.capacity > keptNodes || ss_slot_get(slot) != nil || ss_slot_set(slot, tape) == 0 {
            release(tape)
        }
    }

    private static func release(_ tape: UnsafeMutablePointer<Tape>) {
        tape.pointee.free()
        tape.deinitialize(count: 1)
        tape.deallocate()
    }
}
