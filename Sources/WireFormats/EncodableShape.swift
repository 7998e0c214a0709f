/// A shape that can be written in any wire format: what requests and printing ask of one.
public protocol WritableShape: Sendable {
    /// Writes the members, in the order of the specification.
    func encode(into shape: inout ShapeEncoder)
}

/// A shape that can be written: as a request's body in any wire format, and for a person.
///
/// It prints as `TextOutputStreamable`, not as `CustomStringConvertible`: very many shapes have a member named `description`, and one
/// that is a required string would be taken for the shape's own description. The two stand beside each other here, because a protocol
/// that refined one of the standard library's would have the tables of every shape made when they are asked for, by code of their own.
public typealias EncodableShape = WritableShape & TextOutputStreamable

/// A shape that can be read from a reply.
public protocol DecodableShape: Sendable {
    /// Reads the members; what the reply holds beyond them is skipped.
    init(from node: ShapeNode) throws
}

extension WritableShape {
    /// Prints the shape as indented JSON with the names of the wire; absent members are left out, sensitive ones read `***`.
    public func write<Target: TextOutputStream>(to target: inout Target) { target.write(json()) }

    /// The shape as indented JSON with the names of the wire, times as ISO 8601.
    ///
    /// Made for reading: it costs about as much as the call's own decoding. `indent: 0` writes one line; `sensitive: true` shows
    /// what is otherwise redacted.
    public func json(indent: Int = 4, sensitive: Bool = false) -> String {
        var shape = ShapeEncoder.printed(indent: indent, sensitive: sensitive)
        shape.structure(self)
        return shape.text
    }
}
