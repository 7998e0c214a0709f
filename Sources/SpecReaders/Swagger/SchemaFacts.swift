internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// Every key that a schema, parameter or header may have, with what is said elsewhere about it.
private let schemaKeys: Set<String> = [
    "$ref", "type", "format", "properties", "required", "items", "allOf", "additionalProperties", "discriminator", "enum", "name", "in",
    "schema", "collectionFormat", "allowEmptyValue", "readOnly", "example", "title", "xml", "externalDocs", "description", "default",
]

extension SwaggerReader {
    /// Documentation, constraints and extensions of a schema.
    mutating func readFacts(of schema: Node, into shape: inout Shape, _ d: inout Diagnostics) {
        guard let map = schema.map else { return }
        for entry in map {
            let value = entry.value
            switch entry.key {
            case "description": shape.documentation = value.expectText(&d)
            case "title": shape.documentation = shape.documentation ?? map["description"]?.text ?? value.expectText(&d)
            case "externalDocs": shape.documentation = withLink(value, shape.documentation ?? map["description"]?.text, &d)
            case "default": shape.defaultValue = value.modelValue
            case "xml": readXML(of: value, into: &shape, &d)
            case "minimum", "minLength", "minItems", "minProperties": shape.constraints.min = value.expectNumber(&d)
            case "maximum", "maxLength", "maxItems", "maxProperties": shape.constraints.max = value.expectNumber(&d)
            case "exclusiveMinimum": shape.constraints.excludesMin = value.expectBool(&d)
            case "exclusiveMaximum": shape.constraints.excludesMax = value.expectBool(&d)
            case "multipleOf": shape.constraints.multipleOf = value.expectNumber(&d)
            case "pattern": shape.constraints.pattern = value.expectText(&d)
            case "uniqueItems": shape.constraints.hasUniqueItems = value.expectBool(&d)
            case "x-nullable":
                shape.isNullable = value.bool ?? false
                entry.keep(in: &shape.extensions, of: "a schema", &d)
            case "x-shapesmith-sensitive": shape.isSensitive = value.expectBool(&d)
            case "x-shapesmith-deprecated": shape.deprecation = readDeprecation(value, &d)
            case "x-shapesmith-error", "x-enum-descriptions", "x-enum-varnames": break
            case let key where schemaKeys.contains(key): break
            default: entry.keep(in: &shape.extensions, of: "a schema", &d)
            }
        }
    }

    private func readXML(of node: Node, into shape: inout Shape, _ d: inout Diagnostics) {
        let facts = XMLFacts(node, &d)
        guard writesXML else { return shape.extensions.append(Extension(name: "xml", value: node.modelValue, origin: node.range)) }
        shape.locationName = facts.name
        shape.xmlNamespace = facts.namespace
    }

    /// What a schema is.
    mutating func readKind(of schema: Node, into shape: inout Shape, _ d: inout Diagnostics) -> ShapeKind {
        guard let type = schema["type"] else {
            // What is all of one thing that is no object, with remarks beside it, is that thing.
            if soleReference(of: schema) != nil, let target = meant(by: schema, &d), !isObject(target) {
                return readKind(of: target, into: &shape, &d)
            }
            if schema["properties"] != nil || schema["allOf"] != nil { return readObject(schema, named: shape.name, &d) }
            if schema["additionalProperties"] != nil { return readObject(schema, named: shape.name, &d) }
            if schema["items"] != nil { return readArray(schema, named: shape.name, &d) }
            guard let values = schema["enum"] else { return .document }
            return readUntyped(values, schema, into: &shape, &d)
        }
        switch type.text {
        case "object": return readObject(schema, named: shape.name, &d)
        case "array": return readArray(schema, named: shape.name, &d)
        case "string": return readString(schema, into: &shape, &d)
        case "boolean": return .boolean
        case "integer":
            shape.constraints.values = numbers(schema["enum"], &d)
            return schema["format"]?.text == "int32" ? .integer : .long
        case "number":
            shape.constraints.values = numbers(schema["enum"], &d)
            return schema["format"]?.text == "float" ? .float : .double
        case "file":
            shape.isStreaming = true
            return .blob
        case let other:
            let known = ["object", "array", "string", "boolean", "integer", "number", "file"]
            d.error(
                "unknown type '\(other ?? type.kindName)'", at: type.range,
                hint: other.flatMap { nearest(to: $0, among: known) }.map { "did you mean '\($0)'?" }
                    ?? "the types are \(known.joined(separator: ", "))")
            return .document
        }
    }

    /// An enumeration that does not say what its values are.
    private func readUntyped(_ values: Node, _ schema: Node, into shape: inout Shape, _ d: inout Diagnostics) -> ShapeKind {
        let items = values.elements.filter { !$0.isNull }
        if !items.isEmpty, items.allSatisfy({ $0.bool != nil }) { return .boolean }
        // What is asked is only whether they are numbers.
        var quiet = Diagnostics(limit: 1)
        let texts = items.compactMap { $0.expectNumber(&quiet) }
        if !items.isEmpty, !quiet.hasErrors, texts.count == items.count {
            shape.constraints.values = texts
            return texts.allSatisfy { Int64($0) != nil } ? .long : .double
        }
        return items.allSatisfy { $0.text != nil && $0.bool == nil } ? readEnumeration(values, schema, into: &shape, &d) : .document
    }

