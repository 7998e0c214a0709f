internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

/// The shapes of a service while they are read: first what each is, so that members can take over facts of the shapes they refer to,
/// then the members.
struct ShapeTable {
    private(set) var shapes: [Shape] = []
    private var nodes: [Node?] = []
    private var places: [String: ShapeID] = [:]
    /// Shapes that stand at the top of a request or reply: only their members can be bound to places outside the body.
    private var isTop: [Bool] = []

    init(_ node: Node?, _ d: inout Diagnostics) {
        guard let map = node?.expectMap(&d) else { return }
        let entries = map.map { (name: $0.key, entry: $0) }.sorted { $0.name < $1.name }
        shapes.reserveCapacity(entries.count)
        nodes.reserveCapacity(entries.count)
        places.reserveCapacity(entries.count)
        for (name, entry) in entries where places[name] == nil {
            places[name] = ShapeID(shapes.count)
            nodes.append(entry.value)
            shapes.append(readShape(named: name, entry, &d))
        }
        isTop = [Bool](repeating: false, count: shapes.count)
    }

    subscript(id: ShapeID) -> Shape { id.index < shapes.count ? shapes[id.index] : inline[id.index - shapes.count] }

    /// The shape that `{"shape": "Name"}` refers to.
    func target(of reference: Node, _ d: inout Diagnostics) -> ShapeID? {
        guard let name = reference["shape"] else {
            d.error("a reference has no 'shape'", at: reference.range.firstByte, hint: "it names one of 'shapes'")
            return nil
        }
        return target(named: name, &d)
    }

    func target(named node: Node, _ d: inout Diagnostics) -> ShapeID? {
        guard let name = node.expectText(&d) else { return nil }
        if let place = places[name] { return place }
        let near = nearest(to: name, among: shapes.map(\.name))
        let place = near.flatMap { places[$0] }.flatMap { shapes[$0.index].origin }
        let defined = place.map { " (defined at \($0))" } ?? ""
        d.error("no shape named '\(name)'", at: node.range, hint: near.map { "did you mean '\($0)'?\(defined)" })
        return nil
    }

    /// Marks a shape as an input, output or error.
    mutating func setTop(_ id: ShapeID) { isTop[id.index] = true }

    /// Makes a shape an error, as the operations that name it say.
    mutating func setError(_ id: ShapeID, _ change: (inout ErrorFacts) -> Void) {
        guard case .structure(var structure) = shapes[id.index].kind else { return }
        var facts = structure.error ?? ErrorFacts()
        change(&facts)
        structure.error = facts
        shapes[id.index].kind = .structure(structure)
    }

    /// Reads the members of every shape.
    mutating func readMembers(_ d: inout Diagnostics) {
        for place in nodes.indices {
            guard let node = nodes[place] else { continue }
            switch shapes[place].kind {
            case .structure(var structure):
                readMembers(of: node, into: &structure, place, &d)
                shapes[place].kind = .structure(structure)
            case .union(var structure):
                readMembers(of: node, into: &structure, place, &d)
                shapes[place].kind = .union(structure)
            case .list(var list):
                if let element = readPart("member", of: node, place, &d) { list.element = element }
                shapes[place].kind = .list(list)
            case .map(var map):
                if let key = readPart("key", of: node, place, &d) { map.key = key }
                if let value = readPart("value", of: node, place, &d) { map.value = value }
                shapes[place].kind = .map(map)
            default:
                break
            }
        }
        addInlineShapes()
    }

    private mutating func readMembers(of node: Node, into structure: inout Structure, _ place: Int, _ d: inout Diagnostics) {
        guard let map = node["members"]?.expectMap(&d) else { return }
        structure.members.reserveCapacity(map.count)
        for entry in map {
            guard var member = readMember(named: entry.key, entry.value, &d) else { continue }
            if !isTop[place], !structure.isEvent { member.location = .body }
            structure.members.append(member)
        }
        if let required = node["required"] {
            for name in required.expectList(&d) {
                setMember(name, "required", of: &structure, in: place, &d) { $0.isRequired = true }
            }
        }
        if let payload = node["payload"] {
            let isTop = isTop[place]
            setMember(payload, "the payload", of: &structure, in: place, &d) { if isTop { $0.location = .payload } }
        }
    }

    private func setMember(
        _ node: Node, _ what: String, of structure: inout Structure, in place: Int, _ d: inout Diagnostics, _ change: (inout Member) -> Void
    ) {
        guard let name = node.expectText(&d) else { return }
        if let found = structure.members.firstIndex(where: { $0.name == name }) { return change(&structure.members[found]) }
        d.error(
            "'\(name)' is \(what) in '\(shapes[place].name)', but is no member of it", at: node.range,
            hint: didYouMean(name, among: structure.members.map(\.name)))
    }

    /// The item of a list, the key or value of a map.
    private mutating func readPart(_ name: String, of node: Node, _ place: Int, _ d: inout Diagnostics) -> Member? {
        guard let part = node[name] else {
            d.error("the \(shapes[place].typeName) '\(shapes[place].name)' has no '\(name)'", at: node.range.firstByte)
            return nil
        }
        var member = readMember(named: name, part, &d)
        member?.location = .body
        return member
    }

    // MARK: - Shapes that no description lists

    private var inline: [Shape] = []
    /// Whether `shapes` ends in some, out of order.
    private(set) var hasInlineShapes = false

    /// A shape for values that a member lists itself; it joins the others when all are read.
    mutating func addInline(_ shape: Shape) -> ShapeID {
        inline.append(shape)
        return ShapeID(shapes.count + inline.count - 1)
    }

    /// Puts the shapes made for members behind the others, under names that none has.
    private mutating func addInlineShapes() {
        guard !inline.isEmpty else { return }
        hasInlineShapes = true
        for var shape in inline {
            shape.name = freeName(shape.name)
            places[shape.name] = ShapeID(shapes.count)
            shapes.append(shape)
        }
        inline = []
    }

    private func freeName(_ name: String) -> String {
        guard places[name] != nil else { return name }
        var number = 2
        while places["\(name)\(number)"] != nil { number += 1 }
        return "\(name)\(number)"
    }
}
