internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// A Swagger document while it is read: its references, and the shapes found so far. Schemas that are referred to are put on a list
/// and read one after the other, so that neither cycles nor long chains matter.
struct SwaggerReader {
    let document: Node
    let wire: ServiceProtocol
    var references: DocumentSet
    /// What references within the document lead to, once it is known.
    private var targets: [String: Node] = [:]
    var security: Security
    /// Extensions of things that the model has no place for, under their path.
    var extensionsElsewhere: [Extension] = []
    /// The constant `Version` of a query protocol.
    var queryVersion: String?

    /// The shapes so far; those still to be read are on the list.
    var shapes: [Shape] = []
    /// The shape of each schema that a reference leads to.
    var places: [SchemaPlace: ShapeID] = [:]
    /// The definitions of the document by where their schemas stand; with aliases, several stand at one place.
    let definitions: [SchemaPlace: [NodeMap.Entry]]
    var unread: [(id: ShapeID, schema: Node, isBase: Bool)] = []
    /// Definitions that stand for one of several, their own structures, and what the discriminator says of each of those.
    var families: [SchemaPlace: Family] = [:]
    var familyBases: [SchemaPlace: ShapeID] = [:]
    var typeNames: [SchemaPlace: String] = [:]
    var names: Set<String> = []
    /// Shapes for values without any facts of their own, shared by all.
    var plainShapes: [String: ShapeID] = [:]
    /// Shapes that operations fail with.
    var errorShapes: Set<ShapeID> = []
    var operationNames: [String: SourceRange] = [:]
    /// The schemas of which was told that their discriminator is no property.
    var toldDiscriminators: Set<SchemaPlace> = []
    /// The names that operations of the document state themselves, once somebody asked.
    var statedOperationNames: Set<String>?
    /// How often a name was made up for operations.
    var madeUpNames: [String: Int] = [:]

    init(_ document: Node, _ wire: ServiceProtocol, load: @escaping (String) -> SourceFile?, _ d: inout Diagnostics) {
        self.document = document
        self.wire = wire
        references = DocumentSet(document, load: load)
        security = Security(document, wire, &d)
        // Names of definitions go first: what is made up on the way has to differ from them.
        names = Set(document["definitions"]?.map?.keys ?? [])
        definitions = Dictionary(grouping: document["definitions"]?.map.map(Array.init) ?? []) { SchemaPlace($0.value) }
        findFamilies()
    }

    /// Whether names for XML mean something: with plain HTTP they count in the bodies that are XML.
    var writesXML: Bool { wire == .restXML || wire == .query || wire == .ec2 || wire == .http }

    /// What a `$ref` leads to, or the node itself if it has none.
    mutating func resolved(_ node: Node, _ d: inout Diagnostics) -> Node? {
        guard let reference = node["$ref"] else { return node }
        guard let text = reference.expectText(&d) else { return nil }
        guard node.root == document else { return references.resolve(text, from: node, &d) }
        if let known = targets[text] { return known }
        let target = references.resolve(text, from: node, &d)
        if let target { targets[text] = target }
        return target
    }

    /// A name that no other shape has.
    mutating func freeName(_ wanted: String) -> String {
        if names.insert(wanted).inserted { return wanted }
        var number = 2
        while !names.insert("\(wanted)\(number)").inserted { number += 1 }
        return "\(wanted)\(number)"
    }

    mutating func add(_ shape: Shape) -> ShapeID {
        shapes.append(shape)
        return ShapeID(shapes.count - 1)
    }

    /// A documentation with the link of `externalDocs` behind it.
    mutating func withLink(_ node: Node, _ documentation: String?, _ d: inout Diagnostics) -> String? {
        guard let url = node["url"]?.expectText(&d) else { return documentation }
        let link = node["description"]?.text.map { "\($0): \(url)" } ?? "See \(url)"
        return documentation.map { "\($0)\n\n\(link)" } ?? link
    }

    /// Reads what is on the list, and gives all shapes.
    mutating func finishedShapes(_ d: inout Diagnostics) -> [Shape] {
        readListed(&d)
        for id in errorShapes {
            guard case .structure(var structure) = shapes[id.index].kind else { continue }
            structure.error = structure.error ?? ErrorFacts()
            shapes[id.index].kind = .structure(structure)
        }
        openEndlessCollections(&d)
        return shapes
    }

    /// A list or map that holds nothing but itself, at whatever depth, has no type in Swift that could be spelled: it is any value.
    private mutating func openEndlessCollections(_ d: inout Diagnostics) {
        guard wire == .http else { return }
        for place in shapes.indices {
            guard let held = item(of: shapes[place]) else { continue }
            // What is nested deeper than any type can be is told of elsewhere.
            var next: ShapeID? = held
            for _ in 0..<100 {
                guard let id = next, id.index != place else { break }
                next = item(of: shapes[id])
            }
            guard next?.index == place else { continue }
            shapes[place].kind = .document
            d.note("'\(shapes[place].name)' holds nothing but itself: it is any value, a `Document`", at: shapes[place].origin)
        }
    }

    /// What a list or map holds.
    private func item(of shape: Shape) -> ShapeID? {
        switch shape.kind {
        case .list(let list): list.element.target
        case .map(let map): map.value.target
        default: nil
        }
    }

    mutating func readListed(_ d: inout Diagnostics) {
        while let next = unread.popLast() {
            let name = shapes[next.id.index].name
            var shape = readSchema(next.schema, named: name, &d)
            if !next.isBase, let family = families[SchemaPlace(next.schema)] {
                shape.kind = .union(union(of: family))
                shape.constraints = Constraints()
            }
            shape.origin = shapes[next.id.index].origin
            shape.isInline = false
            shapes[next.id.index] = shape
        }
    }
}

/// Where a schema stands: its document and the place in it. A definition has its name as well, because two may be aliases of one text.
struct SchemaPlace: Hashable {
    let range: SourceRange
    var definition: String?

    init(_ node: Node) { range = node.range }
}

extension NodeMap.Entry {
    /// Keeps an `x-` key under its path, for things that the model has no place for.
    func keep(in extensions: inout [Extension], of what: String, at path: String, _ d: inout Diagnostics) {
        let key = self.key
        if key.hasPrefix("x-") {
            extensions.append(Extension(name: "\(path)/\(key)", value: value.modelValue, origin: keyRange))
        } else {
            noteUnknown(in: what, &d)
        }
    }
}

/// Keeps the `x-` keys of a map under their path.
func keepExtensions(of node: Node, at path: String, in extensions: inout [Extension]) {
    guard let map = node.map else { return }
    for entry in map where entry.key.hasPrefix("x-") {
        extensions.append(Extension(name: "\(path)/\(entry.key)", value: entry.value.modelValue, origin: entry.keyRange))
    }
}
