internal import JMESPathSyntax
internal import ServiceModel

/// Compiles JMESPath into Swift over typed values.
///
///     Reservations[].Instances[].State.Name
///     → output.reservations?.compactMap { $0.instances }.flatMap { $0 }.compactMap { $0.state?.name }
///
/// What JMESPath finds out at run time, wrong names and wrong kinds, is a problem here, told before anything is generated.
struct PathCompiler {
    let plan: ModulePlan

    /// The value of an expression over the members of a structure that Swift calls `root`.
    func compile(_ text: String, root: String, shape: ShapeID) throws(PathProblem) -> PathCode {
        let syntax: SyntaxNode
        do { syntax = try SyntaxNode(text) } catch { throw PathProblem("'\(text)' cannot be read: \(error.message)") }
        return try compile(syntax, on: PathCode(code: root, type: .structure(shape), isOptional: false))
    }

    func compile(_ node: SyntaxNode, on base: PathCode) throws(PathProblem) -> PathCode {
        switch node {
        case .current: return base
        case .field(let name): return try field(name, of: base)
        case .index(let index): return try element(index, of: base)
        case .subexpression(let steps), .pipe(let steps):
            var value = base
            for step in steps { value = try compile(step, on: value) }
            return value
        case .literal(let value): return try literal(value)
        case .projection(let list, let each): return try project(each, over: try compile(list, on: base))
        case .valueProjection(let map, let each):
            let map = try compile(map, on: base)
            guard case .map(let value) = map.type else { throw PathProblem("'*' stands behind something that is no map") }
            return try project(
                each,
                over: PathCode(code: "\(map.code)\(map.mark).values", type: .list(value), isOptional: map.isOptional, endsOptional: false))
        case .filterProjection(let list, let condition, let each):
            let list = try compile(list, on: base)
            let test = try truth(of: try compile(condition, on: try item(of: list)))
            return try project(
                each,
                over: PathCode(
                    code: "\(list.code)\(list.mark).filter { \(test) }", type: list.type, isOptional: list.isOptional, endsOptional: false))
        case .flatten(let inner): return try flatten(try compile(inner, on: base))
        case .comparison(let sign, let left, let right):
            return try compare(sign, try compile(left, on: base), try compile(right, on: base))
        case .not(let inner): return boolean("!(\(try truth(of: try compile(inner, on: base))))")
        case .and(let parts): return try join(parts, "&&", on: base)
        case .or(let parts): return try or(parts, on: base)
        case .multiSelectList(let parts): return try select(parts, on: base)
        case .function(let name, let arguments): return try call(name, arguments, on: base)
        case .slice, .multiSelectHash, .expressionReference: throw PathProblem("this form of expression has no typed meaning")
        }
    }

    // MARK: - Steps

    private func field(_ name: String, of base: PathCode) throws(PathProblem) -> PathCode {
        guard case .structure(let id) = base.type, let structure = plan.shapes[id].structure else {
            throw PathProblem("'\(name)' is asked of something that has no members")
        }
        guard let index = structure.members.firstIndex(where: { $0.name == name }) else {
            throw PathProblem("'\(name)' is no member of '\(plan.shapes[id].name)'")
        }
        let spelling = plan.members(of: id.index)[index]
        let type = type(of: structure.members[index])
        if plan.shapes[id].isUnion {
            return PathCode(
                code: "\(base.asOptional).flatMap { if case .\(spelling.name)(let value) = $0 { value } else { nil } }", type: type,
                isOptional: true)
        }
        return PathCode(
            code: "\(base.code)\(base.mark).\(spelling.access)", type: type, isOptional: base.isOptional || spelling.isOptional,
            endsOptional: spelling.isOptional)
    }

    func type(of member: Member) -> PathType {
        if member.isJSONValue || member.isStreaming { return .opaque("") }
        return type(of: member.target)
    }

    private func type(of id: ShapeID) -> PathType {
        switch plan.shapes[id].kind {
        case .structure, .union: .structure(id)
        case .enumeration: .enumeration(id)
        case .string: .string
        case .boolean: .boolean
        case .byte, .short, .integer, .long: .integer
        case .float, .double: .double
        case .list(let list): list.isSparse ? .opaque("") : .list(type(of: list.element))
        case .map(let map): map.isSparse ? .opaque("") : .map(type(of: map.value))
        case .bigInteger, .bigDecimal, .timestamp, .blob, .document: .opaque(plan.typeTexts[id.index])
        }
    }

    private func element(_ index: Int, of base: PathCode) throws(PathProblem) -> PathCode {
        guard case .list(let type) = base.type else { throw PathProblem("an element is asked of something that is no list") }
        let code =
            switch index {
            case 0: "first"
            case -1: "last"
            case 1...: "dropFirst(\(index)).first"
            default: "dropLast(\(-index - 1)).last"
            }
        return PathCode(code: "\(base.code)\(base.mark).\(code)", type: type, isOptional: true)
    }

    private func item(of list: PathCode) throws(PathProblem) -> PathCode {
        guard case .list(let type) = list.type else { throw PathProblem("each element is asked of something that is no list") }
        return PathCode(code: "$0", type: type, isOptional: false)
    }

    private func project(_ each: SyntaxNode, over list: PathCode) throws(PathProblem) -> PathCode {
        let item = try item(of: list)
        if case .current = each { return list }
        let value = try compile(each, on: item)
        let method = value.isOptional ? "compactMap" : "map"
        return PathCode(
            code: "\(list.code)\(list.mark).\(method) { \(value.code) }", type: .list(value.type), isOptional: list.isOptional,
            endsOptional: false)
    }

    private func flatten(_ list: PathCode) throws(PathProblem) -> PathCode {
        guard case .list(let type) = list.type else { throw PathProblem("'[]' stands behind something that is no list") }
        guard case .list = type else { return list }
        return PathCode(code: "\(list.code)\(list.mark).flatMap { $0 }", type: type, isOptional: list.isOptional, endsOptional: false)
    }

    private func select(_ parts: [SyntaxNode], on base: PathCode) throws(PathProblem) -> PathCode {
        var codes: [String] = []
        var type: PathType?
        for part in parts {
            let value = try compile(part, on: base)
            guard type == nil || type == value.type else { throw PathProblem("the parts of a list are of different kinds") }
            type = value.type
            codes.append(value.asOptional)
        }
        guard let type else { throw PathProblem("a list of nothing is selected") }
        return PathCode(code: "[\(codes.joined(separator: ", "))].compactMap { $0 }", type: .list(type), isOptional: false)
    }
}
