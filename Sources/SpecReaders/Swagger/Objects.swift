internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

extension SwaggerReader {
    /// An object is a structure if it lists properties, a map if it only says what its values are, and any value if it says neither.
    mutating func readObject(_ schema: Node, named name: String, _ d: inout Diagnostics) -> ShapeKind {
        var parts = ObjectParts()
        collect(schema, into: &parts, depth: 0, &d)
        if parts.properties.isEmpty, !parts.listsProperties, schema["allOf"] == nil {
            guard let values = schema["additionalProperties"] else { return .document }
            if values.bool == false { return .structure(structure(parts, schema, named: name, &d)) }
            return .map(readMap(values, named: name, &d))
        }
        return .structure(structure(parts, schema, named: name, &d))
    }

    private mutating func readMap(_ values: Node, named name: String, _ d: inout Diagnostics) -> MapShape {
        let key = Member(name: "key", target: plainString())
        guard values.map != nil else { return MapShape(key: key, value: Member(name: "value", target: anything(), origin: values.range)) }
        var value = Member(name: "value", target: shape(for: values, named: "\(name)Value", &d), origin: values.range)
        readFacts(of: values, into: &value, &d)
        var map = MapShape(key: key, value: value)
        map.isSparse = value.isNullable
        return map
    }

    mutating func plainString() -> ShapeID {
        if let known = plainShapes["String"] { return known }
        let id = add(Shape(name: freeName("String"), kind: .string))
        shapes[id.index].isInline = true
        plainShapes["String"] = id
        return id
    }

    private mutating func structure(_ parts: ObjectParts, _ schema: Node, named name: String, _ d: inout Diagnostics) -> Structure {
        var structure = Structure()
        structure.discriminator = parts.discriminator
        if let error = schema["x-shapesmith-error"] { structure.error = readErrorFacts(error, &d) }
        for property in parts.properties {
            structure.members.append(readProperty(property, of: name, isRequired: parts.required[property.key] != nil, &d))
        }
        for (required, range) in parts.required.sorted(by: { $0.key < $1.key }) where !parts.known.contains(required) {
            let hint = d.wantsHints ? didYouMean(required, among: parts.properties.lazy.map(\.key)) : nil
            d.warning("'\(required)' is required, but is no property", at: range, hint: hint)
        }
        if let name = parts.discriminator, !parts.known.contains(name) {
            if let place = schema["discriminator"]?.range, toldDiscriminators.insert(SchemaPlace(schema)).inserted {
                d.warning(
                    "the discriminator '\(name)' is no property", at: place,
                    hint: "it is read and sent as a text all the same; list it among the properties, and as required")
            }
            structure.members.append(Member(name: name, target: plainString(), origin: schema.range.firstByte))
        }
        if let place = structure.members.firstIndex(where: { $0.name == parts.discriminator }) {
            structure.members[place].typeName = typeNames[SchemaPlace(schema)]
        }
        if let further = parts.additional, further.map != nil || further.bool == true {
            structure.members.append(readOthers(further, of: name, parts.known, &d))
        }
        return structure
    }

    /// The member that holds what an object has beside its properties.
    private mutating func readOthers(_ values: Node, of holder: String, _ known: Set<String>, _ d: inout Diagnostics) -> Member {
        var name = "additionalProperties"
        while known.contains(name) { name += "_" }
        let map = readMap(values, named: holder, &d)
        let shape = Shape(name: freeName("\(holder)Others"), kind: .map(map), origin: values.range.firstByte)
        let id = add(shape)
        shapes[id.index].isInline = true
        var member = Member(name: name, target: id, origin: values.range.firstByte)
        member.holdsOthers = true
        return member
    }

    private mutating func readProperty(_ entry: NodeMap.Entry, of holder: String, isRequired: Bool, _ d: inout Diagnostics) -> Member {
        let name = entry.key
        let target = shape(for: entry.value, named: holder + capitalised(name), &d)
        var member = Member(name: name, target: target, origin: entry.keyRange)
        readFacts(of: entry.value, into: &member, &d)
        // What only replies have cannot be asked of who makes a request, and null is not told from what is missing.
        member.isRequired = isRequired && !member.isReadOnly && !member.isNullable
        member.sendsNull = isRequired && !member.isReadOnly && member.isNullable
        nameItems(of: member)
        return member
    }

