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
        let near = d.wantsHints ? nearest(to: name, among: shapes.lazy.map(\.name)) : nil
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
        let required = node["required"]?.expectList(&d)
        let payload = node["payload"]
        guard required != nil || payload != nil else { return }
        let places = MemberPlaces(structure.members)
        for name in required ?? node.elements {
            if let found = member(name, "required", of: structure, places, in: place, &d) { structure.members[found].isRequired = true }
        }
        if let payload, let found = member(payload, "the payload", of: structure, places, in: place, &d), isTop[place] {
            structure.members[found].location = .payload
        }
    }

    /// The place of a member that a structure names.
    private func member(
        _ node: Node, _ what: String, of structure: Structure, _ places: MemberPlaces, in place: Int, _ d: inout Diagnostics
    ) -> Int? {
        guard let name = node.expectText(&d) else { return nil }
        if let found = places.place(of: name, in: structure.members) { return found }
        d.error(
            "'\(name)' is \(what) in '\(shapes[place].name)', but is no member of it", at: node.range,
            hint: d.wantsHints ? didYouMean(name, among: structure.members.map(\.name)) : nil)
        return nil
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

/// Finds members by name: by looking through them while they are few, else by a table.
private struct MemberPlaces {
    private var table: [String: Int] = [:]

    init(_ members: [Member]) {
        guard members.count > 24 else { return }
        for (place, member) in members.enumerated() where table[member.name] == nil { table[member.name] = place }
    }

    func place(of name: String, in members: [Member]) -> Int? {
        table.isEmpty ? members.firstIndex { $0.name == name } : table[name]
    }
}
