internal import Values
public import WireFormats

extension ShapeNode {
    /// A value without a schema: all that the node holds. An XML element becomes a map of its elements, those of one
    /// name a list, or a text.
    public func document() throws -> Document { Document(try documentValue()) }

    /// JSON inside a text; an object or list is taken as it is.
    public func jsonText() throws -> Document {
        switch node.kind {
        case .string, .text, .attribute:
            do {
                return try Document(json: try string())
            } catch let error as WireError {
                throw WireError(.wrongValue, "found a text that is not JSON: \(error.message)", at: Int(node.start), in: bytes, path: path)
            }
        default: return try document()
        }
    }

    /// A value without a schema; a null reads as the document null.
    public func document(_ name: StaticString) throws -> Document? { try lookUp(WireName(name))?.document() }

    /// JSON inside a text.
    public func jsonText(_ name: StaticString) throws -> Document? { try member(WireName(name))?.jsonText() }

    private func documentValue() throws -> Value {
        let node = node
        switch node.kind {
        case .null: return .null
        case .boolean: return .bool(node.has(TapeNode.cursor))
        case .number: return .number(Number(text: rawText))
        case .cborNumber:
            if cborTag == 1, let time = parsedTimestamp?.timestamp {
                return .timestamp(OffsetTimestamp(secondsSinceEpoch: time.secondsSinceEpoch, nanoseconds: time.nanoseconds))
            }
            return .number(Number(text: cborNumberText() ?? "NaN"))
        case .string, .text, .attribute: return .string(try string())
        case .bytes: return .bytes(try blob().bytes)
        case .array:
            var items: [Value] = []
            var children = children
            while let child = children.next() { items.append(try child.documentValue()) }
            return .list(items)
        case .object:
            var map = ValueMap()
            var children = children
            while let child = children.next() { map[child.name] = try child.documentValue() }
            return .map(map)
        case .element:
            // Elements of one name are a list.
            var names: [String] = []
            var values: [String: [Value]] = [:]
            var children = children
            while let child = children.next() {
                let name = child.name
                if values[name] == nil { names.append(name) }
                values[name, default: []].append(try child.documentValue())
            }
            return .map(ValueMap(names.map { name in (name, values[name].map { $0.count == 1 ? $0[0] : .list($0) } ?? .null) }))
        }
    }
}
