internal import ServiceModel

extension ModulePlan {
    func union(_ place: Int, _ origins: inout Origins) -> UnionView {
        let shape = shapes[place]
        let members = members(of: place)
        var view = UnionView(
            name: names.types[place], qualifiedName: qualifier + names.types[place], documentation: documentation(ofShape: place),
            conformances: isDecodable[place] ? "EncodableShape, DecodableShape" : "EncodableShape", cases: [],
            unknown: shape.structure?.discriminator == nil ? .member : .document, selector: "try node.unionMember()",
            isDecodable: isDecodable[place])
        if let discriminator = shape.structure?.discriminator {
            view.selector = selector(discriminator, members)
            view.cases = members.enumerated().map { taggedCase($1, shape: place, index: $0, discriminator, &origins) }
        } else {
            view.cases = members.enumerated().map { plainCase($1, shape: place, index: $0, &origins) }
        }
        return view
    }

    /// A case that is the one member there is.
    private func plainCase(_ spelling: MemberSpelling, shape place: Int, index: Int, _ origins: inout Origins) -> CaseView {
        let member = spelling.member
        let name = swiftLiteral(decodedName(of: member))
        let encoded = MemberSpelling(
            member: member, name: spelling.name, type: spelling.type, qualifiedType: spelling.qualifiedType, isOptional: false,
            stored: nil, reference: "value")
        return CaseView(
            name: spelling.name, type: spelling.type, documentation: documentation(of: spelling, shape: place, index: index),
            isIndirect: member.isBoxed, wireName: name, encode: encodeStatement(encoded),
            decode: "\(decodeCall(member, node: "node", name: name)) ?? \(empty(member, name: name))",
            mark: origins.mark(member.origin))
    }

    /// A case that is all there is, told by a member that all cases have.
    private func taggedCase(
        _ spelling: MemberSpelling, shape place: Int, index: Int, _ discriminator: String, _ origins: inout Origins
    ) -> CaseView {
        let member = spelling.member
        let typeName = member.typeName ?? member.name
        var doc = DocLines(width: 116)
        doc.paragraph("If `\(discriminator)` is `\(typeName)`.".replacingNewlines)
        return CaseView(
            name: spelling.name, type: spelling.type,
            documentation: doc.lines + documentation(of: spelling, shape: place, index: index), isIndirect: member.isBoxed,
            wireName: swiftLiteral(typeName), encode: "value.encode(into: &shape)",
            decode: "try \(qualifier)\(names.types[member.target.index])(from: node)", mark: origins.mark(member.origin))
    }

    /// The expression for the value of the discriminator, which XML may call otherwise.
    private func selector(_ discriminator: String, _ cases: [MemberSpelling]) -> String {
        let member = cases.lazy.compactMap { self.shapes[$0.member.target].structure?.member(discriminator) }.first
        let plain = swiftLiteral(member.map(decodedName) ?? discriminator)
        let xml = swiftLiteral(member.map(forXML.decodedName) ?? discriminator)
        guard wire == .http, xml != plain, let first = cases.first, isInXMLReply[first.member.target.index] else {
            return "try node.string(\(plain)) ?? \"\""
        }
        return "try node.string(node.isXML ? \(xml) : \(plain)) ?? \"\""
    }
}
