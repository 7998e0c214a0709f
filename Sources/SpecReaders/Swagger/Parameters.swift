internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

extension SwaggerReader {
    /// The input of an operation: one member a parameter, in the order of the document. Those of the path come first, unless the
    /// operation has one of the same name and place.
    mutating func readInput(
        _ shared: Node?, _ own: Node?, into operation: inout Operation, _ typeName: String, _ d: inout Diagnostics
    ) {
        var parameters: [Parameter] = []
        var known: [String: Int] = [:]
        for node in [shared, own].compactMap({ $0 }) {
            for item in node.expectList(&d) {
                guard let parameter = readParameter(item, &d) else { continue }
                if let known = known[parameter.key] {
                    if node == own, parameters[known].isShared {
                        parameters[known] = parameter
                    } else {
                        d.error("two parameters are named '\(parameter.name)' in \(parameter.place)", at: item.range.firstByte)
                    }
                } else {
                    known[parameter.key] = parameters.count
                    parameters.append(parameter)
                    parameters[parameters.count - 1].isShared = node == shared
                }
            }
        }
        guard !parameters.isEmpty else { return }
        // Where the protocol has one body, and it is all there is, its schema is the input itself.
        if wire != .http, parameters.count == 1, let body = parameters.first, body.place == "body", let schema = body.node["schema"] {
            let id = shape(for: schema, named: "\(typeName)Request", &d)
            if isStructure(schema, &d) {
                operation.input = OperationShape(target: id, origin: body.node.range)
                return
            }
        }
        var structure = Structure()
        var taken: Set<String> = []
        for parameter in parameters {
            var member = readMember(parameter, of: typeName, &d)
            // The same name may stand in two places.
            if !taken.insert(member.name).inserted {
                let other = member.name
                member.name = "\(other)In\(capitalised(parameter.place))"
                d.note("'\(other)' in \(parameter.place) is called '\(member.name)', because another has its name", at: member.origin)
                taken.insert(member.name)
            }
            structure.members.append(member)
        }
        var input = Shape(name: freeName("\(typeName)Request"), kind: .structure(structure), origin: operation.origin)
        input.isInline = true
        operation.input = OperationShape(target: add(input), origin: operation.origin)
    }

    private struct Parameter {
        var node: Node
        var name: String
        var place: String
        var isShared = false

        /// What no two parameters of an operation have in common.
        var key: String { "\(place) \(name)" }
    }

    private mutating func readParameter(_ item: Node, _ d: inout Diagnostics) -> Parameter? {
        guard let node = resolved(item, &d), let map = node.expectMap(&d) else { return nil }
        guard let name = map["name"]?.expectText(&d) else {
            d.error("a parameter has no 'name'", at: node.range.firstByte)
            return nil
        }
        let places = ["query", "path", "header", "formData", "body"]
        guard let place = map["in"]?.text, places.contains(place) else {
            let found = map["in"]?.text
            d.error(
                "the parameter '\(name)' is in '\(found ?? "")'", at: (map["in"] ?? node).range,
                hint: found.flatMap { didYouMean($0, among: places) } ?? "the places are \(places.joined(separator: ", "))")
            return nil
        }
        if map["type"] == nil, place != "body" {
            d.error("the parameter '\(name)' has no 'type'", at: node.range.firstByte)
            return nil
        }
        return Parameter(node: node, name: name, place: place)
    }

    private mutating func readMember(_ parameter: Parameter, of typeName: String, _ d: inout Diagnostics) -> Member {
        let node = parameter.node
        let numbered = numberedName(parameter)
        let name = numbered?.member ?? parameter.name
        let wireName = numbered?.prefix ?? parameter.name
        var target = shape(for: node["schema"] ?? node, named: typeName + capitalised(name), &d)
        if parameter.place != "body", node["items"]?["type"]?.text == "array" {
            d.note("the inner lists of '\(name)' are texts, joined by the caller", at: node.range)
            target = addList(of: plainString(), named: typeName + capitalised(name))
        }
        if parameter.place != "body" { fillItems(of: target) }
        if numbered != nil { target = addList(of: target, named: typeName + capitalised(name)) }
        var member = Member(name: name, target: target, origin: node.range)
        readFacts(of: node, into: &member, &d)
        member.isRequired = node["required"]?.bool ?? false
        member.isNullable = member.isNullable || node["allowEmptyValue"]?.bool == true
        // Times in a query or header are written as in a body.
        if numbered != nil {
            member.collectionFormat = .numbered
        } else if node["type"]?.text == "array" {
            let allowsMany = parameter.place == "query" || parameter.place == "formData"
            member.collectionFormat = readCollectionFormat(node, of: parameter.name, allowsMany: allowsMany, &d)
        }
        switch parameter.place {
        case "path":
            member.location = .label(wireName)
            member.isRequired = true
        case "header": member.location = .header(wireName)
        case "body":
            member.location = .payload
            if case .blob = shapes[target.index].kind { member.isStreaming = shapes[target.index].isStreaming }
        case "formData":
            member.location = wire == .http ? .form(wireName) : .body
            member.isStreaming = node["type"]?.text == "file"
        default: member.location = wire == .query || wire == .ec2 ? .body : .query(wireName)
        }
        if member.location == .body, wireName != name { member.locationName = wireName }
        return member
    }

    /// `Tags.member.N` stands for `Tags.member.1`, `Tags.member.2` and so on: a list.
    private func numberedName(_ parameter: Parameter) -> (member: String, prefix: String)? {
        let name = parameter.name
        guard name.hasSuffix(".N") || name.hasSuffix(".n"), name.utf8.count > 2, parameter.node["type"]?.text != "array" else { return nil }
        guard parameter.place == "query" || parameter.place == "formData" else { return nil }
        let prefix = String(name.dropLast(2))
        let member = prefix.hasSuffix(".member") && prefix != ".member" ? String(prefix.dropLast(7)) : prefix
        return (member, prefix)
    }

    /// Texts outside of bodies have no way to say that an item is null.
    mutating func fillItems(of target: ShapeID) {
        guard case .list(var list) = shapes[target.index].kind, shapes[target.index].isInline else { return }
        list.isSparse = false
        shapes[target.index].kind = .list(list)
    }

    private mutating func addList(of item: ShapeID, named name: String) -> ShapeID {
        var list = Shape(name: freeName("\(name)List"), kind: .list(ListShape(element: Member(name: "member", target: item))))
        list.isInline = true
        return add(list)
    }

    func readCollectionFormat(_ node: Node, of name: String, allowsMany: Bool, _ d: inout Diagnostics) -> CollectionFormat {
        guard let format = node["collectionFormat"] else { return .csv }
        switch format.text {
        case "csv": return .csv
        case "ssv": return .ssv
        case "tsv": return .tsv
        case "pipes": return .pipes
        case "multi":
            if allowsMany { return .multi }
            d.error("'multi' only goes with a query or form, where '\(name)' is not", at: format.range)
            return .csv
        case let other:
            let known = ["csv", "ssv", "tsv", "pipes", "multi"]
            d.error(
                "unknown collection format '\(other ?? format.kindName)'", at: format.range,
                hint: "the formats are \(known.joined(separator: ", "))")
            return .csv
        }
    }
}
