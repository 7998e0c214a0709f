import ServiceModel

/// A service of structures, each with members `name: target`, `name!: target` if required; `[target]` is a list of it.
func service(_ structures: [(name: String, members: [(String, String)])], unions: Set<String> = []) -> Service {
    let known = Dictionary(uniqueKeysWithValues: structures.map { ($0.name, $0.members) })
    let names = Set(structures.flatMap { [$0.name] + $0.members.map(\.1) }).sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, ShapeID($0)) })
    let shapes = names.map { name -> Shape in
        if let members = known[name] {
            var structure = Structure()
            for (member, target) in members {
                var added = Member(name: member.hasSuffix("!") ? String(member.dropLast()) : member, target: places[target] ?? ShapeID(0))
                added.isRequired = member.hasSuffix("!")
                structure.members.append(added)
            }
            return Shape(name: name, kind: unions.contains(name) ? .union(structure) : .structure(structure))
        }
        if name.hasPrefix("["), let item = places[String(name.dropFirst().dropLast())] {
            return Shape(name: name, kind: .list(ListShape(element: Member(name: "member", target: item))))
        }
        return Shape(name: name, kind: .string)
    }
    let identity = ServiceIdentity(id: "Sample", fullName: "Sample Service", apiVersion: "2020-01-01")
    return Service(identity: identity, wireProtocol: .json, shapes: shapes)
}

extension Service {
    /// `Shape.member` of every boxed member.
    var boxed: [String] { members { $0.isBoxed } }

    /// `Shape.member` of every required member.
    var required: [String] { members { $0.isRequired } }

    private func members(_ isPicked: (Member) -> Bool) -> [String] {
        shapes.flatMap { shape in (shape.structure?.members ?? []).filter(isPicked).map { "\(shape.name).\($0.name)" } }
    }

    /// The same service with an operation for each of these shapes, which takes it.
    func withOperations(_ inputs: [String: String]) -> Service {
        var result = self
        result.operations = inputs.keys.sorted().map { name in
            var operation = Operation(name: name, http: HTTPBinding(method: "POST", path: "/"))
            operation.input = inputs[name].flatMap(shape(named:)).map { OperationShape(target: $0) }
            return operation
        }
        return result
    }
}
