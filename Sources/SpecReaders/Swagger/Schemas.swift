internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

extension SwaggerReader {
    /// Every definition becomes a shape, whether something refers to it or not.
    mutating func addDefinitions(_ node: Node, _ d: inout Diagnostics) {
        guard let map = node.expectMap(&d) else { return }
        for entry in map {
            // One that is a reference to another is that other one.
            if entry.value["$ref"] != nil {
                _ = resolved(entry.value, &d)
                continue
            }
            _ = listed(entry.value, named: entry.key)
        }
    }

    /// The shape of a schema that has a name: read later, once.
    mutating func listed(_ schema: Node, named name: String) -> ShapeID {
        var place = SchemaPlace(schema)
        let definition = definitions[place]?.first { $0.value == schema }
        place.definition = definition?.key
        if let known = places[place] { return known }
        let origin = definition?.keyRange ?? schema.range.firstByte
        let id = add(Shape(name: definition?.key ?? freeName(name), kind: .document, origin: origin))
        places[place] = id
        unread.append((id, schema, false))
        return id
    }

    /// The shape of a schema, inline or referred to. An inline one is named for where it stands.
    mutating func shape(for schema: Node, named name: String, _ d: inout Diagnostics) -> ShapeID {
        guard let reference = schema["$ref"] else { return inlineShape(schema, named: name, &d) }
        guard let text = reference.expectText(&d), let target = resolved(schema, &d) else { return anything() }
        let last = text.split(separator: "/").last.map(String.init) ?? name
        return listed(target, named: unescaped(last))
    }

    private mutating func inlineShape(_ schema: Node, named name: String, _ d: inout Diagnostics) -> ShapeID {
        // `allOf` around one reference only adds a remark to it.
        if let only = soleReference(of: schema) { return shape(for: only, named: name, &d) }
        let origin = schema.range.firstByte
        if let plain = plainKind(of: schema) {
            if let known = plainShapes[plain.name] { return known }
            let id = add(Shape(name: freeName(plain.name), kind: plain.kind))
            shapes[id.index].isInline = true
            plainShapes[plain.name] = id
            return id
        }
        let unique = freeName(name)
        let id = add(Shape(name: unique, kind: .document, origin: origin))
        shapes[id.index] = readSchema(schema, named: unique, &d)
        shapes[id.index].origin = origin
        shapes[id.index].isInline = true
        // They stand at the member, too.
        shapes[id.index].extensions = []
        return id
    }

    /// The shape of any JSON value.
    mutating func anything() -> ShapeID {
        if let known = plainShapes["Document"] { return known }
        let id = add(Shape(name: freeName("Document"), kind: .document))
        shapes[id.index].isInline = true
        plainShapes["Document"] = id
        return id
    }

    /// The kind of a schema that says nothing but its type and how it is documented.
    private func plainKind(of schema: Node) -> (name: String, kind: ShapeKind)? {
        guard let map = schema.map else { return nil }
        for entry in map {
            switch entry.key {
            case "type", "description", "example", "title", "in", "name", "required", "default", "collectionFormat", "xml", "readOnly",
                "allowEmptyValue":
                break
            default: return nil
            }
        }
        switch map["type"]?.text {
        case "string": return ("String", .string)
        case "boolean": return ("Boolean", .boolean)
        case "integer": return ("Integer", .long)
        case "number": return ("Number", .double)
        default: return nil
        }
    }

    /// A schema as a shape, its parts included.
    mutating func readSchema(_ schema: Node, named name: String, _ d: inout Diagnostics) -> Shape {
        var shape = Shape(name: name, kind: .document)
        guard schema.map != nil else {
            if !schema.isNull { schema.reportKind("a schema", &d) }
            return shape
        }
        readFacts(of: schema, into: &shape, &d)
        shape.kind = readKind(of: schema, into: &shape, &d)
        return shape
    }

    private func unescaped(_ token: String) -> String {
        guard token.contains("~") || token.contains("%") else { return token }
        var text = ""
        var rest = Array(token.utf8)[...]
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else if byte == UInt8(ascii: "~"), let next = rest.first, next == UInt8(ascii: "0") || next == UInt8(ascii: "1") {
                bytes.append(next == UInt8(ascii: "0") ? UInt8(ascii: "~") : UInt8(ascii: "/"))
                rest = rest.dropFirst()
            } else {
                bytes.append(byte)
            }
        }
        text += String(decoding: bytes, as: UTF8.self)
        return text
    }
}
