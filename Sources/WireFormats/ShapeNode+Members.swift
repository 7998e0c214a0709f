internal import ScalarText

// Members by name; nil where one is absent or null.

extension ShapeNode {
    /// A text.
    public func string(_ name: StaticString) throws -> String? { try member(WireName(name))?.string() }

    /// A truth value.
    public func boolean(_ name: StaticString) throws -> Bool? { try member(WireName(name))?.boolean() }

    /// An integer; `1.0` is one too.
    public func integer(_ name: StaticString) throws -> Int? { try member(WireName(name))?.integer() }

    /// A number of single precision.
    public func float(_ name: StaticString) throws -> Float? { try member(WireName(name))?.float() }

    /// A number of double precision.
    public func double(_ name: StaticString) throws -> Double? { try member(WireName(name))?.double() }

    /// An integer or decimal of any length.
    public func bigNumber(_ name: StaticString) throws -> BigNumber? { try member(WireName(name))?.bigNumber() }

    /// A point in time.
    public func timestamp(_ name: StaticString, format: TimestampFormat = .standard) throws -> Timestamp? {
        try member(WireName(name))?.timestamp(format: format)
    }

    /// Bytes.
    public func blob(_ name: StaticString) throws -> Blob? { try member(WireName(name))?.blob() }

    /// One of an open set of texts.
    public func enumeration<E: RawRepresentable>(_ name: StaticString) throws -> E? where E.RawValue == String {
        try member(WireName(name))?.enumeration()
    }

    /// One of an open set of integers.
    public func enumeration<E: RawRepresentable>(_ name: StaticString) throws -> E? where E.RawValue == Int {
        try member(WireName(name))?.enumeration()
    }

    /// A structure or union.
    public func structure<S: DecodableShape>(_ name: StaticString) throws -> S? {
        guard let child = try member(name) else { return nil }
        try child.checkStructure()
        return try S(from: child)
    }

    /// A structure that is kept in a box.
    public func structure<S: DecodableShape>(_ name: StaticString) throws -> Box<S>? {
        guard let child = try member(name) else { return nil }
        try child.checkStructure()
        return Box(try S(from: child))
    }

    /// The name of the member that a union holds: the first that is not null and not `__type`; empty if there is none.
    public func unionMember() throws -> String {
        try checkStructure()
        var children = children
        while let child = children.next() {
            if child.isNull { continue }
            let name = child.name
            if name != "__type" { return name }
        }
        return ""
    }

    /// The child of a name, for values that no method of a kind reads; nil if absent or null.
    public func child(_ name: StaticString) throws -> ShapeNode? { try member(WireName(name)) }

    /// The child of a name that is known only when the program runs; nil if absent or null.
    public func child(named name: String) throws -> ShapeNode? {
        return try name.withBytes { bytes in
            guard let start = bytes.baseAddress else { return nil }
            return try member(WireName(start: start, count: bytes.count))
        }
    }

    /// Notes that a required member is missing, and gives the empty value with which it reads.
    public func missing<T>(_ name: StaticString, _ empty: T) -> T {
        note(missing: WireName(name))
        return empty
    }

    /// Notes that a required structure is missing, and gives a node without members to read it from.
    public func missing(_ name: StaticString) -> ShapeNode {
        note(missing: WireName(name))
        return emptyNode
    }

    /// Required members that were missing so far, by their paths; at most 100 are kept.
    public var missingMembers: [String] { tape.pointee.missing }

    private func note(missing name: WireName) {
        guard tape.pointee.missing.count < 100 else { return }
        let path = path
        tape.pointee.missing.append(path.isEmpty ? name.text : "\(path).\(name.text)")
    }

    /// A null that stands nowhere in the body.
    private var emptyNode: ShapeNode {
        let count = tape.pointee.count
        let place = tape.pointee.append(TapeNode(.null, start: Int(node.start), length: 0, next: count + 1))
        return ShapeNode(tape: tape, index: place)
    }
}
