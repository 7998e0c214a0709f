internal import ServiceModel

extension ModulePlan {
    /// The files of models: types sorted by name, spread evenly over as many files as they need, at most `modelFiles`.
    func models(_ origins: inout Origins) -> [ModelsView] {
        let places = shapes.indices.filter { !names.types[$0].isEmpty }.sorted { names.types[$0] < names.types[$1] }
        let files = max(1, options.modelFiles)
        let used = max(1, min(files, (places.count + Self.typesInFile - 1) / Self.typesInFile))
        let size = (places.count + used - 1) / used
        return (0..<files).map { index in
            let range = min(index * size, places.count)..<min((index + 1) * size, places.count)
            let shapes = index < used ? places[range].map { shape($0, &origins) } : []
            var file = file()
            if shapes.isEmpty { file.imports = [] }
            return ModelsView(file: file, shapes: shapes, isEquatable: options.isEquatable)
        }
    }

    /// A file with fewer types does not compile faster.
    private static let typesInFile = 40

    private func shape(_ place: Int, _ origins: inout Origins) -> ShapeView {
        let shape = shapes[place]
        var view = ShapeView(mark: origins.mark(shape.origin))
        switch shape.kind {
        case .union: view.union = [union(place, &origins)]
        case .enumeration(let values): view.enumeration = [enumeration(place, values, &origins)]
        default: view.structure = [structure(place, &origins)]
        }
        return view
    }

    // MARK: - Structures

    func structure(_ place: Int, _ origins: inout Origins) -> StructureView {
        let shape = shapes[place]
        let members = members(of: place)
        let isBound = isBound(place)
        let isError = shape.error != nil
        let isDecodable = isError || (self.isDecodable[place] && !(isBound && !isNested[place]))
        let decoded = isDecodable ? members : []
        var conformances = isError ? ["ErrorShape"] : ["EncodableShape"]
        if isDecodable, !isError { conformances.append("DecodableShape") }
        return StructureView(
            name: names.types[place], qualifiedName: qualifier + names.types[place], documentation: documentation(ofShape: place),
            conformances: conformances.joined(separator: ", "),
            isEquatable: options.isEquatable && !members.contains { isByteStream($0.member) || isEventStream($0.member) },
            errorCode: isError ? swiftLiteral(shape.errorCode) : "",
            members: members.enumerated().map { view(of: $1, shape: place, index: $0, &origins) },
            parameters: parameters(members),
            encode: encodeLines(place, members), decode: decodeLines(place, decoded),
            isDecodable: isDecodable, reply: isBound && self.isDecodable[place] ? replyLines(place, members) : [])
    }

    /// Whether members of the shape stand outside of the body.
    func isBound(_ place: Int) -> Bool {
        guard !roles[place].isEmpty, let structure = shapes[place].structure else { return false }
        return structure.members.contains { isOutsideBody($0) }
    }

    /// `source: String, destination: Destination, replyToAddresses: [String]? = nil`
    func parameters(_ members: [MemberSpelling], isQualified: Bool = false) -> String {
        members.map { spelling in
            let type = isQualified ? spelling.qualifiedType : spelling.type
            if let typeName = spelling.member.typeName, let text = text(typeName, of: spelling.member, type) {
                return "\(spelling.parameter): \(type)\(spelling.isOptional ? "?" : "") = \(text)"
            }
            return "\(spelling.parameter): \(type)\(spelling.isOptional ? "? = nil" : "")"
        }.joined(separator: ", ")
    }

    private func view(of spelling: MemberSpelling, shape place: Int, index: Int, _ origins: inout Origins) -> MemberView {
        var view = MemberView(
            keyword: isOnlyRead[place] ? "let" : "var", name: spelling.name, type: spelling.declaredType,
            documentation: documentation(of: spelling, shape: place, index: index),
            attribute: spelling.member.deprecation.map(deprecated) ?? "", stored: spelling.stored ?? "", storedType: "", getter: "",
            setter: "",
            assignment: "self.\(spelling.name) = \(spelling.name)", mark: origins.mark(spelling.member.origin))
        guard let stored = spelling.stored else { return view }
        view.storedType = spelling.declaredType
        view.getter = stored
        view.setter = "\(stored) = newValue"
        view.assignment = "\(stored) = \(spelling.name)"
        if spelling.member.isBoxed {
            let mark = spelling.isOptional ? "?" : ""
            view.storedType = "Box<\(spelling.type)>\(mark)"
            view.getter = "\(stored)\(mark).value"
            view.setter = spelling.isOptional ? "\(stored) = newValue.map { Box($0) }" : "\(stored) = Box(newValue)"
            view.assignment = spelling.isOptional ? "\(stored) = \(spelling.name).map { Box($0) }" : "\(stored) = Box(\(spelling.name))"
        }
        if isOnlyRead[place] { view.setter = "" }
        return view
    }