    /// The one reference that `allOf` has beside schemas that say nothing of values.
    func soleReference(of schema: Node) -> Node? {
        guard let parts = schema["allOf"]?.elements, schema["properties"] == nil, schema["additionalProperties"] == nil else { return nil }
        let remarks = ["description", "title", "example", "externalDocs"]
        let meant = parts.filter { part in part.map?.contains { !remarks.contains($0.key) } ?? true }
        return meant.count == 1 && meant[0]["$ref"] != nil ? meant[0] : nil
    }

    /// What is left of a schema without references and remarks around them; nothing if they lead nowhere or in a circle.
    mutating func meant(by schema: Node, _ d: inout Diagnostics) -> Node? {
        var schema = schema
        for _ in 0..<100 {
            if schema["$ref"] != nil {
                guard let target = resolved(schema, &d) else { return nil }
                schema = target
            } else if let only = soleReference(of: schema) {
                schema = only
            } else {
                return schema
            }
        }
        return nil
    }

    private func isObject(_ schema: Node) -> Bool {
        schema["properties"] != nil || schema["allOf"] != nil || schema["additionalProperties"] != nil || schema["discriminator"] != nil
            || schema["type"]?.text == "object" || schema["type"] == nil && schema["enum"] == nil && schema["items"] == nil
    }

    private func numbers(_ node: Node?, _ d: inout Diagnostics) -> [String] {
        guard let node else { return [] }
        return node.expectList(&d).compactMap { $0.expectNumber(&d) }
    }

    private func readString(_ schema: Node, into shape: inout Shape, _ d: inout Diagnostics) -> ShapeKind {
        if let values = schema["enum"] { return readEnumeration(values, schema, into: &shape, &d) }
        switch schema["format"]?.text {
        case "byte":
            shape.isBase64Text = true
            return .blob
        case "binary": return .blob
        case "date-time": return .timestamp(.iso8601)
        case "date": return .timestamp(.date)
        case "password": shape.isSensitive = true
        case let other?: shape.constraints.format = other
        case nil: break
        }
        return .string
    }

    private func readEnumeration(_ node: Node, _ schema: Node, into shape: inout Shape, _ d: inout Diagnostics) -> ShapeKind {
        var values = readValues(node, &d) { !$0.isNull }
        describe(&values, names: schema["x-enum-varnames"], texts: schema["x-enum-descriptions"], &d)
        return .enumeration(values)
    }

    private mutating func readArray(_ schema: Node, named name: String, _ d: inout Diagnostics) -> ShapeKind {
        guard let items = schema["items"] else {
            d.error("the array '\(name)' has no 'items'", at: schema.range.firstByte, hint: "they are the schema of each item")
            return .list(ListShape(element: Member(name: "member", target: anything())))
        }
        var element = Member(name: "member", target: shape(for: items, named: "\(name)Item", &d), origin: items.range)
        readFacts(of: items, into: &element, &d)
        if wire == .restXML || wire == .http, element.locationName == nil, let target = resolved(items, &d) {
            let definition = items["$ref"]?.text?.split(separator: "/").last.map(String.init)
            // What is wrong there is told there.
            var quiet = Diagnostics(limit: 1)
            let isWrapped = XMLFacts(schema["xml"], &quiet).isWrapped
            element.locationName = XMLFacts(target["xml"], &quiet).qualifiedName ?? (isWrapped ? definition : nil)
        }
        var list = ListShape(element: element)
        list.isFlattened = writesXML && !XMLFacts(schema["xml"], &d).isWrapped
        list.isSparse = element.isNullable
        return .list(list)
    }
}

/// The `xml` of a schema or property.
struct XMLFacts {
    var name: String?
    var namespace: XMLNamespace?
    var isAttribute = false
    var isWrapped = false

    init(_ node: Node?, _ d: inout Diagnostics) {
        guard let map = node?.expectMap(&d) else { return }
        var prefix: String?
        var uri: String?
        for entry in map {
            switch entry.key {
            case "name": name = entry.value.expectText(&d)
            case "namespace": uri = entry.value.expectText(&d)
            case "prefix": prefix = entry.value.expectText(&d)
            case "attribute": isAttribute = entry.value.expectBool(&d)
            case "wrapped": isWrapped = entry.value.expectBool(&d)
            case let key where key.hasPrefix("x-"): break
            default: entry.noteUnknown(in: "'xml'", &d)
            }
        }
        if let uri { namespace = XMLNamespace(uri: uri, prefix: prefix) }
    }

    /// The name as it is written: `smp:id`.
    var qualifiedName: String? { name.map(qualified) }

    func qualified(_ name: String) -> String { namespace?.prefix.map { "\($0):\(name)" } ?? name }
}

/// `true`, or a sentence that says what to use instead.
func readDeprecation(_ node: Node, _ d: inout Diagnostics) -> Deprecation? {
    if let isDeprecated = node.bool { return isDeprecated ? Deprecation() : nil }
    return node.expectText(&d).map { Deprecation(message: $0) }
}
