internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// A definition with a discriminator, and all definitions that are it by `allOf`.
struct Family {
    /// The property that names the definition a value really is of.
    var discriminator: String
    /// The first definition, then the others in the order of their names.
    var definitions: [NodeMap.Entry]
}

extension SwaggerReader {
    /// Finds the definitions that stand for one of several, by where their schemas stand.
    mutating func findFamilies() {
        guard let definitions = document["definitions"]?.map else { return }
        var heads: [(entry: NodeMap.Entry, discriminator: String)] = []
        for entry in definitions {
            if let name = discriminator(of: entry.value) { heads.append((entry, name)) }
        }
        guard !heads.isEmpty else { return }
        var children: [SchemaPlace: [NodeMap.Entry]] = [:]
        // What a reference lacks is told where it is read.
        var quiet = Diagnostics(limit: 1)
        for entry in definitions {
            for part in entry.value["allOf"]?.elements ?? entry.value.elements where part["$ref"] != nil {
                if let target = resolved(part, &quiet) { children[SchemaPlace(target), default: []].append(entry) }
            }
        }
        addParents(to: &heads, children)
        for (head, discriminator) in heads {
            var found: Set<String> = [head.key]
            var members: [NodeMap.Entry] = []
            var waiting = [head]
            while let next = waiting.popLast() {
                for child in children[SchemaPlace(next.value)] ?? [] where found.insert(child.key).inserted {
                    members.append(child)
                    waiting.append(child)
                }
            }
            guard !members.isEmpty else { continue }
            let family = Family(discriminator: discriminator, definitions: [head] + members.sorted { $0.key < $1.key })
            families[SchemaPlace(head.value)] = family
            for member in family.definitions { typeNames[SchemaPlace(member.value)] = typeName(of: member) }
        }
    }

    /// A child with children of its own stands for one of several, too, where something refers to it as a value.
    private mutating func addParents(
        to heads: inout [(entry: NodeMap.Entry, discriminator: String)], _ children: [SchemaPlace: [NodeMap.Entry]]
    ) {
        var found = Set(heads.map { SchemaPlace($0.entry.value) })
        var parents: [(entry: NodeMap.Entry, discriminator: String)] = []
        var waiting = heads
        while let (head, discriminator) = waiting.popLast() {
            for child in children[SchemaPlace(head.value)] ?? [] where children[SchemaPlace(child.value)] != nil {
                guard found.insert(SchemaPlace(child.value)).inserted else { continue }
                parents.append((child, discriminator))
                waiting.append((child, discriminator))
            }
        }
        guard !parents.isEmpty else { return }
        let values = placesOfValues()
        heads += parents.filter { values.contains(SchemaPlace($0.entry.value)) }.sorted { $0.entry.key < $1.entry.key }
    }

    /// What references lead to, other than those by which a definition is all of another.
    private mutating func placesOfValues() -> Set<SchemaPlace> {
        var places: Set<SchemaPlace> = []
        var seen: Set<SchemaPlace> = []
        var quiet = Diagnostics(limit: 1)
        var waiting = [document]
        for parts in document["definitions"]?.map.map(Array.init) ?? [] {
            for part in parts.value["allOf"]?.elements ?? parts.value.elements where part["$ref"] != nil { seen.insert(SchemaPlace(part)) }
        }
        while let node = waiting.popLast() {
            guard seen.insert(SchemaPlace(node)).inserted else { continue }
            if node["$ref"] != nil, let target = resolved(node, &quiet) { places.insert(SchemaPlace(target)) }
            if let map = node.map { for entry in map { waiting.append(entry.value) } } else { waiting += node.elements }
        }
        return places
    }

    /// The discriminator that a schema states itself, not one that it has from another.
    private func discriminator(of schema: Node) -> String? {
        if let name = schema["discriminator"]?.text { return name }
        for part in schema["allOf"]?.elements ?? schema.elements where part["$ref"] == nil {
            if let name = part["discriminator"]?.text { return name }
        }
        return nil
    }

    /// The discriminator's value for a definition: its name, unless it says otherwise.
    private func typeName(of definition: NodeMap.Entry) -> String {
        definition.value["x-ms-discriminator-value"]?.text ?? definition.key
    }

    /// The union of a family: a case for each of its definitions.
    mutating func union(of family: Family) -> Structure {
        var union = Structure()
        union.discriminator = family.discriminator
        for definition in family.definitions {
            var member = Member(name: definition.key, target: structure(of: definition), origin: definition.keyRange)
            member.typeName = typeName(of: definition)
            union.members.append(member)
        }
        return union
    }

    /// The structure of a definition, also of one that others refer to as one of several.
    private mutating func structure(of definition: NodeMap.Entry) -> ShapeID {
        let place = SchemaPlace(definition.value)
        guard families[place] != nil else { return listed(definition.value, named: definition.key) }
        if let known = familyBases[place] { return known }
        let id = add(Shape(name: freeName("\(definition.key)Base"), kind: .document, origin: definition.keyRange))
        familyBases[place] = id
        unread.append((id, definition.value, true))
        return id
    }
}