    /// `@available(*, deprecated, message: "…")`
    func deprecated(_ deprecation: Deprecation) -> String {
        guard let message = deprecation.message, !message.isEmpty else { return "@available(*, deprecated)" }
        return "@available(*, deprecated, message: \(swiftLiteral(message.replacingNewlines)))"
    }

    /// A text as a value of a member that takes texts.
    private func text(_ text: String, of member: Member, _ type: String) -> String? {
        switch shapes[member.target].kind {
        case .string: swiftLiteral(text)
        case .enumeration: "\(type)(rawValue: \(swiftLiteral(text)))"
        default: nil
        }
    }

    /// The names of all members that a structure lists, as `others` takes them.
    private func listed(_ members: [MemberSpelling], _ name: (Member) -> String) -> String {
        "[\(members.filter { !$0.member.holdsOthers }.map { swiftLiteral(name($0.member)) }.joined(separator: ", "))]"
    }

    /// Lines for JSON and lines for XML, told apart only where they differ.
    private func chosen(_ condition: String, _ xml: [String], _ plain: [String]) -> [String] {
        guard xml != plain else { return plain }
        return ["if \(condition) {"] + xml.map { "    " + $0 } + ["} else {"] + plain.map { "    " + $0 } + ["}"]
    }

    /// The lines that read a structure.
    private func decodeLines(_ place: Int, _ members: [MemberSpelling]) -> [String] {
        func lines(_ plan: ModulePlan) -> [String] {
            let names = members.contains(where: \.member.holdsOthers) ? listed(members, plan.decodedName) : ""
            return members.map { spelling in
                // The whole body of an error.
                if shapes[place].error != nil, spelling.member.location == .payload, !isByteStream(spelling.member) {
                    return "\(spelling.reference) = \(plan.decodeCall(spelling.member, node: "node", name: nil))"
                }
                return plan.decodeStatement(spelling, besides: names)
            }
        }
        guard isInXMLReply[place] else { return lines(self) }
        return chosen("node.isXML", lines(forXML), lines(self))
    }

    /// The lines that write a structure.
    private func encodeLines(_ place: Int, _ members: [MemberSpelling]) -> [String] {
        let lines = linesOfFormat(place, members)
        guard isInXMLRequest[place] else { return lines }
        return chosen("shape.isXML", forXML.linesOfFormat(place, members), lines)
    }

    /// The members in the order that a schema insists on; those that it does not name come last.
    private func ordered(_ members: [MemberSpelling], of place: Int) -> [MemberSpelling] {
        guard writesXML, let order = shapes[place].structure?.xmlOrder, !order.isEmpty else { return members }
        let places = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return members.enumerated().sorted { a, b in
            (places[a.element.member.name] ?? order.count, a.offset) < (places[b.element.member.name] ?? order.count, b.offset)
        }.map(\.element)
    }

    /// The lines that write a structure in one format: what stands elsewhere than in the body is there for printing only.
    private func linesOfFormat(_ place: Int, _ members: [MemberSpelling]) -> [String] {
        var lines: [String] = []
        if writesXML, let namespace = shapes[place].xmlNamespace, !roles[place].contains(.input) {
            lines.append("shape.namespace(\(namespaceArguments(namespace)))")
        }
        let attributes = isXML ? members.filter(\.member.isXMLAttribute) : []
        if !attributes.isEmpty {
            lines.append("shape.attributes { shape in")
            lines += attributes.map { "    " + encodeStatement($0) }
            lines.append("}")
        }
        let isBound = isBound(place) && !isNested[place]
        var isPrinting = false
        // Events pass by once; there is nothing of them to be written with the rest.
        for spelling in ordered(members, of: place) where !(isXML && spelling.member.isXMLAttribute) && !isEventStream(spelling.member) {
            let isElsewhere = isBound && isOutsideBody(spelling.member)
            if isElsewhere != isPrinting { lines.append(isElsewhere ? "if shape.isPrinting {" : "}") }
            isPrinting = isElsewhere
            let names = spelling.member.holdsOthers ? listed(members, encodedName) : ""
            lines.append((isElsewhere ? "    " : "") + encodeStatement(spelling, besides: names))
        }
        if isPrinting { lines.append("}") }
        return lines
    }

    // MARK: - Enumerations

    private func enumeration(_ place: Int, _ values: [EnumerationValue], _ origins: inout Origins) -> EnumerationView {
        EnumerationView(
            name: names.types[place], documentation: documentation(ofShape: place),
            values: values.enumerated().map { index, value in
                ValueView(
                    name: Keywords.escape(names.members[place][index]), text: swiftLiteral(value.value),
                    documentation: documentation(of: value, shape: place, index: index), attribute: value.deprecation.map(deprecated) ?? "",
                    mark: origins.mark(value.origin))
            })
    }
}
