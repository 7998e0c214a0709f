extension ShapeNode {
    /// The members beside those that a structure lists, by name; nil if there are none. Nulls are left out.
    ///
    ///     additionalProperties = try node.others(besides: ["id", "name"]) { try $0.string() }
    public func others<T>(besides listed: [StaticString], _ each: (ShapeNode) throws -> T) throws -> [String: T]? {
        try checkStructure()
        var result: [String: T]?
        var children = children
        while let child = children.next() {
            if child.isNull || listed.contains(where: { hasName(child.node, WireName($0)) }) { continue }
            result = result ?? [:]
            result?[child.name] = try each(child)
        }
        return result
    }

    /// Whether the value stands in XML.
    public var isXML: Bool { syntax == .xml }
}
