extension ShapeNode {
    /// The way from the root to here: `Results[2].Values[0]`.
    public var path: String {
        var text = ""
        var place = 0
        let nodes = tape.pointee.nodes
        while place != index {
            let end = Int(nodes[place].next)
            guard index > place, index < end else { return text }  // a node that stands in no body
            let isList = nodes[place].kind == .array
            var child = place + 1
            var position = 0
            while child < end, index >= Int(nodes[child].next) {
                child = Int(nodes[child].next)
                position += 1
            }
            guard child < end else { return text }
            if isList {
                text += "[\(position)]"
            } else {
                if !text.isEmpty { text += "." }
                text += ShapeNode(tape: tape, index: child).name
            }
            place = child
        }
        return text
    }

    /// The error of a value that is not of the kind that was expected.
    public func wrong(_ expected: String) -> WireError {
        let node = node
        var found: String
        switch node.kind {
        case .null: found = "null"
        case .boolean: found = node.has(TapeNode.cursor) ? "true" : "false"
        case .number, .cborNumber: found = "the number \(syntax == .cbor ? cborNumberText() ?? "" : rawText)"
        case .string, .text, .attribute: found = "the text '\(rawText)'"
        case .bytes: found = "\(node.length) bytes"
        case .array: found = "a list"
        case .object: found = "an object"
        case .element: found = "an element with elements in it"
        }
        if found.utf8.count > 200 { found = String(found.prefix(200)) + "…'" }
        return WireError(.wrongValue, "found \(found), expected \(expected)", at: Int(node.start), in: bytes, path: path)
    }
}