    /// What a property, item or parameter says of itself besides its type.
    mutating func readFacts(of schema: Node, into member: inout Member, _ d: inout Diagnostics) {
        guard let map = schema.map else { return }
        for entry in map {
            let value = entry.value
            switch entry.key {
            case "description": member.documentation = value.expectText(&d)
            case "default": member.defaultValue = value.modelValue
            case "readOnly": member.isReadOnly = value.expectBool(&d)
            case "format":
                if let format = timestampFormat(value.text) { member.timestampFormat = format }
                if value.text == "password" { member.isSensitive = true }
            case "enum": if value.elements.contains(where: \.isNull) { member.isNullable = true }
            case "x-nullable":
                member.isNullable = value.bool ?? false
                entry.keep(in: &member.extensions, of: "a property", &d)
            case "x-shapesmith-sensitive": member.isSensitive = value.expectBool(&d)
            case "x-shapesmith-deprecated": member.deprecation = readDeprecation(value, &d)
            case "x-shapesmith-idempotency-token": member.isIdempotencyToken = value.expectBool(&d)
            case let key where key.hasPrefix("x-") && !key.hasPrefix("x-enum-"): entry.keep(in: &member.extensions, of: "a property", &d)
            default: break
            }
        }
        readXML(of: schema, into: &member, &d)
    }

    private func timestampFormat(_ format: String?) -> TimestampFormat? {
        switch format {
        case "date-time": .iso8601
        case "date": .date
        default: nil
        }
    }

    private func readXML(of schema: Node, into member: inout Member, _ d: inout Diagnostics) {
        guard writesXML else { return }
        var facts = XMLFacts(schema["xml"], &d)
        let isArray = schema["type"]?.text == "array"
        // Items that stand side by side have the name of the items; what is said of the list is of an element that is not there.
        if isArray, !facts.isWrapped { facts = XMLFacts(schema["items"]?["xml"], &d) }
        member.isXMLAttribute = facts.isAttribute
        member.xmlNamespace = facts.namespace
        member.locationName = facts.qualifiedName
        // Items of a list and values of a map have no name of their own.
        if member.locationName == nil, facts.namespace?.prefix != nil, member.name != "member", member.name != "value" {
            member.locationName = facts.qualified(member.name)
        }
        member.isFlattened = isArray && schema["xml"]?["wrapped"]?.bool != true
    }

    /// The items of a wrapped list are called what the list is called, if nothing says otherwise.
    private mutating func nameItems(of member: Member) {
        guard wire == .restXML || wire == .http, !member.isFlattened, case .list(var list) = shapes[member.target.index].kind,
            shapes[member.target.index].isInline, list.element.locationName == nil
        else { return }
        list.element.locationName = member.locationName ?? member.name
        shapes[member.target.index].kind = .list(list)
    }

    // MARK: - allOf

    /// Gathers what an object and everything it is all of say of its properties.
    private mutating func collect(_ schema: Node, into parts: inout ObjectParts, depth: Int, _ d: inout Diagnostics) {
        guard let map = schema.map else { return }
        guard depth < 100 else {
            if !parts.isTooDeep { d.error("more than 100 'allOf' lead from one to the next here", at: schema.range.firstByte) }
            parts.isTooDeep = true
            return
        }
        // A map has no elements.
        let none = schema.elements
        for part in schema["allOf"]?.expectList(&d) ?? none {
            guard let target = resolved(part, &d), parts.visited.insert(SchemaPlace(target)).inserted else { continue }
            collect(target, into: &parts, depth: depth + 1, &d)
        }
        if let properties = map["properties"] {
            parts.listsProperties = true
            for entry in properties.expectMap(&d).map(Array.init) ?? [] {
                guard let earlier = parts.add(entry), earlier.value["properties"] != nil, entry.value["properties"] != nil else { continue }
                d.warning(
                    "'\(entry.key)' is described twice by 'allOf', and this one counts", at: entry.keyRange,
                    hint: "describe it once, or put both under an 'allOf' of its own",
                    notes: [Diagnostic(.note, "the other is here", at: earlier.keyRange)])
            }
        }
        for name in map["required"]?.elements ?? none {
            guard let text = name.expectText(&d) else { continue }
            parts.required[text] = parts.required[text] ?? name.range
        }
        // A parent's discriminator names its children; the children have the property, too.
        if let name = map["discriminator"] { parts.discriminator = name.expectText(&d) }
        if let additional = map["additionalProperties"] { parts.additional = additional }
    }
}

/// What the parts of an object say together.
private struct ObjectParts {
    private(set) var properties: [NodeMap.Entry] = []
    private(set) var known: Set<String> = []
    var required: [String: SourceRange] = [:]
    var discriminator: String?
    var additional: Node?
    var listsProperties = false
    var visited: Set<SchemaPlace> = []
    var isTooDeep = false

    /// A later part that has a property of the same name says it more exactly; gives what it takes the place of.
    mutating func add(_ entry: NodeMap.Entry) -> NodeMap.Entry? {
        let key = entry.key
        guard !known.insert(key).inserted, let place = properties.firstIndex(where: { $0.key == key }) else {
            properties.append(entry)
            return nil
        }
        defer { properties[place] = entry }
        return properties[place]
    }
}

func capitalised(_ name: String) -> String {
    guard let first = name.first else { return name }
    return first.uppercased() + name.dropFirst()
}
